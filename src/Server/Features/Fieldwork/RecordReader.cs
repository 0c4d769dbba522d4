using System.Globalization;
using System.Text.Json;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>A record as it was sent, read as far as that goes without looking anything up.</summary>
/// <param name="Id">As sent, for the answer; null where there was none.</param>
/// <param name="Record">Null where <paramref name="Reason"/> says why it cannot be taken.</param>
/// <param name="Body">Its body as sent.</param>
internal sealed record ReadRecord(string? Id, FieldRecord? Record, string Body, string? Reason);

/// <summary>Reads the JSON form of field records (contract: field record), with a Vietnamese reason for what is wrong.</summary>
/// <param name="codes">Turns codes of villages and subjects into ids, for backfill; null where only ids are allowed.</param>
internal sealed class RecordReader(ObservedIndicators indicators, DateTimeOffset now, RecordCodes? codes = null)
{
    private static readonly DateTimeOffset Earliest = new(2015, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public ReadRecord Read(JsonElement json)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return new(null, null, "{}", "Mỗi bản ghi phải là một đối tượng JSON.");
        var id = Text(json, "id");
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
        if (Text(json, "teamId") is { } teamText)
            team = Guid.TryParse(teamText, out var teamId) ? new(teamId) : throw new FormatException("teamId không phải là một mã UUID.");
        return new(id, observedAt, team, village, Body(Text(json, "kind"), body, village));
    }

    private RecordBody Body(string? kind, JsonElement body, UnitId village) => kind switch
    {
        "observation" => Observation(body, village),
        "activity" => new RecordBody.Activity(Minutes(body), Whole(body, "reached", 0, 100_000, 0)),
        "household" => Household(body, village),
        "business" => Business(body, village),
        "speedSample" => new RecordBody.SpeedSample(Speed(body, "downMbps") ?? throw new FormatException("body.downMbps phải là tốc độ tải xuống, Mbps."), Speed(body, "upMbps") ?? 0),
        "difficulty" => new RecordBody.Difficulty(Text(body, "text") ?? throw new FormatException("body.text phải ghi nội dung khó khăn, vướng mắc.")),
        _ => throw new FormatException($"kind “{kind}” không có; dùng một trong: observation, activity, household, business, speedSample, difficulty."),
    };

    private RecordBody.Observation Observation(JsonElement body, UnitId village)
    {
        var indicator = Text(body, "indicator");
        if (indicator is null || indicators.PopulationOf(indicator) is null)
            throw new FormatException($"Chỉ tiêu “{indicator}” không có trong chương trình nào.");
        var count = Whole(body, "count", 0, 10_000, null);
        if (body.TryGetProperty("of", out _) && Whole(body, "of", 0, 10_000, null) < count)
            throw new FormatException("body.count lớn hơn body.of.");
        return new(Subject(body, village, indicators.IsOfHouseholds(indicator)), indicator, count);
    }

    private RecordBody.Household Household(JsonElement body, UnitId village)
    {
        var phone = Text(body, "phone");
        if (phone is not null && (phone.Length != 10 || phone[0] != '0' || !phone.All(char.IsAsciiDigit)))
            throw new FormatException("body.phone phải gồm mười chữ số, bắt đầu bằng 0.");
        var card = new HouseholdCard(
            Text(body, "head") ?? throw new FormatException("body.head phải ghi tên chủ hộ."), Text(body, "address") ?? "", phone,
            Whole(body, "members", 0, 100, null), Whole(body, "from14", 0, 100, null), Whole(body, "from15", 0, 100, null), Whole(body, "from18", 0, 100, null),
            Whole(body, "elderly60", 0, 100, 0), Whole(body, "disabled", 0, 100, 0), Whole(body, "noSmartphone", 0, 100, 0));
        if (card.Fault() is { } fault)
            throw new FormatException(fault);
        return new(Subject(body, village, ofHousehold: true), Text(body, "code"), card);
    }

