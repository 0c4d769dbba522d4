using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Boundaries;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Units.Boundaries;

/// <summary>What a file of boundaries brought.</summary>
/// <param name="Applied">False for a file with faults.</param>
/// <param name="Pieces">Drawn apart: units with far islands have several.</param>
/// <param name="LargestMap">Characters of path data of the map that has most.</param>
/// <param name="Faults">Every area that no unit could be found for; then nothing was changed.</param>
public sealed record BoundaryOutcome(bool Applied, int Units, int Pieces, int LargestMap, IReadOnlyList<Fault> Faults)
{
    /// <summary>Why it was refused; null when it was not.</summary>
    internal Problem? Refusal => Faults.Count == 0 ? null
        : new Problem("boundary-file-faults", $"Tệp có {Faults.Count} vùng không khớp với đơn vị nào.", "Sửa các vùng được nêu (số thứ tự trong tệp), hoặc nhập với --date là ngày của bản đồ. Không có gì bị thay đổi.") { Faults = Faults };
}

/// <summary>Nhập ranh giới: takes a file of areas, finds their units by code, simplifies and keeps them. All of it or nothing; nothing is guessed.</summary>
public sealed class BoundaryImport
{
    /// <summary>Path data of one map, the communes of a province or the provinces of the nation: what a page can carry.</summary>
    private const int MostCharacters = 120_000;

    private readonly UnitDirectory units;
    private readonly BoundaryStore store;
    private readonly TimeProvider clock;

    internal BoundaryImport(UnitDirectory units, BoundaryStore store, TimeProvider clock) => (this.units, this.store, this.clock) = (units, store, clock);

    /// <param name="source">The file's name.</param>
    /// <param name="asked">Day whose codes the file uses; today when null.</param>
    /// <param name="property">Where its areas state the code.</param>
    public async Task<Result<BoundaryOutcome>> Run(Stream file, string source, DateOnly? asked, string property, CancellationToken ct)
    {
        var read = await BoundaryFile.Read(file, property, ct);
        if (read is not Result<IReadOnlyList<BoundaryFeature>>.Done(var features))
            return ((Result<IReadOnlyList<BoundaryFeature>>.Refused)read).Problem;
        var day = asked ?? VietnamTime.Today(clock);
        var byCode = (await units.Nation(day, ct)).All.Where(unit => unit.Kind is UnitKind.Province or UnitKind.District or UnitKind.Commune).ToLookup(unit => unit.Code);
        var faults = Faults(features, byCode, property, day);
        if (faults.Count > 0)
            return new BoundaryOutcome(false, 0, 0, 0, faults);
        var placed = features.Select(feature => byCode[feature.Code].Single()).ToList();
        var outlines = Fitting([.. features.Select(feature => feature.Outline)], placed);
        IReadOnlyList<UnitPiece> pieces = [.. placed.Zip(outlines).SelectMany(pair => pair.Second.Pieces().Select((piece, number) => new UnitPiece(pair.First.Id, number, piece)))];
        await store.Write(pieces, source, day, new(AuditActions.UnitBoundaries) { Place = Around(placed), After = new { file = source, units = placed.Count, day } }, ct);
        return new BoundaryOutcome(true, placed.Count, pieces.Count, Maps(pieces, placed).Max(), []);
    }

    private static List<Fault> Faults(IReadOnlyList<BoundaryFeature> features, ILookup<string, Unit> byCode, string property, DateOnly day)
    {
        var faults = new List<Fault>();
        var first = new Dictionary<string, int>();
        foreach (var feature in features)
        {
            if (feature.Code.Length == 0)
                faults.Add(new(null, feature.Number, "", null, $"Vùng không có mã đơn vị ở thuộc tính “{property}”."));
            else if (byCode[feature.Code].Count() != 1)
                faults.Add(new(null, feature.Number, "", feature.Code, $"Không có tỉnh, huyện, xã nào mang mã này vào ngày {VietnamTime.Text(day)}."));
            else if (!first.TryAdd(feature.Code, feature.Number))
                faults.Add(new(null, feature.Number, "", feature.Code, $"Mã này đã có ở vùng thứ {first[feature.Code]}; gộp các phần của một đơn vị thành một MultiPolygon."));
        }
        return faults;
    }

    /// <summary>Simplified no more than it takes for every map to be light enough, in steps that double.</summary>
    private static IReadOnlyList<Outline> Fitting(IReadOnlyList<Outline> outlines, IReadOnlyList<Unit> placed)
    {
        for (var least = 0L; ; least = Math.Max(2, least * 2))
        {
            var simple = SharedBorders.Simplified(outlines, least);
            var pieces = placed.Zip(simple).SelectMany(pair => pair.Second.Pieces().Select(piece => new UnitPiece(pair.First.Id, 0, piece)));
            if (least > GridPoint.PerDegree * (long)GridPoint.PerDegree || Maps(pieces, placed).All(size => size <= MostCharacters))
                return simple;
        }
    }

    /// <summary>Characters of each map: of the units with one superior.</summary>
    private static IEnumerable<int> Maps(IEnumerable<UnitPiece> pieces, IReadOnlyList<Unit> placed)
    {
        var above = placed.ToDictionary(unit => unit.Id, unit => unit.ParentId);
        return pieces.GroupBy(piece => above[piece.Unit]).Select(map => map.Sum(piece => piece.Piece.Path.Length));
    }

    private static UnitId? Around(IReadOnlyList<Unit> placed) => placed.Select(unit => unit.ParentId).Distinct().ToList() is [var above] ? above : null;
}
