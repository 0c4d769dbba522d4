using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Units;

/// <summary>Finds communes as files name them: by code, <c>code@day</c>, or a name that only one has; each day's communes are indexed once.</summary>
internal sealed class CommuneNames(UnitDirectory directory)
{
    private readonly Dictionary<DateOnly, Communes> days = [];

    /// <returns>The commune and, folded, its name with all above it; or what is wrong, Vietnamese.</returns>
    public async Task<Result<(Unit Commune, string FoldedPath)>> Find(string text, DateOnly day, CancellationToken ct)
    {
        var wanted = Folding.Tidy(text);
        if (wanted.IndexOf('@', StringComparison.Ordinal) is > 0 and var at && DayOption.Parse(wanted[(at + 1)..]) is { } stated)
            (wanted, day) = (wanted[..at], stated);
        if (!days.TryGetValue(day, out var communes))
            days[day] = communes = new(await directory.Nation(day, ct));
        return communes.Named(wanted) switch
        {
            [var found] => (found, communes.FoldedPath(found)),
            [] => await Missing(wanted, day, ct),
            var several => new Problem("unit-ambiguous", $"Có {several.Count} đơn vị cấp xã tên “{wanted}”: dùng mã ({string.Join(", ", several.Take(5).Select(unit => unit.Code))})."),
        };
    }

    private async Task<Problem> Missing(string wanted, DateOnly day, CancellationToken ct) => (await directory.Named(wanted, day, ct)).Match(
        other => new Problem("unit-not-found", $"{other.FullName} (mã {other.Code}) không phải đơn vị cấp xã."),
        problem => wanted.Any(char.IsAsciiDigit) ? problem : new("unit-not-found", $"Không có đơn vị cấp xã nào tên “{wanted}” vào ngày {Domain.Time.VietnamTime.Text(day)}: kiểm tra tên hoặc dùng mã."));

    private sealed class Communes(UnitTree tree)
    {
        private readonly ILookup<string, Unit> byCode = Of(tree).ToLookup(unit => unit.Code);
        private readonly ILookup<string, Unit> byName = Of(tree).SelectMany(unit => new[] { (unit.Name, unit), (unit.FullName, unit) })
            .ToLookup(pair => Folding.Fold(pair.Item1), pair => pair.unit);

        public IReadOnlyList<Unit> Named(string wanted) => byCode[wanted].ToList() is [_, ..] coded ? coded : [.. byName[Folding.Fold(wanted)].Distinct()];

        public string FoldedPath(Unit commune) => string.Join(' ', tree.PathTo(commune.Id).Where(unit => unit.Kind != UnitKind.Nation).Reverse().Select(unit => Folding.Fold(unit.FullName)));

        private static IEnumerable<Unit> Of(UnitTree tree) => tree.All.Where(unit => unit.Kind == UnitKind.Commune);
    }
}
