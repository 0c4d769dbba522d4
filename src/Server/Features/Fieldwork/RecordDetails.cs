using System.Globalization;
using System.Text.Json;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>
/// The fields of a body that no number is made of: when, where, with whom, which photos belong to it. They may all be left out, and are stored as they were sent;
/// what is there has to be what it says.
/// </summary>
internal static class RecordDetails
{
    public const int MostPhotos = 10, LargestPhoto = 512 * 1024;

    private const int LongestWord = 80, MostTopics = 50, MostMembers = 200, MostSubjects = 1_000;

    private static readonly string[] Needs = ["elderly", "disabled", "noSmartphone", "other"];

    /// <exception cref="FormatException">What is wrong with it, in Vietnamese.</exception>
    public static void Check(string? kind, JsonElement body)
    {
        Uuid(body, "corrects");
        Moment(body, "phoneTime");
        switch (kind)
        {
            case "observation":
                Uuid(body, "visitId");
                Word(body, "program");
                break;
            case "activity":
                Activity(body);
                break;
            case "speedSample":
                Number(body, "pingMs", 0, 600_000);
                RecordBodies.Text(body, "provider");
                Word(body, "program");
                Photos(body);
                break;
            case "difficulty":
                Word(body, "topic");
                Uuid(body, "subjectId");
                Each(body, "needs", Needs.Length, static one => one.ValueKind == JsonValueKind.String && Needs.Contains(one.GetString()), "các từ elderly, disabled, noSmartphone, other");
                Word(body, "program");
                Photos(body);
                break;
            default:
                break;
        }
    }

    private static void Activity(JsonElement body)
    {
        Word(body, "activityKind");
        Each(body, "topics", MostTopics, IsWord, "mã nội dung");
        RecordBodies.Text(body, "place");
        RecordBodies.Text(body, "note");
        if (Moment(body, "startedAt") is { } started && Moment(body, "endedAt") is { } ended && (ended < started || ended - started > TimeSpan.FromDays(1)))
            throw new FormatException("body.endedAt phải sau body.startedAt, trong vòng 24 giờ.");
        Each(body, "members", MostMembers, IsUuid, "mã UUID của thành viên");
        Each(body, "subjects", MostSubjects, IsUuid, "mã UUID của hộ");
        if (body.TryGetProperty("location", out var location) && location.ValueKind != JsonValueKind.Null)
        {
            if (location.ValueKind != JsonValueKind.Object)
                throw new FormatException("body.location phải có lat, lon và accuracy.");
            Number(location, "lat", -90, 90);
            Number(location, "lon", -180, 180);
            Number(location, "accuracy", 0, 1_000_000);
        }
        Word(body, "program");
        Photos(body);
    }

    private static void Photos(JsonElement body) => Each(
        body, "photos", MostPhotos,
        static one => one.ValueKind == JsonValueKind.Object && one.TryGetProperty("id", out var id) && IsUuid(id)
            && one.TryGetProperty("size", out var size) && size.ValueKind == JsonValueKind.Number && size.TryGetInt32(out var bytes) && bytes is > 0 and <= LargestPhoto,
        $"{{id, size}}, id là mã UUID và size không quá {LargestPhoto / 1024} KiB");

    private static void Each(JsonElement body, string name, int most, Func<JsonElement, bool> isRight, string what)
    {
        if (!body.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null)
            return;
        if (list.ValueKind != JsonValueKind.Array || list.GetArrayLength() > most || !list.EnumerateArray().All(isRight))
            throw new FormatException($"body.{name} phải là danh sách không quá {most} phần tử, mỗi phần tử là {what}.");
    }

    private static void Uuid(JsonElement body, string name)
    {
        if (body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null && !IsUuid(value))
            throw new FormatException($"body.{name} không phải là một mã UUID.");
    }

    private static void Word(JsonElement body, string name)
    {
        if (body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null && !IsWord(value))
            throw new FormatException($"body.{name} phải là một mã không quá {LongestWord} ký tự.");
    }

    private static void Number(JsonElement body, string name, decimal least, decimal most)
    {
        if (body.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null
            && !(value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) && number >= least && number <= most))
            throw new FormatException($"body.{name} phải là số từ {least.ToString(CultureInfo.InvariantCulture)} đến {most.ToString(CultureInfo.InvariantCulture)}.");
    }

    private static DateTimeOffset? Moment(JsonElement body, string name)
    {
        if (!body.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
            return null;
        return value.ValueKind == JsonValueKind.String && RecordReader.Instant(value.GetString()!) is { } instant
            ? instant
            : throw new FormatException($"body.{name} phải là thời điểm ISO 8601 có múi giờ.");
    }

    private static bool IsUuid(JsonElement value) => value.ValueKind == JsonValueKind.String && value.TryGetGuid(out _);

    private static bool IsWord(JsonElement value) => value.ValueKind == JsonValueKind.String && value.GetString() is { Length: > 0 and <= LongestWord } word && !word.Any(char.IsControl);
}
