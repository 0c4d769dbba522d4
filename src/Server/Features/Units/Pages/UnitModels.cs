using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units.Reform;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Units.Pages;

/// <param name="Within">Names of the units above, the nearest first; empty where the page says it.</param>
/// <param name="Children">Units directly below on the day.</param>
public sealed record UnitRow(Unit Unit, string Within, int Children)
{
    /// <summary>Of a unit that no longer stands, the standing units that it went to.</summary>
    public IReadOnlyList<UnitHeir> Heirs { get; init; } = [];

    /// <summary>Its last day, where that is over.</summary>
    public DateOnly? EndedOn { get; init; }
}

/// <summary>The units below one, or those that a search found.</summary>
/// <param name="Search">Null while browsing.</param>
/// <param name="More">Whether more were found than are shown.</param>
public sealed record UnitBrowseModel(string? Search, Unit Under, IReadOnlyList<Unit> Path, DateOnly Day, bool IsToday, IReadOnlyList<UnitRow> Rows, bool More)
{
    /// <summary>Found by the search among units that no longer stand.</summary>
    public IReadOnlyList<UnitRow> Ended { get; init; } = [];

    /// <summary>The last days before the tree changed, the latest first.</summary>
    public IReadOnlyList<DateOnly> BeforeChanges { get; init; } = [];

    /// <summary>Units whose overview the reader may not see.</summary>
    public IReadOnlySet<UnitId> Outside { get; init; } = new HashSet<UnitId>();

    public string Title => Search is not null ? $"Tìm “{Search}”" : Under.Kind == UnitKind.Nation ? "Đơn vị hành chính cả nước" : Under.FullName;

    /// <summary>Only a day other than today stands in addresses.</summary>
    public DateOnly? AskedDay => IsToday ? null : Day;

    public IReadOnlyList<Crumb> Trail =>
        [.. Path.Select((unit, i) => new Crumb(unit.Kind == UnitKind.Nation ? "Cả nước" : unit.FullName, i == Path.Count - 1 && Search is null ? null : UnitLinks.Below(unit.Id, AskedDay)))];
}

/// <param name="Search">As typed.</param>
public sealed record UnitSuggestionsModel(string Search, IReadOnlyList<UnitRow> Rows);

/// <param name="HasOverview">Whether the reader may see what happens in the unit.</param>
public sealed record UnitHistoryModel(UnitDetail Unit, bool HasOverview)
{
    public string Lifetime =>
        $"Đơn vị {UnitWords.Text(Unit.Kind)}, mã {Unit.Code}; tồn tại từ {VietnamTime.Text(Unit.ValidFrom)} đến {(Unit.ValidTo is { } last ? VietnamTime.Text(last) : "nay")}";

    public IReadOnlyList<Crumb> Trail =>
    [
        .. Unit.Path.SkipLast(1).Select(above => new Crumb(above.Kind == UnitKind.Nation ? "Cả nước" : above.FullName, UnitLinks.Below(above.Id, Unit.ValidTo))),
        new Crumb(Unit.FullName),
    ];
}
