using CongDongSo.Domain.Language;
using CongDongSo.Domain.Time;

namespace CongDongSo.Server.Features.Boards.Evidence;

/// <summary>Speed samples of a commune (or village) behind a number: by month, and each sample.</summary>
internal static class SampleEvidence
{
    private const string Kind = "speedSample";

    public static async Task<EvidenceTable> Months(EvidenceContext context, CancellationToken ct)
    {
        var rows = new List<EvidenceRow>();
        foreach (var month in context.Period.Months().Where(month => month <= context.Today))
        {
            var samples = await Of(context, month, ct);
            rows.Add(new($"Tháng {month:MM'/'yyyy}", EvidenceLinks.Of(context.Question with { From = month }), samples.Count, 1, []));
        }
        return EvidenceTable.Of("Theo tháng", "Tháng", "Số mẫu", "Xã-tháng", [], rows);
    }

    public static async Task<EvidenceTable> Records(EvidenceContext context, DateOnly month, CancellationToken ct)
    {
        var samples = context.Period.Months().Contains(month) ? await Of(context, month, ct) : [];
        return EvidenceTable.Of(
            $"Mẫu đo tháng {month:MM'/'yyyy}", "Lúc đo", "Số mẫu", "", ["Nơi đo", .. RecordEvidence.Columns],
            [.. samples.Select(sample => RecordEvidence.Row(sample, context.Names) with { Met = 1, NumeratorText = VietnameseNumbers.Text(1), OutOf = 0, More = [context.NameOf(sample.Place), .. RecordEvidence.Row(sample, context.Names).More] })]);
    }

    /// <summary>Of the whole month, as far as the period goes.</summary>
    private static Task<IReadOnlyList<EvidenceRecord>> Of(EvidenceContext context, DateOnly month, CancellationToken ct)
    {
        var end = VietnamTime.StartOf(month.AddMonths(1));
        return EvidenceRecordStore.InSpan(context.Province, context.PlacesOf(context.Unit.Id), Kind, VietnamTime.StartOf(month), end < context.Before ? end : context.Before, ct);
    }
}
