using System.Globalization;
using System.Text.Json;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>A record as it was sent, read as far as that goes without looking anything up.</summary>
/// <param name="Id">As sent, for the answer; null where there was none.</param>
/// <param name="Record">Null where <paramref name="Reason"/> says why it cannot be taken.</param>
/// <param name="Body">Its body as sent.</param>
internal sealed record ReadRecord(string? Id, FieldRecord? Record, string Body, string? Reason);

/// <summary>Reads the JSON form of field records (contract: field record), with a Vietnamese reason for what is wrong.</summary>
/// <param name="codes">Turns codes of villages into ids, for backfill; null where only ids are allowed.</param>
internal sealed class RecordReader(RecordBodies bodies, DateTimeOffset now, RecordCodes? codes)
{
    private static readonly DateTimeOffset Earliest = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public ReadRecord Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return new(null, null, "{}", "Mỗi bản ghi phải là một đối tượng JSON.");
        if (RecordText.IsBroken(json))
            return new(null, null, "{}", RecordText.Broken);
        var id = json.TryGetProperty("id", out var sent) && sent.ValueKind == JsonValueKind.String ? sent.GetString() : null;
        var body = json.TryGetProperty("body", out var found) && found.ValueKind == JsonValueKind.Object ? found : default;
        try
        {
            var record = Record(json, id, body);
            return new(id, record, StoredBody(body, record.Body), null);
        }
        catch (FormatException fault)
        {
            return new(id, null, "{}", fault.Message);
        }
    }

    private FieldRecord Record(JsonElement json, string? idText, JsonElement body)
    {
        if (!Guid.TryParseExact(idText, "D", out var id) || id.Version != 7 || (id.Variant & 0xC) != 8)
            throw new FormatException("id phải là UUID phiên bản 7 do máy ghi tạo ra.");
        if (body.ValueKind != JsonValueKind.Object)
            throw new FormatException("Thiếu body.");
        var observedAt = ObservedAt(json);
        var village = Village(json);
        TeamId? team = null;
        if (RecordBodies.Text(json, "teamId") is { } teamText)
            team = Guid.TryParse(teamText, out var teamId) ? new(teamId) : throw new FormatException("teamId không phải là một mã UUID.");
        var kind = RecordBodies.Text(json, "kind");
        var read = bodies.Read(kind, body, village);
        RecordDetails.Check(kind, body);
        return new(id, observedAt, team, village, read);
    }

    private UnitId Village(JsonElement json)
    {
        if (RecordBodies.Text(json, "villageId") is { } text)
            return Guid.TryParse(text, out var id) ? new(id) : throw new FormatException("villageId không phải là một mã UUID.");
        if (codes is not null && RecordBodies.Text(json, "village") is { } code)
            return (Guid.TryParse(code, out var given) ? new UnitId(given) : codes.Village(code)) ?? throw new FormatException($"Không có thôn mã “{code}” trong tỉnh.");
        throw new FormatException("Thiếu villageId.");
    }

    private DateTimeOffset ObservedAt(JsonElement json)
    {
        var text = RecordBodies.Text(json, "observedAt");
        if (text is null || Instant(text) is not { } parsed)
            throw new FormatException("observedAt phải là thời điểm ISO 8601 có múi giờ, ví dụ 2025-11-03T08:15:00+07:00.");
        if (parsed > now.AddDays(1))
            throw new FormatException($"observedAt {text} ở tương lai: kiểm tra ngày giờ của máy ghi.");
        if (parsed < Earliest)
            throw new FormatException($"observedAt {text} quá xa trong quá khứ.");
        // PostgreSQL keeps microseconds; the fold must see the same instant before and after storing.
        return new DateTimeOffset(parsed.UtcTicks / 10 * 10, TimeSpan.Zero);
    }

    /// <summary>An instant that says its offset; null for what is none.</summary>
    internal static DateTimeOffset? Instant(string text) =>
        (text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-')) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed) ? parsed : null;

    /// <summary>The body as sent; where a code stood for the subject, with the subject's id beside it.</summary>
    private static string StoredBody(JsonElement body, RecordBody read)
    {
        var raw = body.GetRawText();
        if (!RecordText.HasOnlyUsableNumbers(body))
            throw new FormatException("body có số quá lớn hoặc quá nhiều chữ số.");
        Guid? subject = read switch
        {
            RecordBody.Observation observation => observation.SubjectId,
            RecordBody.Household household => household.SubjectId,
            RecordBody.Business business => business.SubjectId,
            _ => null,
        };
        return subject is null || body.TryGetProperty("subjectId", out _) ? raw : $$"""{"subjectId":"{{subject}}",{{raw.AsSpan(raw.IndexOf('{') + 1)}}""";
    }
}