    private RecordBody.Business Business(JsonElement body, UnitId village)
    {
        var kind = Text(body, "kind") switch
        {
            "enterprise" => BusinessKind.Enterprise,
            "cooperative" => BusinessKind.Cooperative,
            "householdBusiness" => BusinessKind.HouseholdBusiness,
            "shop" => BusinessKind.Shop,
            _ => throw new FormatException("body.kind phải là enterprise, cooperative, householdBusiness hoặc shop."),
        };
        var ocop = body.TryGetProperty("ocop", out var value) && value.ValueKind == JsonValueKind.True;
        var name = Text(body, "name") ?? throw new FormatException("body.name phải ghi tên cơ sở.");
        return new(Subject(body, village, ofHousehold: false), Text(body, "code"), new(name, kind, Text(body, "address") ?? "", ocop));
    }

    private Guid Subject(JsonElement body, UnitId village, bool ofHousehold)
    {
        if (Text(body, "subjectId") is { } text)
            return Guid.TryParse(text, out var id) ? id : throw new FormatException("body.subjectId không phải là một mã UUID.");
        if (codes is not null && Text(body, "subject") is { } code)
            return (Guid.TryParse(code, out var given) ? given : codes.Subject(village, code, ofHousehold)) ?? throw new FormatException($"Không có đối tượng mã “{code}” trong thôn.");
        throw new FormatException("Thiếu body.subjectId.");
    }

    private UnitId Village(JsonElement json)
    {
        if (Text(json, "villageId") is { } text)
            return Guid.TryParse(text, out var id) ? new(id) : throw new FormatException("villageId không phải là một mã UUID.");
        if (codes is not null && Text(json, "village") is { } code)
            return (Guid.TryParse(code, out var given) ? new UnitId(given) : codes.Village(code)) ?? throw new FormatException($"Không có thôn mã “{code}” trong tỉnh.");
        throw new FormatException("Thiếu villageId.");
    }

    private DateTimeOffset ObservedAt(JsonElement json)
    {
        var text = Text(json, "observedAt");
        if (text is null || !(text.EndsWith('Z') || (text.Length > 6 && text[^6] is '+' or '-'))
            || !DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var parsed))
            throw new FormatException("observedAt phải là thời điểm ISO 8601 có múi giờ, ví dụ 2025-11-03T08:15:00+07:00.");
        if (parsed > now.AddDays(1))
            throw new FormatException($"observedAt {text} ở tương lai: kiểm tra ngày giờ của máy ghi.");
        if (parsed < Earliest)
            throw new FormatException($"observedAt {text} quá xa trong quá khứ.");
        // PostgreSQL keeps microseconds; the fold must see the same instant before and after storing.
        return new DateTimeOffset(parsed.UtcTicks / 10 * 10, TimeSpan.Zero);
    }

    private static int Minutes(JsonElement body)
    {
        if (body.TryGetProperty("hours", out var hours) && hours.ValueKind == JsonValueKind.Number && hours.TryGetDecimal(out var given) && given is > 0 and <= 24)
            return (int)Math.Round(given * 60);
        return Whole(body, "minutes", 1, 24 * 60, null);
    }

    private static decimal? Speed(JsonElement body, string name) =>
        body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var speed) && speed is >= 0 and < 100_000 ? speed : null;

    private static int Whole(JsonElement body, string name, int least, int most, int? absent)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return absent ?? throw new FormatException($"Thiếu body.{name}.");
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"body.{name} phải là số nguyên từ {least} đến {most}.");
    }

    private static string? Text(JsonElement json, string name) =>
        json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String && Folding.Tidy(value.GetString()!) is { Length: > 0 and <= 4000 } text && !text.Contains('\0') ? text : null;

    /// <summary>The body as sent; where a code stood for the subject, with the subject's id beside it.</summary>
    private static string StoredBody(JsonElement body, RecordBody read)
    {
        var raw = body.GetRawText();
        if (raw.Contains("\\u0000", StringComparison.Ordinal))
            throw new FormatException("body có ký tự rỗng (\\u0000).");
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
