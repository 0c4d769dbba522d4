using System.Text.Json;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary><c>POST /api/v1/sync/push</c>.</summary>
internal static class SyncEndpoint
{
    private const int MostRecords = 500, MostBytes = 1024 * 1024;

    public static void Map(RouteGroupBuilder api) => api.MapPost("/sync/push", Push)
        .WithMetadata(new OpenToDevices()).WithName("pushRecords").WithSummary("Gửi bản ghi thực địa; bản ghi được trả lời accepted đã nằm trên đĩa")
        .Accepts<PushRequest>("application/json").Produces<PushResponse>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status503ServiceUnavailable);

    private static async Task<IResult> Push(HttpRequest request, Caller caller, Scope scope, RecordPush push, UnitDirectory units, InstallationEpoch epoch, TimeProvider clock, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.WriteRecords) is { } forbidden)
            return ProblemDocument.Answer(forbidden);
        if (request.ContentLength > MostBytes)
            return TooLarge();
        // The whole body is here before a database connection is taken: a phone that hangs up holds nothing.
        using var body = new MemoryStream();
        var buffer = new byte[16 * 1024];
        int read;
        while ((read = await request.Body.ReadAsync(buffer, ct)) > 0)
        {
            body.Write(buffer, 0, read);
            if (body.Length > MostBytes)
                return TooLarge();
        }
        JsonDocument document;
        try
        {
            document = JsonDocument.Parse(body.GetBuffer().AsMemory(0, (int)body.Length));
        }
        catch (JsonException)
        {
            return Malformed();
        }
        using (document)
        {
            if (document.RootElement.ValueKind != JsonValueKind.Object || !document.RootElement.TryGetProperty("records", out var list) || list.ValueKind != JsonValueKind.Array)
                return Malformed();
            if (list.GetArrayLength() > MostRecords)
                return TooLarge();
            using var still = units.HoldStill();
            return (await PushByProvince([.. list.EnumerateArray()], caller, scope, push, units, ct)) switch
            {
                Result<PushResult[]>.Done(var results) => TypedResults.Ok(new PushResponse(results, await epoch.Now(ct), clock.GetUtcNow())),
                Result<PushResult[]>.Refused(var problem) => ProblemDocument.Answer(problem),
                _ => throw new InvalidOperationException(),
            };
        }
    }

    private static async Task<Result<PushResult[]>> PushByProvince(
        IReadOnlyList<JsonElement> records, Caller caller, Scope scope, RecordPush push, UnitDirectory units, CancellationToken ct)
    {
        var results = new PushResult[records.Count];
        var provinces = new Dictionary<string, List<int>>();
        var codes = new Dictionary<Guid, string>();
        for (var i = 0; i < records.Count; i++)
        {
            var village = records[i].ValueKind == JsonValueKind.Object && !RecordText.IsBroken(records[i]) && records[i].TryGetProperty("villageId", out var text) && text.ValueKind == JsonValueKind.String && text.TryGetGuid(out var id) ? id : default;
            // Asked once for each place: a phone's records are of a place or two.
            if (!codes.TryGetValue(village, out var code))
                codes[village] = code = await units.ProvinceCodeOf(new UnitId(village), ct) ?? "";
            if (!provinces.TryGetValue(code, out var list))
                provinces[code] = list = [];
            list.Add(i);
        }
        foreach (var (code, indexes) in provinces)
        {
            var answer = code.Length == 0 ? Unplaced(records, indexes) : await push.Push(
                code, [.. indexes.Select(i => records[i])], caller.Login, null,
                new(
                    async (tree, place, stop) => caller.Sees(tree, place, Permission.WriteRecords) || await scope.Covers(caller, place.Id, stop, Permission.WriteRecords),
                    (place, day, stop) => scope.CoveredOn(caller, place.Id, day, Permission.WriteRecords, stop)), ct);
            if (answer is Result<IReadOnlyList<PushResult>>.Refused(var problem))
                return problem;
            var answers = ((Result<IReadOnlyList<PushResult>>.Done)answer).Value;
            for (var i = 0; i < indexes.Count; i++)
                results[indexes[i]] = answers[i];
        }
        return results;
    }

    private static Result<IReadOnlyList<PushResult>> Unplaced(IReadOnlyList<JsonElement> records, List<int> indexes) => indexes.Select(i => RecordText.IsBroken(records[i]) ? new PushResult(null, "rejected", RecordText.Broken) : new PushResult(
        records[i].ValueKind == JsonValueKind.Object && records[i].TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? id.GetString() : null,
        "rejected", "villageId không phải là một thôn hay một xã đã biết.")).ToArray();

    private static IResult TooLarge() => ProblemDocument.Answer(new Problem(
        "push-too-large", "Gói gửi quá lớn.", $"Mỗi lần gửi nhiều nhất {MostRecords} bản ghi và 1 MiB; hãy chia nhỏ."));

    private static IResult Malformed() => ProblemDocument.Answer(new Problem(
        "push-malformed", "Gói gửi không đọc được.", "Thân yêu cầu phải là {\"records\":[…]} theo JSON."));
}

internal sealed record PushRequest(IReadOnlyList<JsonElement> Records);

/// <param name="Epoch">Which life of the database took them.</param>
internal sealed record PushResponse(IReadOnlyList<PushResult> Results, string Epoch, DateTimeOffset ServerTime);
