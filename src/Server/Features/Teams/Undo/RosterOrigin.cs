using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Teams.Undo;

/// <summary>Where a change of the rosters comes from, as it is listed and taken back.</summary>
/// <param name="Title">Name of the file.</param>
/// <param name="At">When it is made.</param>
public sealed record RosterOrigin(string Title, DateTimeOffset At);

/// <summary>Lần thay đổi danh sách: one change that can be taken back.</summary>
/// <param name="By">Login.</param>
/// <param name="Units">The communes (districts) whose teams it touched.</param>
/// <param name="UndoneAt">Null where it stands.</param>
public sealed record RosterChange(
    Guid Id, DateTimeOffset At, string By, IReadOnlyList<UnitId> Units, string Title, Domain.Teams.Rosters.RosterChanges Counts, DateTimeOffset? UndoneAt, string? UndoneBy);
