using System.Globalization;
using System.Text;
using CongDongSo.Server.Platform.Features;

namespace CongDongSo.Server.Tests.Harness;

/// <summary>
/// A small Quảng Ngãi for the pages, made by the command line: two communes with villages, rosters, households, and records of November 2025 in one
/// village of one commune; the others have not reported. Beside it, one team of Phường Tam Kỳ in Đà Nẵng, whose program has reports.
/// </summary>
public sealed class PortalProvince(TestCluster cluster) : IAsyncLifetime
{
    public const string Program = "quang-ngai-2025-12";

    /// <summary>Xã An Phú and Xã Bình Sơn.</summary>
    public const string Commune = "21034", OtherCommune = "21040";

    public const string RosterHead = "TT,Tên Phường\\xã,Tên Tổ,Số Quyết định,Họ tên thành viên,Chức vụ trong tổ,Số điện thoại liên hệ,Ghi chú\n";

    private TestInstallation? installation;

    /// <summary>See <see cref="TestInstallation.DoesUpkeep"/>.</summary>
    public bool DoesUpkeep { get; init; }

    /// <summary>See <see cref="TestInstallation.Features"/>.</summary>
    public IReadOnlyList<IFeature> Features { get; init; } = Cds.Features;

    public TestInstallation Installation => installation ??= new(cluster) { Filled = ("portal_province", Fill), DoesUpkeep = DoesUpkeep, Features = Features };

    public ValueTask InitializeAsync() => Installation.InitializeAsync();

    public ValueTask DisposeAsync() => Installation.DisposeAsync();

    public Task<PortalBrowser> Officer() => PortalBrowser.As(Installation, "province-officer", "51");

    public Task<PortalBrowser> CommuneOfficer() => PortalBrowser.As(Installation, "commune-officer", Commune);

    /// <summary>A team of six in An Phú's first village, and one of two in Bình Sơn's.</summary>
    public static string Roster() => RosterHead + """
        1,Xã An Phú,Tổ CNSCĐ thôn Phổ Trường,12/QĐ-UBND ngày 22/7/2025,Nguyễn Thị Ánh,Tổ trưởng,0914994001,Trưởng thôn
        ,,,,Lê Văn Bình,Tổ phó,0914994002,Bí thư Chi đoàn
        ,,,,Trần Thị Yến,Thành viên,0914994003,Nhân viên VNPT
        ,,,,Võ Minh Châu,Thành viên,0914994004,
        ,,,,Hồ Thị Dung,Thành viên,0914994005,
        ,,,,Đỗ Văn Em,Thành viên,0914994006,
        2,Xã Bình Sơn,Tổ CNSCĐ thôn Long Thành,15/QĐ-UBND ngày 23/7/2025,Phan Văn Giang,Tổ trưởng,0914994007,
        ,,,,Bùi Thị Hà,Thành viên,0914994008,

        """;

    private static string Records()
    {
        var lines = new StringBuilder();
        foreach (var (number, subject, indicator, count) in new[] { (1, "H1", "citizen-app", 1), (2, "H2", "citizen-app", 0), (3, "H1", "health-record", 3) })
        {
            lines.AppendLine(CultureInfo.InvariantCulture,
                $$$"""{"id":"019a5000-0000-7000-8000-00000000000{{{number}}}","kind":"observation","observedAt":"2025-11-03T08:15:00+07:00","village":"21034-01","body":{"count":{{{count}}},"subject":"{{{subject}}}","indicator":"{{{indicator}}}"}}""");
        }
        return lines.ToString();
    }

    private static async Task Fill(TestInstallation installation)
    {
        await installation.Json("unit", "import", installation.FileWith("thon.csv", """
            code,name,kind,commune,terrain,households,validFrom
            21034-01,Phổ Trường,Thôn,21034,đồng bằng,2,2025-07-01
            21034-02,Phổ An,Thôn,21034,đồng bằng,2,2025-07-01
            21040-01,Long Thành,Thôn,21040,miền núi,2,2025-07-01
            """));
        await installation.Json("roster", "import", installation.FileWith("to.csv", Roster()), "--province", "51", "--program", Program);
        await installation.Json("household", "import", installation.FileWith("ho.csv", """
            code,village,head,address,phone,members,from14,from15,from18,elderly60,disabled,noSmartphone
            H1,21034-01,Nguyễn Văn An,,0914000001,4,3,3,2,0,0,0
            H2,21034-01,Trần Thị Bình,,0914000002,4,3,3,2,0,0,0
            H1,21034-02,Lê Văn Châu,,0914000003,4,3,3,2,0,0,0
            H1,21040-01,Võ Thị Dung,,0914000004,4,3,3,2,0,0,0
            """), "--province", "51");
        await installation.Json("roster", "import", installation.FileWith("tam-ky.csv", RosterHead
            + "1,Phường Tam Kỳ,Tổ CNSCĐ phường Tam Kỳ,31/QĐ-UBND ngày 25/7/2025,Phạm Văn Kiên,Tổ trưởng,0914995001,\n"), "--province", "48", "--program", "quang-nam-2025");
        await installation.Json("record", "push", installation.FileWith("ghi.ndjson", Records()), "--province", "51");
    }
}
