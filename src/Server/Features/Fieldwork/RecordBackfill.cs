using System.Text;
using System.Text.Json;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork.Registers;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork;

/// <param name="Line">From 1.</param>
public sealed record RejectedLine(int Line, string? Id, string Reason);

/// <summary>What became of a file's records.</summary>
public sealed record BackfillResult(int Accepted, int Duplicate, IReadOnlyList<RejectedLine> Rejected);

/// <summary>Field records from a file, one JSON document a line: <c>cds record push</c>. Villages and subjects may be named by code.</summary>
public sealed class RecordBackfill(RecordPush push, Databases databases, UnitDirectory units, TimeProvider clock)
{
    private const int LinesATime = 500;

    /// <summary>A file that changes what the planner has to expect.</summary>
    private const int Many = 10_000;

    public async Task<Result<BackfillResult>> Push(string file, string provinceCode, string author, CancellationToken ct)
    {
        var tree = await units.WholeTree(provinceCode, VietnamTime.Today(clock), ct);
        var province = await databases.OpenProvince(provinceCode, ct);
        var codes = await CodesOf(province, tree, ct);
        int accepted = 0, duplicate = 0, line = 0;
        var rejected = new List<RejectedLine>();
        var lines = new List<(int Line, JsonElement Record)>(LinesATime);
        await foreach (var text in File.ReadLinesAsync(file, Encoding.UTF8, ct))
        {
            line++;
            if (string.IsNullOrWhiteSpace(text))
                continue;
            try
            {
                using var document = JsonDocument.Parse(text);
                lines.Add((line, document.RootElement.Clone()));
            }
            catch (JsonException)
            {
                rejected.Add(new(line, null, "Dòng này không phải là một tài liệu JSON."));
            }
            if (lines.Count == LinesATime && await Send() is { } refused)
                return refused;
        }
        if (lines.Count > 0 && await Send() is { } lastRefused)
            return lastRefused;
        if (accepted > Many)
            await province.LearnSizes(ct);
        return new BackfillResult(accepted, duplicate, [.. rejected.OrderBy(one => one.Line)]);

        async Task<Problem?> Send()
        {
            foreach (var (_, record) in lines)
                codes.Learn(record);
            var result = await push.Push(provinceCode, [.. lines.Select(one => one.Record)], author, codes, SenderScope.Everywhere, ct);
            if (result is not Result<IReadOnlyList<PushResult>>.Done(var answers))
                return ((Result<IReadOnlyList<PushResult>>.Refused)result).Problem;
            foreach (var (sent, answer) in lines.Zip(answers))
            {
                if (answer.Status == "accepted")
                    accepted++;
                else if (answer.Status == "duplicate")
                    duplicate++;
                else
                    rejected.Add(new(sent.Line, answer.Id, answer.Reason!));
            }
            lines.Clear();
            return null;
        }
    }

    private static async Task<RecordCodes> CodesOf(ProvinceDatabase province, UnitTree tree, CancellationToken ct)
    {
        var villages = new Dictionary<string, UnitId>();
        foreach (var unit in tree.All.Where(unit => unit.Kind is UnitKind.Village or UnitKind.Commune).OrderBy(unit => unit.Kind == UnitKind.Commune))
            villages.TryAdd(unit.Code, unit.Id);
        var (households, businesses) = await RegisterStore.Codes(province, ct);
        return new(villages, households, businesses);
    }
}
