using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Teams.Undo;

/// <summary>Các lần đã nhập, the latest first.</summary>
/// <param name="More">Whether there are older ones.</param>
public sealed record RosterChangesModel(Unit Area, IReadOnlyList<RosterChangeRow> Rows, int Page, bool More)
{
    public Problem? Problem { get; init; }

    /// <summary>What was undone just now.</summary>
    public RosterChange? Undone { get; init; }
}

/// <param name="Places">Names of the communes it touched.</param>
public sealed record RosterChangeRow(RosterChange Change, string Places);
