using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Fieldwork.Registers;

namespace CongDongSo.Server.Features.Boards.Evidence;

/// <summary>Households and businesses of a village behind a number, and what was seen of each.</summary>
internal static class SubjectEvidence
{
    /// <param name="page">From 1; 0: all.</param>
    public static async Task<EvidenceTable> Subjects(EvidenceContext context, int page, CancellationToken ct)
    {
        var (population, state) = (context.Indicator.Population, context.Question.State);
        var from = Math.Max(0, page - 1) * EvidenceModel.PageSize;
        var found = await EvidenceStore.Subjects(context.Province, context.PlacesOf(context.Unit.Id), context.Indicator.Id, population, state, context.Before, from, page == 0 ? 0 : EvidenceModel.PageSize, ct);
        return new(
            KindOf(population) == RegisterKind.Household ? "Theo hộ" : "Theo cơ sở", KindOf(population) == RegisterKind.Household ? "Hộ" : "Cơ sở",
            state is { } head ? StateEvidence.Head(head) : EvidenceSearch.NumeratorHead(population), state is null ? EvidenceSearch.DenominatorHead(population) : "", ["Ghi nhận mới nhất", "Lúc"],
            [.. found.Page.Select(one => new EvidenceRow($"{one.Code}, {one.Name}", EvidenceLinks.Of(context.Question with { Subject = one.Id, State = null }), state is null ? one.Have : 1, state is null ? one.Of : null, [Words(one), one.SeenAt is { } at ? VietnamTime.Moment(at) : "–"]))],
            state is null ? found.Have : found.Count, state is null ? found.Of : null, found.Count);
    }

    public static async Task<EvidenceTable> Records(EvidenceContext context, Guid subject, CancellationToken ct)
    {
        var kind = KindOf(context.Indicator.Population);
        if (await EvidenceStore.Subject(context.Province, subject, kind == RegisterKind.Household, context.Before, ct) is not var (village, code, name) || !context.PlacesOf(context.Unit.Id).Contains(village))
            return EvidenceTable.NotHere;
        var records = await EvidenceRecordStore.OfSubject(context.Province, subject, context.Indicator.Id, context.Before, ct);
        return new(
            $"Các ghi nhận về {RegisterWords.Subject(kind)} {code}, {name}", "Lúc ghi nhận", "Số đếm", "", ["Tính vào số liệu", .. RecordEvidence.Columns],
            [.. records.Select((record, i) => RecordEvidence.Row(record, context.Names) with { NumeratorText = VietnameseNumbers.Text(record.Count ?? 0), More = [i == 0 ? "có, mới nhất đến hết kỳ" : "không, có ghi nhận mới hơn", .. RecordEvidence.Row(record, context.Names).More] })],
            null, null, records.Count)
        {
            Opened = records.Count == 0 ? "Chưa ai ghi nhận đến hết kỳ: tính vào tổng số, chưa đạt." : null,
            Subject = (RegisterLinks.Of(kind, subject), kind == RegisterKind.Household ? "Mở sổ hộ" : "Mở sổ cơ sở"),
        };
    }

    private static RegisterKind KindOf(Population population) => population is Population.Businesses or Population.OcopMakers ? RegisterKind.Business : RegisterKind.Household;

    private static string Words(CountedSubject one) => one.Count is not { } count ? "chưa ai ghi nhận" : count == 0 ? "chưa có" : $"{VietnameseNumbers.Text(count)} có";
}
