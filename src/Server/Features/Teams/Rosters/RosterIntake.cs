using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Teams.Pages;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Teams.Rosters;

/// <summary>Nhập danh sách Tổ in the portal: the file is checked and shown, then written when its sender says so.</summary>
public sealed class RosterIntake
{
    private readonly UnitInScope unitsInScope;
    private readonly ProgramCoverage coverage;
    private readonly RosterImport import;
    private readonly RosterUploads uploads;
    private readonly TimeProvider clock;

    internal RosterIntake(UnitInScope unitsInScope, ProgramCoverage coverage, RosterImport import, RosterUploads uploads, TimeProvider clock) =>
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
    /// <returns>The form again with what the file would change, or with its faults.</returns>
    internal async Task<Result<RosterIntakeModel>> Check(Caller caller, string? area, string program, string fileName, byte[] content, CancellationToken ct)
    {
        var empty = await Form(caller, area, ct);
        if (empty is not Result<RosterIntakeModel>.Done(var form))
            return empty;
        form = form with { Program = program, FileName = fileName };
        if (content.Length == 0)
            return form with { Problem = new("file-missing", "Chưa chọn tệp.", "Chọn một tệp .xlsx hoặc .csv theo biểu mẫu danh sách Tổ.") };
        if (content.Length > RosterUploads.MostBytes)
            return form with { Problem = new("file-too-large", "Tệp quá lớn.", $"Tệp nhiều nhất {RosterUploads.MostBytes >> 20} MB; hãy chia theo xã.") };
        return (await Import(caller, form.ProvinceCode, program, content, dryRun: true, ct)).Match(
            done => done.Faults.Count > 0
                ? form with { Checked = done }
                : uploads.Keep(caller.AccountId, form.Area.Id.ToString(), program, fileName, content) is { } kept
                    ? form with { Checked = done, Token = kept.Token, Until = kept.Until }
                    : form with { Problem = new("uploads-full", "Nhiều người đang nhập danh sách cùng lúc.", "Hãy thử lại sau ít phút.") },
            problem => form with { Problem = problem });
    }

    /// <summary>Writes the file that was checked.</summary>
    internal async Task<Result<RosterIntakeModel>> Write(Caller caller, string token, CancellationToken ct)
    {
        if (uploads.Take(caller.AccountId, token) is not { } kept)
        {
            return (await Form(caller, null, ct)).Match<Result<RosterIntakeModel>>(
                empty => empty with { Problem = new("upload-gone", "Tệp đã kiểm tra không còn được giữ.", "Tệp chỉ được giữ hai mươi phút và ghi được một lần. Hãy chọn lại tệp; chưa có gì thay đổi ngoài lần ghi trước.") },
                problem => problem);
        }
        var form = await Form(caller, kept.Area, ct);
        if (form is not Result<RosterIntakeModel>.Done(var again))
            return form;
        again = again with { Program = kept.Program, FileName = kept.FileName };
        return (await Import(caller, again.ProvinceCode, kept.Program, kept.Content, dryRun: false, ct)).Match(
            done => again with { Checked = done },
            problem => again with { Problem = problem });
    }

    private async Task<Result<RosterImported>> Import(Caller caller, string province, string program, byte[] content, bool dryRun, CancellationToken ct)
    {
        using var file = new MemoryStream(content, writable: false);
        return await import.Import(file, new RosterImportOrder(province, program, dryRun, OpensProvince: false, caller), ct);
    }
}
