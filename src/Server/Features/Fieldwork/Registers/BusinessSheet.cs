using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

/// <summary>The register of businesses: <c>code,village,name,kind,address,ocop</c>, in any order.</summary>
internal sealed class BusinessSheet(VillageNames villages)
{
    public static readonly IReadOnlyList<RegisterColumn> Columns =
    [
        new("code", "Mã cơ sở", true), new("village", "Thôn", true), new("name", "Tên cơ sở", true), new("kind", "Loại", true), new("address", "Địa chỉ", false), new("ocop", "OCOP", false),
    ];

    private static readonly Dictionary<string, BusinessKind> Kinds = new(StringComparer.Ordinal)
    {
        ["enterprise"] = BusinessKind.Enterprise, ["doanh nghiep"] = BusinessKind.Enterprise, ["cong ty"] = BusinessKind.Enterprise,
        ["cooperative"] = BusinessKind.Cooperative, ["hop tac xa"] = BusinessKind.Cooperative, ["htx"] = BusinessKind.Cooperative,
        ["householdbusiness"] = BusinessKind.HouseholdBusiness, ["ho kinh doanh"] = BusinessKind.HouseholdBusiness, ["hkd"] = BusinessKind.HouseholdBusiness,
        ["shop"] = BusinessKind.Shop, ["cua hang"] = BusinessKind.Shop, ["tap hoa"] = BusinessKind.Shop, ["tiem tap hoa"] = BusinessKind.Shop,
    };

    private readonly RegisterForm form = new(Columns);

    /// <summary>All businesses of the file, or a refusal with every fault.</summary>
    public Result<List<Listed<BusinessCard>>> Read(IReadOnlyList<Sheet> sheets) => form.Read(sheets, ReadRow);

    private Listed<BusinessCard>? ReadRow(RegisterRow row)
    {
        var code = row.Code("code", "mã cơ sở");
        var village = row.Village("village", villages);
        var name = row.Required("name", "tên cơ sở");
        if (!Kinds.TryGetValue(Folding.Fold(row.Text("kind")), out var kind))
            row.Fault("kind", "Loại phải là doanh nghiệp, hợp tác xã, hộ kinh doanh hoặc cửa hàng");
        var card = new BusinessCard(name, kind, row.Optional("address", "địa chỉ"), Ocop(row));
        row.MustBeFirst("code", village, code, "Mã cơ sở");
        return row.IsSound ? new(village, code, card) : null;
    }

    private static bool Ocop(RegisterRow row)
    {
        switch (Folding.Fold(row.Text("ocop")))
        {
            case "" or "0" or "khong" or "false" or "no":
                return false;
            case "1" or "x" or "co" or "true" or "yes" or "ocop":
                return true;
            default:
                row.Fault("ocop", "Ghi “có” hoặc “x” nếu là chủ thể OCOP, để trống nếu không");
                return false;
        }
    }
}
