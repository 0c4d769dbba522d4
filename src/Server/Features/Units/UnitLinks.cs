using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Units;

/// <summary>Addresses of the pages of units.</summary>
public static class UnitLinks
{
    /// <summary>Units to browse and search.</summary>
    public const string Browse = "/don-vi";

    /// <summary>Links of units while one types.</summary>
    public const string Suggest = "/don-vi/goi-y";

    public const string OfRoute = "/don-vi/{unit}", HistoryRoute = "/don-vi/{unit}/lich-su";

    /// <summary>The unit's own page: its overview.</summary>
    public static string Of(UnitId unit) => $"{Browse}/{unit}";

    /// <param name="day">As of this day; null: today.</param>
    public static string Of(UnitId unit, DateOnly? day) => day is { } known ? $"{Of(unit)}?ngay={known:yyyy-MM-dd}" : Of(unit);

    public static string History(UnitId unit) => $"{Browse}/{unit}/lich-su";

    /// <param name="day">Null: today.</param>
    public static string Below(UnitId unit, DateOnly? day) => $"{Browse}?trong={unit}{(day is { } known ? $"&ngay={known:yyyy-MM-dd}" : "")}";

    /// <summary>The way from the top of what the caller sees down to the unit, which is where the reader stands.</summary>
    public static IReadOnlyList<Crumb> Trail(IReadOnlyList<Unit> path, Caller caller, bool unitIsHere = true)
    {
        var tops = caller.Units().ToHashSet();
        var top = path.TakeWhile(unit => !tops.Contains(unit.Id)).Count();
        var seen = path.Skip(top == path.Count ? 0 : top).Where(unit => unit.Kind != UnitKind.Nation).ToList();
        return [.. seen.Select((unit, i) => new Crumb(unit.FullName, (unitIsHere && i == seen.Count - 1) || !caller.May(Permission.ViewNumbers) ? null : Of(unit.Id)))];
    }
}
