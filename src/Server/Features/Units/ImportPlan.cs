using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Units;

/// <summary>What a line makes of a unit: its spans before and after.</summary>
internal sealed record ImportPlan(
    ImportLine Line, IReadOnlyList<VillageSpan> Before, IReadOnlyList<VillageSpan> After, IReadOnlyList<TerrainSpan> TerrainBefore, IReadOnlyList<TerrainSpan> TerrainAfter)
{
    public bool IsNew => Line.Kind == UnitKind.Village && Before.Count == 0;

    public bool ChangesUnit => !Before.SequenceEqual(After);

    public bool ChangesTerrain => !TerrainBefore.SequenceEqual(TerrainAfter);

    /// <param name="asked">The day the importer named; null when left out.</param>
    /// <param name="source">Where terrains are said to come from.</param>
    public static ImportPlan Of(ImportLine line, IReadOnlyList<VillageSpan> known, IReadOnlyList<TerrainSpan> terrains, DateOnly? asked, DateOnly today, string source)
    {
        // What is new to the register is not new in the world: it is taken to be as old as its commune.
        var firstTime = line.Kind == UnitKind.Village ? known.Count == 0 : terrains.Count == 0;
        var from = line.From ?? asked ?? (firstTime ? line.Commune.ValidFrom : today);
        var spans = line.Kind == UnitKind.Village ? Stated(line, known, from) : known;
        return new(line, known, spans, terrains, Stated(line.Terrain, terrains, terrains.Count == 0 && line.From is null && asked is null ? line.Commune.ValidFrom : from, source));
    }

    private static IReadOnlyList<VillageSpan> Stated(ImportLine line, IReadOnlyList<VillageSpan> known, DateOnly from)
    {
        var on = known.FirstOrDefault(span => span.ValidFrom <= from && (span.ValidTo ?? Spans.Open) >= from);
        var state = new VillageSpan(from, null, line.Name, line.SubKind, line.Commune.Id, line.Households ?? on?.Households, line.FoldedPath);
        if (on is not null && on.SaysTheSameAs(state))
            return known;
        var after = Spans.State(known, from, Days, (span, first, last) => span with { ValidFrom = first, ValidTo = last == Spans.Open ? null : last }, state);
        // A village is under its commune no longer than that stands.
        return [.. after.Select(span => span.ValidFrom == from && line.Commune.ValidTo < (span.ValidTo ?? Spans.Open) ? span with { ValidTo = line.Commune.ValidTo } : span)];
    }

    private static IReadOnlyList<TerrainSpan> Stated(Terrain? terrain, IReadOnlyList<TerrainSpan> known, DateOnly from, string source)
    {
        var on = known.FirstOrDefault(span => span.ValidFrom <= from && (span.ValidTo ?? Spans.Open) >= from);
        if (terrain is not { } stated || on?.Terrain == stated)
            return known;
        return Spans.State(
            known, from, span => (span.ValidFrom, span.ValidTo ?? Spans.Open), (span, first, last) => span with { ValidFrom = first, ValidTo = last == Spans.Open ? null : last },
            new TerrainSpan(from, null, stated, source));
    }

    private static (DateOnly From, DateOnly To) Days(VillageSpan span) => (span.ValidFrom, span.ValidTo ?? Spans.Open);
}
