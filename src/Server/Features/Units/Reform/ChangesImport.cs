using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Reform;
using CongDongSo.Server.Features.Units.Catalogue;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>What a conversion table added to the units, or would add.</summary>
/// <param name="Applied">False for a dry run and for a file with faults.</param>
/// <param name="Lines">Lines of the table.</param>
/// <param name="Edges">Old unit → new unit, as the table has them.</param>
/// <param name="Notices">What was read otherwise than written, or left out; Vietnamese.</param>
public sealed record ChangesOutcome(bool Applied, int Lines, int Edges, AddedUnits New, IReadOnlyList<Fault> Faults, IReadOnlyList<string> Notices)
{
    /// <summary>Why it was refused; null when it was not.</summary>
    internal Problem? Refusal => Faults.Count == 0 ? null
        : new Problem("unit-file-faults", $"Tệp có {Faults.Count} lỗi.", "Sửa các ô được nêu rồi nhập lại. Không có gì bị thay đổi.") { Faults = Faults };
}

/// <summary>What the units did not know yet.</summary>
/// <param name="Continued">Communes of today that the reform left whole and alone: their time before it.</param>
/// <param name="Changes">Edges, and new names or kinds of what went on.</param>
/// <param name="KnownEdges">Edges that were known already.</param>
public sealed record AddedUnits(int Districts, int Communes, int Continued, int Changes, int KnownEdges);

/// <summary>
/// Replays a reform from the statistics office's conversion table (bảng chuyển đổi đơn vị cũ – mới): all of it or nothing, as one event that can be undone; the same
/// table twice adds nothing.
/// </summary>
public sealed class ChangesImport(Databases databases, TimeProvider clock)
{
    /// <summary>The day that the nation's reform took effect.</summary>
    public static DateOnly DefaultDay => UnitCatalogue.Reform;

    /// <param name="source">The file's name.</param>
    public Task<Result<ChangesOutcome>> Run(Stream file, string source, DateOnly effectiveOn, bool dryRun, CancellationToken ct) =>
        SheetReader.ReadAsync(file, SheetLimits.Form, async sheets =>
        {
            var sheet = sheets[0];
            var rows = sheet.Rows.ToList();
            if (rows is not [var head, _, ..])
                return new Problem("unit-file-empty", "Tệp không có dòng nào dưới dòng tiêu đề.", "Cần dòng tiêu đề của bảng chuyển đổi và ít nhất một dòng.");
            if (effectiveOn <= UnitCatalogue.KnownFrom)
                return new Problem("unit-day", $"Danh mục chỉ có từ ngày {VietnamTime.Text(UnitCatalogue.KnownFrom)}.", "Chọn ngày hiệu lực sau ngày đó.");
            return await ChangesColumns.In(sheet, head).Match(
                columns => Run(sheet, columns, [.. rows.Skip(1).Where(row => row.Cells.Any(cell => !cell.IsBlank))], source, effectiveOn, dryRun, ct),
                problem => Task.FromResult<Result<ChangesOutcome>>(problem));
        });

    private async Task<Result<ChangesOutcome>> Run(Sheet sheet, ChangesColumns columns, IReadOnlyList<SheetRow> rows, string source, DateOnly effectiveOn, bool dryRun, CancellationToken ct)
    {
        await using var store = await ReformWriteStore.Begin(databases, ct);
        var state = await ReformReadStore.Nation(store.Connection, ct);
        var plan = TableReading.Plan(state, [.. rows.Select(columns.Read)], effectiveOn, UnitCatalogue.KnownFrom, source);
        var byRow = rows.ToDictionary(row => row.Number);
        var faults = plan.Faults.OrderBy(fault => fault.Row).Select(fault => columns.Fault(sheet, byRow[fault.Row], fault)).ToList();
        var made = plan.Effect.Made.CountBy(life => life.Kind).ToDictionary();
        var added = new AddedUnits(
            made.GetValueOrDefault(UnitKind.District), made.GetValueOrDefault(UnitKind.Commune), plan.Effect.Before.Count, plan.Effect.Changes.Count, plan.KnownEdges);
        if (!dryRun && !plan.Effect.IsEmpty)
        {
            var reform = new ReformEvent { Id = Guid.CreateVersion7(), Kind = ReformKind.LoadTable, EffectiveOn = effectiveOn, Resolution = source };
            var summary = new ReformSummary(made.Values.Sum(), made.Values.Sum(), plan.Effect.Before.Count, 0, 0);
            var note = new AuditEntry(AuditActions.ReformApply) { After = new { id = reform.Id, kind = ReformWords.Code(reform.Kind), effectiveOn, file = source, added } };
            await store.Apply(reform, new { file = source, lines = rows.Count, added }, plan.Effect, state.With(plan.Effect), summary, note, clock.GetUtcNow(), ct);
        }
        return new ChangesOutcome(!dryRun && faults.Count == 0, rows.Count, plan.Edges, added, faults, plan.Notices);
    }
}
