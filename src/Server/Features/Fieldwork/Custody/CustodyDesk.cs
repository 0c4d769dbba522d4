using System.Text.Json;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork.Notices;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork.Custody;

/// <summary>What waits in a unit and below it.</summary>
public sealed record CustodyList(SeenUnit Area, IReadOnlyList<CustodyRecord> Items, int Total);

/// <summary>Bản ghi chờ nhận: those who have a place now take, or refuse with a reason, what its former volunteers recorded there in their time.</summary>
public sealed class CustodyDesk(Databases databases, UnitInScope units, Scope scope, RecordPush push, TimeProvider clock)
{
    private const int Most = 200, LongestReason = 500;

    private static readonly Problem NotFound = new(
        "custody-not-found", "Không có bản ghi chờ nhận này trong phạm vi của bạn.", "Có thể người khác đã nhận hoặc trả lời; hãy mở lại trang.") { Kind = ProblemKind.NotFound };

    public async Task<Result<CustodyList>> List(Caller caller, string? unit, CancellationToken ct)
    {
        var found = await units.Find(caller, unit, ct, Permission.WriteRecords);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        if (databases.Province(seen.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(seen.ProvinceCode)).Problem;
        var (items, total) = await CustodyStore.Waiting(province, seen.Tree.Under(seen.Unit.Id).Select(one => one.Id), Most, ct);
        return new CustodyList(seen, items, total);
    }

    /// <summary>The record goes through the same checks as any other, as its author's.</summary>
    public async Task<Result<CustodyRecord>> Take(Caller caller, Guid id, CancellationToken ct)
    {
        var found = await Find(caller, id, ct);
        if (found is not Result<(ProvinceDatabase, CustodyRecord)>.Done((var province, var record)))
            return ((Result<(ProvinceDatabase, CustodyRecord)>.Refused)found).Problem;
        var now = clock.GetUtcNow();
        using var sent = JsonDocument.Parse(record.Record);
        var read = new RecordReader(new RecordBodies(push.Indicators), now, null).Read(sent.RootElement);
        if (read.Record is null)
            return Unfit(read.Reason);
        var stored = await push.Load(province.Code, [new(read.Record, read.Body, record.Author)], ct);
        if (stored is not Result<IReadOnlyList<PushResult>>.Done([var answer]))
            return stored is Result<IReadOnlyList<PushResult>>.Refused(var problem) ? problem : NotFound;
        if (answer.Status == "rejected")
            return Unfit(answer.Reason);
        return await CustodyStore.Decide(province, record, null, Notice(record, caller, "Bản ghi đã được nhận", $"{Words(record)} đã được {caller.Name} nhận vào sổ.", now), now, ct) ? record : NotFound;
    }

    public async Task<Result<CustodyRecord>> Refuse(Caller caller, Guid id, string? reason, CancellationToken ct)
    {
        var found = await Find(caller, id, ct);
        if (found is not Result<(ProvinceDatabase, CustodyRecord)>.Done((var province, var record)))
            return ((Result<(ProvinceDatabase, CustodyRecord)>.Refused)found).Problem;
        if (Folding.Tidy(reason ?? "") is not { Length: > 0 and <= LongestReason } why)
            return new Problem("reason-missing", "Thiếu lý do không nhận.", $"Hãy ghi lý do, nhiều nhất {LongestReason} ký tự: người ghi sẽ đọc trên điện thoại.");
        var now = clock.GetUtcNow();
        return await CustodyStore.Decide(province, record, why, Notice(record, caller, "Bản ghi không được nhận", $"{Words(record)}: {why}", now), now, ct) ? record : NotFound;
    }

    private async Task<Result<(ProvinceDatabase, CustodyRecord)>> Find(Caller caller, Guid id, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.WriteRecords) is { } forbidden)
            return forbidden;
        foreach (var province in databases.Provinces)
        {
            if (await CustodyStore.Find(province, id, ct) is { } record)
                return await scope.Refusal(caller, record.Place, ct, Permission.WriteRecords) is { } refusal ? refusal : (province, record);
        }
        return NotFound;
    }

    private static Problem Unfit(string? reason) => new("custody-unfit", "Bản ghi này không vào sổ được.", $"{reason} Có thể trả lời người ghi bằng “Không nhận”.");

    private static string Words(CustodyRecord record) => $"{RecordWords.Kind(record.Kind)} lúc {VietnamTime.Moment(record.ObservedAt)}";

    private static AccountNotice Notice(CustodyRecord record, Caller caller, string title, string text, DateTimeOffset now) => new(record.AccountId, "custody", record.Id, title, text, now, caller.Name);
}
