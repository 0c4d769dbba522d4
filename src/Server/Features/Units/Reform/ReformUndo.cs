using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>Takes an event back, exactly, as long as nothing builds on it (Hoàn tác sự kiện).</summary>
public sealed class ReformUndo
{
    private readonly ReformListStore list;
    private readonly ReformUndoStore traces;
    private readonly Scope scope;
    private readonly Databases databases;
    private readonly TimeProvider clock;

    internal ReformUndo(ReformListStore list, ReformUndoStore traces, Scope scope, Databases databases, TimeProvider clock) =>
        (this.list, this.traces, this.scope, this.databases, this.clock) = (list, traces, scope, databases, clock);

    public async Task<Result<ReformLine>> Run(Caller caller, Guid id, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ManageUnits) is { } forbidden)
            return forbidden;
        var all = await list.Events(id, ct);
        if (all is not [var reform] || !await scope.Covers(caller, reform.Place ?? UnitDirectory.NationId, ct, Permission.ManageUnits))
            return new Problem("reform-not-found", "Không có sự kiện này trong phạm vi của bạn.", "Mở lại danh sách sự kiện sắp xếp đơn vị.") { Kind = ProblemKind.NotFound };
        await using var store = await ReformWriteStore.Begin(databases, ct);
        if (await list.Events(id, ct) is [{ UndoneAt: not null }])
            return Refused("Sự kiện này đã được hoàn tác.");
        var changed = await ReformUndoStore.Changed(store.Connection, id, ct);
        if (changed.Count > 0)
        {
            return Refused(string.Join(' ', changed.Take(5).Select(one => one.Resolution is { } later
                ? $"{one.Unit} đã thay đổi tiếp theo {later}: hoàn tác sự kiện đó trước."
                : $"{one.Unit} đã thay đổi sau sự kiện này (danh sách thôn nhập lại, địa bàn hoặc đơn vị mới bên dưới).")));
        }
        var (made, grants) = await ReformUndoStore.MadeBy(store.Connection, id, ct);
        if (grants > 0)
            return Refused($"{VietnameseNumbers.Text(grants)} vai trò đã giao ở đơn vị do sự kiện này lập.");
        if (await traces.Traces(made, ct) is { Any: true } standing)
        {
            return Refused(
                $"Ở đơn vị do sự kiện này lập đã có {VietnameseNumbers.Text(standing.Teams)} Tổ, {VietnameseNumbers.Text(standing.Households)} hộ, {VietnameseNumbers.Text(standing.Businesses)} cơ sở, "
                + $"{VietnameseNumbers.Text(standing.Records)} bản ghi, {VietnameseNumbers.Text(standing.Decisions)} quyết định: dữ liệu không bị bỏ.");
        }
        var note = new AuditEntry(AuditActions.ReformUndo)
        {
            Place = reform.Place, Before = new { id, kind = ReformWords.Code(reform.Kind), effectiveOn = reform.EffectiveOn, resolution = reform.Resolution, summary = reform.Summary },
        };
        await store.Undo(id, note, clock.GetUtcNow(), ct);
        return reform;
    }

    private static Problem Refused(string why) => new("reform-not-undone", "Không hoàn tác được sự kiện này.", why) { Kind = ProblemKind.Conflict };
}
