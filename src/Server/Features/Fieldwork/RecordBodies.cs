using System.Text.Json;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>Reads what a record says, by its kind.</summary>
/// <param name="codes">Turns codes of subjects into ids, for backfill; null where only ids are allowed.</param>
internal sealed class RecordBodies(ObservedIndicators indicators, RecordCodes? codes = null)
{
    private const int LongestText = 4_000, LongestWhy = 1_000;

    /// <exception cref="FormatException">What is wrong with it, in Vietnamese.</exception>
    public RecordBody Read(string? kind, JsonElement body, UnitId village) => kind switch
    {
        "observation" => Observation(body, village),
        "activity" => new RecordBody.Activity(
            Minutes(body), Whole(body, "reached", 0, 100_000, 0), body.TryGetProperty("corrects", out var other) && other.ValueKind == JsonValueKind.String && other.TryGetGuid(out var id) ? id : null),
        "household" => Household(body, village),
        "business" => Business(body, village),
        "speedSample" => new RecordBody.SpeedSample(Speed(body, "downMbps") ?? throw new FormatException("body.downMbps phải là tốc độ tải xuống, Mbps."), Speed(body, "upMbps") ?? 0),
        "difficulty" => new RecordBody.Difficulty(Text(body, "text") ?? throw new FormatException("body.text phải ghi nội dung khó khăn, vướng mắc."), Text(body, "topic")),
        "difficultyReply" => Reply(body),
        _ => throw new FormatException($"kind “{kind}” không có; dùng một trong: observation, activity, household, business, speedSample, difficulty, difficultyReply."),
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
        if (phone is not null && !(phone is ['0', '3' or '5' or '7' or '8' or '9', ..] && phone.Length == 10 && phone.All(char.IsAsciiDigit)))
            throw new FormatException("body.phone phải gồm mười chữ số, bắt đầu bằng 03, 05, 07, 08 hoặc 09.");
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

    private static RecordBody.DifficultyReply Reply(JsonElement body)
    {
        if (!Guid.TryParse(Text(body, "difficultyId"), out var difficulty))
            throw new FormatException("body.difficultyId phải là mã của bản ghi khó khăn.");
        var confirms = Text(body, "verdict") switch
        {
            "confirmed" => true,
            "reopened" => false,
            _ => throw new FormatException("body.verdict phải là confirmed hoặc reopened."),
        };
        if (Text(body, "text") is not { } why)
            return confirms ? new(difficulty, true, null, Version()) : throw new FormatException("body.text phải ghi vì sao câu trả lời chưa giúp được.");
        return why.Length <= LongestWhy ? new(difficulty, confirms, why, Version()) : throw new FormatException($"body.text không quá {LongestWhy} ký tự.");

        int Version() => Whole(body, "version", 1, 1_000_000, null);
    }

    private Guid Subject(JsonElement body, UnitId village, bool ofHousehold)
    {
        if (Text(body, "subjectId") is { } text)
            return Guid.TryParse(text, out var id) ? id : throw new FormatException("body.subjectId không phải là một mã UUID.");
        if (codes is not null && Text(body, "subject") is { } code)
            return (Guid.TryParse(code, out var given) ? given : codes.Subject(village, code, ofHousehold)) ?? throw new FormatException($"Không có đối tượng mã “{code}” trong thôn.");
        throw new FormatException("Thiếu body.subjectId.");
    }

    private static int Minutes(JsonElement body)
    {
        if (body.TryGetProperty("hours", out var hours) && hours.ValueKind == JsonValueKind.Number && hours.TryGetDecimal(out var given) && given is > 0 and <= 24)
            return (int)Math.Round(given * 60);
        return Whole(body, "minutes", 1, 24 * 60, null);
    }

    private static decimal? Speed(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var speed) && speed is >= 0 and < 100_000
            ? speed
            : throw new FormatException($"body.{name} phải là tốc độ Mbps, từ 0 đến 100000.");
    }

    private static int Whole(JsonElement body, string name, int least, int most, int? absent)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return absent ?? throw new FormatException($"Thiếu body.{name}.");
        return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) && number >= least && number <= most
            ? number
            : throw new FormatException($"body.{name} phải là số nguyên từ {least} đến {most}.");
    }

    /// <returns>Tidied; null where there is none.</returns>
    /// <exception cref="FormatException">It is too long, or no text.</exception>
    public static string? Text(JsonElement json, string name)
    {
        if (!json.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        if (value.ValueKind != JsonValueKind.String || Folding.Tidy(value.GetString()!) is not { Length: <= LongestText } text || text.Contains('\0'))
            throw new FormatException($"{name} phải là văn bản không quá {LongestText} ký tự.");
        return text.Length == 0 ? null : text;
    }
}
