using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Teams.Pages;
using CongDongSo.Server.Features.Teams.Mapping;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Teams.Rosters;

/// <summary>Nhập danh sách Tổ in the portal: the file is checked and shown, then written when its sender says so.</summary>
public sealed class RosterIntake
{
    private readonly UnitInScope unitsInScope;
    private readonly ProgramCoverage coverage;
    private readonly RosterImport import;
    private readonly KeptUploads<RosterUpload> uploads;
    private readonly TimeProvider clock;

    internal RosterIntake(UnitInScope unitsInScope, ProgramCoverage coverage, RosterImport import, KeptUploads<RosterUpload> uploads, TimeProvider clock) =>
        (this.unitsInScope, this.coverage, this.import, this.uploads, this.clock) = (unitsInScope, coverage, import, uploads, clock);

    /// <summary>The empty form.</summary>
    /// <param name="area">Unit whose teams the file lists, code or id; null: the caller's.</param>
    internal async Task<Result<RosterIntakeModel>> Form(Caller caller, string? area, CancellationToken ct)
    {
        var found = await unitsInScope.Find(caller, area, ct, Permission.WriteRosters);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        var programs = await coverage.Of(seen.Unit, ct);
        return new RosterIntakeModel(seen.Unit, seen.ProvinceCode, programs, ProgramCoverage.Default(programs, VietnamTime.Today(clock))?.Id);
    }

    /// <summary>Checks a file and keeps it for <see cref="Write"/>; nothing is changed yet.</summary>
    /// <returns>The form again with what the file would change, with its faults, or with its sheets whose columns have to be matched.</returns>
    internal async Task<Result<RosterIntakeModel>> Check(Caller caller, string? area, string program, string fileName, byte[] content, CancellationToken ct)
    {
        var empty = await Form(caller, area, ct);
        if (empty is not Result<RosterIntakeModel>.Done(var form))
            return empty;
        form = form with { Program = program, FileName = fileName };
        if (content.Length == 0)
            return form with { Problem = new("file-missing", "Chưa chọn tệp.", "Chọn một tệp .xlsx hoặc .csv có danh sách Tổ.") };
        if (content.Length > RosterUpload.MostBytes)
            return form with { Problem = new("file-too-large", "Tệp quá lớn.", $"Tệp nhiều nhất {RosterUpload.MostBytes >> 20} MB; hãy chia theo xã.") };
        var forms = await import.FormsOf(OrderOf(caller, form, program, fileName), ct);
        if (MappingStep.Of(content, forms) is { } groups)
        {
            return uploads.Keep(caller.AccountId, fileName, content, new(form.Area.Id.ToString(), program)) is { } kept
                ? form with { Matching = new(kept.Token, kept.Until, groups), Token = null }
                : form with { Problem = Full() };
        }
        return await Check(caller, form, content, null, remembers: false, ct);
    }

    /// <summary>The sheets of a file that is kept, as they were matched last.</summary>
    internal async Task<Result<RosterIntakeModel>> Matching(Caller caller, string token, CancellationToken ct)
    {
        if (await Kept(caller, token, ct) is not Result<(RosterIntakeModel Form, KeptUpload<RosterUpload> Kept)>.Done(var (form, kept)))
            return await Gone(caller, ct);
        var groups = MappingStep.Groups(kept.Content, await import.FormsOf(OrderOf(caller, form, kept.About.Program, kept.FileName), ct), kept.About.Mapped);
        return form with { Matching = new(kept.Token, kept.Until, groups) { Remembers = kept.About.Remembers } };
    }

