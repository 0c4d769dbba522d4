using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;

namespace CongDongSo.Server.Features.Boards.Evidence;

/// <summary>Households that do not add to a number, by what is known of them: how many each part of a unit has.</summary>
internal static class StateEvidence
{
    public static string Head(SeenState state) => state == SeenState.NotMet ? "Đã gặp, chưa đạt" : "Chưa ghi nhận";

    /// <summary>Of the households in the register at the period's end.</summary>
    public static long Count(SeenState state, Figures seen, long households) => state == SeenState.NotMet ? seen.Subjects - seen.Met : households - seen.Subjects;

    /// <param name="level">Of the parts.</param>
    public static async Task<EvidenceTable> Parts(EvidenceContext context, SeenState state, UnitKind level, CancellationToken ct)
    {
        var parts = context.Tree.Under(context.Unit.Id, level).ToList();
        var partOf = (from part in parts from place in context.PlacesOf(part.Id) select (place, part.Id)).ToDictionary(one => one.place, one => one.Id);
        var figures = await FieldFigures.Read(context.Province, partOf, [TallyNames.Households, context.Indicator.Id], context.Period.First, context.Period.Last, FieldParts.None, ct);
        return EvidenceTable.Of(
            $"{Head(state)}: theo đơn vị {UnitWords.Text(level)}", "Đơn vị", Head(state), "Hộ trong sổ", [],
            [.. from part in parts
                let households = figures.State.GetValueOrDefault((part.Id, TallyNames.Households)).Subjects
                select new EvidenceRow(
                    part.FullName, EvidenceLinks.Of(context.Question with { Unit = part.Id.ToString() }), Count(state, figures.State.GetValueOrDefault((part.Id, context.Indicator.Id)), households), households, [])]);
    }
}
