using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

/// <summary>The register's form: <c>code,village,head,address,phone,members,from14,from15,from18,elderly60,disabled,noSmartphone</c>, in any order.</summary>
/// <param name="readPhone">Ten digits, or why not.</param>
internal sealed class HouseholdSheet(VillageNames villages, Func<string, Result<string>> readPhone)
{
    public static readonly IReadOnlyList<RegisterColumn> Columns =
    [
        new("code", "Mã hộ", true), new("village", "Thôn", true), new("head", "Chủ hộ", true), new("address", "Địa chỉ", false), new("phone", "Điện thoại", false),
        new("members", "Nhân khẩu", true), new("from14", "Từ 14 tuổi", true), new("from15", "Từ 15 tuổi", true), new("from18", "Từ 18 tuổi", true),
        new("elderly60", "Từ 60 tuổi", false), new("disabled", "Khuyết tật", false), new("noSmartphone", "Chưa có điện thoại thông minh", false),
    ];

    private readonly RegisterForm form = new(Columns);

    /// <summary>All households of the file, or a refusal with every fault.</summary>
    public Result<List<Listed<HouseholdCard>>> Read(IReadOnlyList<Sheet> sheets) => form.Read(sheets, ReadRow);

    private Listed<HouseholdCard>? ReadRow(RegisterRow row)
    {
        var code = row.Code("code", "mã hộ");
        var village = row.Village("village", villages);
        var head = row.Required("head", "tên chủ hộ");
        var card = new HouseholdCard(
            head, row.Optional("address", "địa chỉ"), Phone(row), row.Count("members"), row.Count("from14"), row.Count("from15"), row.Count("from18"),
            row.Count("elderly60"), row.Count("disabled"), row.Count("noSmartphone"));
        if (row.IsSound && card.Fault() is { } fault)
            row.Fault("members", fault);
        row.MustBeFirst("code", village, code, "Mã hộ");
        return row.IsSound ? new(village, code, card) : null;
    }

    private string? Phone(RegisterRow row)
    {
        var text = row.Text("phone");
        if (text.Length == 0)
            return null;
        if (readPhone(text) is Result<string>.Done(var digits))
            return digits;
        row.Fault("phone", "Số điện thoại phải gồm mười chữ số, bắt đầu bằng 03, 05, 07, 08 hoặc 09");
        return null;
    }
}