    /// <summary>Takes the matching of columns: shows it again where rows of the header were chosen anew or something is open, else checks the file by it.</summary>
    internal async Task<Result<RosterIntakeModel>> Map(Caller caller, string token, MappingForm asked, CancellationToken ct)
    {
        if (await Kept(caller, token, ct) is not Result<(RosterIntakeModel Form, KeptUpload<RosterUpload> Kept)>.Done(var (form, kept)))
            return await Gone(caller, ct);
        var groups = asked.Applied(MappingStep.Groups(kept.Content, await import.FormsOf(OrderOf(caller, form, kept.About.Program, kept.FileName), ct), null));
        var page = form with { Matching = new(kept.Token, kept.Until, groups) { Remembers = asked.Remembers } };
        if (asked.OnlyRereads)
            return page;
        if (MappingStep.Problem(groups) is { } problem)
            return page with { Problem = problem };
        return await Check(caller, form, kept.Content, MappingStep.Chosen(groups), asked.Remembers, ct);
    }

    /// <summary>Writes the file that was checked.</summary>
    internal async Task<Result<RosterIntakeModel>> Write(Caller caller, string token, CancellationToken ct)
    {
        if (uploads.Take(caller.AccountId, token) is not { } kept)
            return await Gone(caller, ct);
        var form = await Form(caller, kept.About.Area, ct);
        if (form is not Result<RosterIntakeModel>.Done(var again))
            return form;
        again = again with { Program = kept.About.Program, FileName = kept.FileName };
        var order = OrderOf(caller, again, kept.About.Program, kept.FileName) with { DryRun = false, Mapped = kept.About.Mapped, Remembers = kept.About.Remembers };
        return (await Import(order, kept.Content, ct)).Match(
            done => again with { Checked = done },
            problem => again with { Problem = problem });
    }

    private async Task<Result<RosterIntakeModel>> Check(Caller caller, RosterIntakeModel form, byte[] content, IReadOnlyList<MappedSheets>? mapped, bool remembers, CancellationToken ct)
    {
        var read = await Import(OrderOf(caller, form, form.Program!, form.FileName!) with { Mapped = mapped }, content, ct);
        if (read is not Result<RosterImported>.Done(var done))
            return form with { Problem = ((Result<RosterImported>.Refused)read).Problem };
        if (done.Faults.Count > 0 && mapped is null)
            return form with { Checked = done };
        if (uploads.Keep(caller.AccountId, form.FileName!, content, new(form.Area.Id.ToString(), form.Program!, mapped, remembers)) is not { } kept)
            return form with { Problem = Full() };
        var checkedForm = form with { Checked = done, Until = kept.Until, MappingToken = mapped is null ? null : kept.Token };
        return done.Faults.Count > 0 ? checkedForm : checkedForm with { Token = kept.Token };
    }

    private async Task<Result<(RosterIntakeModel Form, KeptUpload<RosterUpload> Kept)>> Kept(Caller caller, string token, CancellationToken ct) =>
        uploads.Find(caller.AccountId, token) is not { } kept
            ? new Problem("upload-gone", "")
            : (await Form(caller, kept.About.Area, ct)).Match<Result<(RosterIntakeModel, KeptUpload<RosterUpload>)>>(form => (form with { Program = kept.About.Program, FileName = kept.FileName }, kept), problem => problem);

    private async Task<Result<RosterIntakeModel>> Gone(Caller caller, CancellationToken ct) => (await Form(caller, null, ct)).Match<Result<RosterIntakeModel>>(
        empty => empty with { Problem = new("upload-gone", "Tệp đã kiểm tra không còn được giữ.", "Tệp chỉ được giữ hai mươi phút và ghi được một lần. Hãy chọn lại tệp; chưa có gì thay đổi ngoài lần ghi trước.") },
        problem => problem);

    private static Problem Full() => new("uploads-full", "Nhiều người đang nhập danh sách cùng lúc.", "Hãy thử lại sau ít phút.");

    private static RosterImportOrder OrderOf(Caller caller, RosterIntakeModel form, string program, string fileName) =>
        new(form.ProvinceCode, program, DryRun: true, OpensProvince: false, caller) { FileName = fileName, MappingsOf = form.Area.Id };

    private async Task<Result<RosterImported>> Import(RosterImportOrder order, byte[] content, CancellationToken ct)
    {
        using var file = new MemoryStream(content, writable: false);
        return await import.Import(file, order, ct);
    }
}
