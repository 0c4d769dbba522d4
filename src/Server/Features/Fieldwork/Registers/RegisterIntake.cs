using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Fieldwork.Pages;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

/// <summary>What a register's file that was checked was sent for.</summary>
/// <param name="Area">Unit whose villages it may speak of, id.</param>
internal sealed record RegisterUpload(RegisterKind Kind, string Area);

/// <summary>Nhập sổ hộ, sổ cơ sở in the portal: the file is checked and shown, then written when its sender says so.</summary>
public sealed class RegisterIntake
{
    /// <summary>A commune's register takes half of this, and a province's is loaded at the command line.</summary>
    internal const int MostBytes = 8 << 20;

    private readonly UnitInScope unitsInScope;
    private readonly RegisterImport import;
    private readonly KeptUploads<RegisterUpload> uploads;

    internal RegisterIntake(UnitInScope unitsInScope, RegisterImport import, KeptUploads<RegisterUpload> uploads) => (this.unitsInScope, this.import, this.uploads) = (unitsInScope, import, uploads);

    internal async Task<Result<RegisterIntakeModel>> Form(Caller caller, RegisterKind kind, string? area, CancellationToken ct) =>
        (await unitsInScope.Find(caller, area, ct, Permission.WriteRecords)).Match<Result<RegisterIntakeModel>>(seen => new RegisterIntakeModel(kind, seen.Unit, seen.ProvinceCode), problem => problem);

    /// <summary>Checks a file and keeps it for <see cref="Write"/>; nothing is changed yet.</summary>
    internal async Task<Result<RegisterIntakeModel>> Check(Caller caller, RegisterKind kind, string? area, string fileName, byte[] content, CancellationToken ct)
    {
        var empty = await Form(caller, kind, area, ct);
        if (empty is not Result<RegisterIntakeModel>.Done(var form))
            return empty;
        form = form with { FileName = fileName };
        if (content.Length == 0)
            return form with { Problem = new("file-missing", "Chưa chọn tệp.", "Chọn một tệp .xlsx hoặc .csv.") };
        if (content.Length > MostBytes)
            return form with { Problem = new("file-too-large", "Tệp quá lớn.", $"Tệp nhiều nhất {MostBytes >> 20} MB; hãy chia theo xã.") };
        var read = await Import(form, content, dryRun: true, ct);
        if (read is not Result<RegisterImported>.Done(var done))
            return form with { Problem = ((Result<RegisterImported>.Refused)read).Problem };
        return uploads.Keep(caller.AccountId, fileName, content, new(kind, form.Area.Id.ToString())) is { } kept
            ? form with { Checked = done, Token = kept.Token, Until = kept.Until }
            : form with { Problem = new("uploads-full", "Nhiều người đang nhập sổ cùng lúc.", "Hãy thử lại sau ít phút.") };
    }

    /// <summary>Writes the file that was checked.</summary>
    internal async Task<Result<RegisterIntakeModel>> Write(Caller caller, string token, CancellationToken ct)
    {
        if (uploads.Take(caller.AccountId, token) is not { } kept)
        {
            return (await Form(caller, RegisterKind.Household, null, ct)).Match<Result<RegisterIntakeModel>>(
                empty => empty with { Problem = new("upload-gone", "Tệp đã kiểm tra không còn được giữ.", "Tệp chỉ được giữ hai mươi phút và ghi được một lần. Hãy chọn lại tệp; chưa có gì thay đổi ngoài lần ghi trước.") },
                problem => problem);
        }
        var form = await Form(caller, kept.About.Kind, kept.About.Area, ct);
        if (form is not Result<RegisterIntakeModel>.Done(var again))
            return form;
        again = again with { FileName = kept.FileName };
        return (await Import(again, kept.Content, dryRun: false, ct)).Match(done => again with { Checked = done }, problem => again with { Problem = problem });
    }

    private async Task<Result<RegisterImported>> Import(RegisterIntakeModel form, byte[] content, bool dryRun, CancellationToken ct)
    {
        using var file = new MemoryStream(content, writable: false);
        return await import.Import(file, new(form.Kind, form.ProvinceCode, form.Area, form.FileName!, dryRun), ct);
    }
}
