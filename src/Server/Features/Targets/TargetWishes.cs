using CongDongSo.Domain.Results;
using CongDongSo.Domain.Targets;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Targets;

/// <summary>Sets cells that programs name: the API and the command line.</summary>
public sealed class TargetWishes(TargetSheets sheets)
{
    private const int MostCells = 20_000;

    /// <param name="caller">Null at the installation's own command line.</param>
    public async Task<Result<TargetsAnswer>> Set(Caller? caller, TargetWish wish, CancellationToken ct)
    {
        var ask = new TargetAsk(wish.Program, wish.Unit, wish.Period);
        var found = await sheets.Of(caller, ask, ct, Permission.SetTargets);
        if (found is not Result<TargetSheet>.Done(var sheet))
            return ((Result<TargetSheet>.Refused)found).Problem;
        if (wish.Cells is not { Count: > 0 and <= MostCells } wished || wished.Any(cell => cell is null))
            return new Problem("targets-empty", "Không có ô nào để giao.", "Ghi cells: mỗi ô có unit, line và amount.");
        var cells = new List<TargetCell>();
        foreach (var cell in wished)
        {
            var unit = sheet.Rows.FirstOrDefault(one => one.Code == cell.Unit || one.Id.ToString() == cell.Unit);
            if (unit is null)
                return new Problem("target-unit", $"Bảng của {sheet.Whole.FullName} không có đơn vị “{cell.Unit}”.", "Ghi mã hoặc định danh của chính đơn vị ấy, hoặc của một đơn vị trực thuộc.");
            if (sheet.Lines.FirstOrDefault(one => one.Id == cell.Line) is not { } line)
                return new Problem("target-line", $"Chương trình {sheet.Program.Id} không có mục “{cell.Line}”.", $"Các mục: {string.Join(", ", sheet.Lines.Select(one => one.Id))}.");
            cells.Add(new(unit, line, cell.Amount is { } amount ? new(amount, cell.Scale ?? (line.IsQuota ? TargetScale.Quota : TargetScale.Value)) : null));
        }
        if (cells.DistinctBy(cell => (cell.Unit.Id, cell.Line.Id)).Count() < cells.Count)
            return new Problem("target-twice", "Một ô được nêu hai lần.", "Mỗi đơn vị và mục chỉ nêu một lần.");
        return await Save(caller, TargetDraft.Of(sheet, cells, [], Domain.Language.Folding.Tidy(wish.Reason ?? "")), wish.Version, ct);
    }

    /// <summary>A file in the form that sheets are given out in.</summary>
    /// <param name="dryRun">Looks, and saves nothing.</param>
    public async Task<Result<TargetsAnswer>> Import(Stream file, TargetAsk ask, string? reason, bool dryRun, CancellationToken ct)
    {
        var found = await sheets.Of(null, ask, ct);
        if (found is not Result<TargetSheet>.Done(var sheet))
            return ((Result<TargetSheet>.Refused)found).Problem;
        var read = TargetFile.Read(file, sheet);
        if (read is not Result<TypedTargets>.Done(var typed))
            return ((Result<TypedTargets>.Refused)read).Problem;
        var draft = typed.Draft(sheet, reason);
        if (dryRun)
            return draft.Refusal is { } refusal ? refusal : new TargetsAnswer(draft.Changes.Count, TargetDocument.Of(sheet));
        return await Save(null, draft, null, ct);
    }

    private async Task<Result<TargetsAnswer>> Save(Caller? caller, TargetDraft draft, long? version, CancellationToken ct)
    {
        var saved = await sheets.Save(caller, draft, version, ct);
        if (saved is not Result<TargetsSaved>.Done(var done))
            return ((Result<TargetsSaved>.Refused)saved).Problem;
        var now = await sheets.Of(caller, new(draft.Sheet.Program.Id, draft.Sheet.Whole.Id.ToString(), draft.Sheet.Period.Code), ct);
        return new TargetsAnswer(done.Changed, TargetDocument.Of(now is Result<TargetSheet>.Done(var sheet) ? sheet : draft.Sheet));
    }
}
