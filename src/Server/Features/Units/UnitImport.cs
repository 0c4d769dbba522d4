using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Features.Units;

/// <summary>What a file of villages changed, or would change.</summary>
/// <param name="Applied">False for a dry run and for a file with faults.</param>
/// <param name="Villages">Lines of villages.</param>
/// <param name="Communes">Lines that state the terrain of a commune.</param>
/// <param name="Faults">Every faulty cell; then nothing was changed.</param>
public sealed record UnitImportOutcome(bool Applied, int Villages, int Communes, ImportChanges Changes, IReadOnlyList<Fault> Faults)
{
    /// <summary>Why it was refused; null when it was not.</summary>
    internal Problem? Refusal => Faults.Count == 0 ? null
        : new Problem("unit-file-faults", $"Tệp có {Faults.Count} lỗi.", "Sửa các ô được nêu rồi nhập lại. Không có gì bị thay đổi.") { Faults = Faults };
}

/// <summary>How many units a file adds, changes in name, kind, superior, households or terrain, and leaves as they are.</summary>
public sealed record ImportChanges(int New, int Changed, int Unchanged);

/// <summary>
/// Imports a province's villages and stated terrains from a CSV or an XLSX: all of it or nothing; the same file twice changes nothing
/// (Nhập danh sách thôn, tổ dân phố).
/// </summary>
public sealed class UnitImport(UnitDirectory directory, Databases databases, TimeProvider clock)
{
    /// <param name="source">What the terrains are said to come from: the file's name.</param>
    /// <param name="asked">Day from which changes hold; today when null. What is new holds since its commune does.</param>
    public Task<Result<UnitImportOutcome>> Run(Stream file, string source, DateOnly? asked, bool dryRun, CancellationToken ct) =>
        SheetReader.ReadAsync(file, SheetLimits.Form, async sheets =>
        {
            var sheet = sheets[0];
            // Rows can be read once; the first that holds something is the heading.
            var rows = sheet.Rows.ToList();
            if (rows is not [var head, _, ..])
                return new Problem("unit-file-empty", "Tệp không có dòng nào dưới dòng tiêu đề.", "Cần các cột code, name, kind, commune và ít nhất một dòng.");
            return await ImportColumns.In(sheet, head).Match(
                columns => Run(sheet, columns, rows.Skip(1), source, asked, dryRun, ct),
                problem => Task.FromResult<Result<UnitImportOutcome>>(problem));
        });

    private async Task<Result<UnitImportOutcome>> Run(
        Sheet sheet, ImportColumns columns, IEnumerable<SheetRow> rows, string source, DateOnly? asked, bool dryRun, CancellationToken ct)
    {
        var today = VietnamTime.Today(clock);
        var (lines, faults) = await new ImportReader(directory, sheet, columns, asked ?? today).Read(rows, ct);
        var villages = lines.Count(line => line.Kind == UnitKind.Village);
        if (faults.Count > 0)
            return new UnitImportOutcome(false, villages, lines.Count - villages, new(0, 0, 0), faults);
        await using var store = await UnitImportStore.Begin(databases, ct);
        var known = await store.Known(lines.Select(line => line.Unit), ct);
        var plans = lines.Select(line => ImportPlan.Of(line, known.Spans(line.Unit), known.Terrains(line.Unit), asked, today, source)).ToList();
        var touched = plans.Where(plan => plan.ChangesUnit || plan.ChangesTerrain).ToList();
        var added = plans.Count(plan => plan.IsNew);
        var changes = new ImportChanges(added, touched.Count - added, plans.Count - touched.Count);
        if (!dryRun && touched.Count > 0)
            await store.Write(touched, new(AuditActions.UnitImport) { Place = Around(lines), After = new { file = source, villages, changes } }, ct);
        return new UnitImportOutcome(!dryRun, villages, lines.Count - villages, changes, []);
    }

    /// <summary>The one commune of the file, or the one unit above its communes: whose auditors see the entry.</summary>
    private static UnitId? Around(IReadOnlyList<ImportLine> lines) =>
        lines.Select(line => line.Commune.Id).Distinct().ToList() is [var commune] ? commune
        : lines.Select(line => line.Commune.ParentId).Distinct().ToList() is [var above] ? above : null;
}
