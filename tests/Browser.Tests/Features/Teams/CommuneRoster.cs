using System.Globalization;
using System.Text;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.Teams;

/// <summary>The teams of a commune and of one village of it that lack nothing, as rows to type or as a file.</summary>
/// <param name="Phones">First seven digits of the members' phones.</param>
internal sealed record CommuneRoster(string Commune, string Village, string Phones)
{
    public string CommuneTeam => $"Tổ công nghệ số cộng đồng xã {Commune}";

    public string VillageTeam => $"Tổ công nghệ số cộng đồng thôn {Village}";

    /// <summary>Team (blank: as in the row above), name, role, where from, phone.</summary>
    public IReadOnlyList<string[]> OfCommune =>
    [
        [CommuneTeam, "Nguyễn Văn An", "Tổ trưởng (Chủ tịch UBND xã)", "Công an", $"{Phones}001"],
        ["", "Trần Thị Bích", "Tổ phó thường trực", "Bí thư Đoàn Thanh niên", $"{Phones}002"],
        ["", "Lê Văn Công", "Thành viên", "Cán bộ, công chức phòng Văn hóa - Xã hội", $"{Phones}003"],
        ["", "Phạm Thị Dịu", "Thành viên", "Giáo viên Tin học", $"{Phones}004"],
        ["", "Hồ Văn Én", "Thành viên", "Giáo viên Tin học", $"{Phones}005"],
    ];

    public IReadOnlyList<string[]> OfVillage =>
    [
        [VillageTeam, "Võ Văn Gấm", "Tổ trưởng (Trưởng thôn)", "Trưởng thôn, tổ trưởng tổ dân phố", $"{Phones}006"],
        ["", "Đỗ Thị Hoa", "Tổ phó", "Bí thư Đoàn Thanh niên", $"{Phones}007"],
        ["", "Bùi Văn Khoa", "Thành viên", "Đoàn viên Đoàn Thanh niên", $"{Phones}008"],
        ["", "Ngô Thị Lan", "Thành viên", "Cán bộ Hội Phụ nữ", $"{Phones}009"],
        ["", "Dương Văn Mạnh", "Thành viên", "Cán bộ Hội Nông dân", $"{Phones}010"],
    ];

    /// <summary>The form that is imported.</summary>
    public string File(string decision)
    {
        var text = new StringBuilder("TT,Tên Phường\\xã,Tên Tổ,Số Quyết định,Họ tên thành viên,Chức vụ trong tổ,Số điện thoại liên hệ,Ghi chú\n");
        foreach (var row in OfCommune.Concat(OfVillage))
            text.AppendLine(CultureInfo.InvariantCulture, $"{(row[0].Length > 0 ? $"1,Xã {Commune},{row[0]},{decision}" : ",,,")},{row[1]},{row[2]},{row[4]},\"{row[3]}\"");
        return text.ToString();
    }

    /// <summary>Fills the sheet's plain fields, from a row on that is counted from 0.</summary>
    public static async Task Type(IPage page, int first, IEnumerable<string[]> rows)
    {
        foreach (var (cells, row) in rows.Select((cells, i) => (cells, first + i)))
        {
            for (var column = 0; column < cells.Length; column++)
                await page.Locator($"input[name=c{column}]").Nth(row).FillAsync(cells[column]);
        }
    }
}
