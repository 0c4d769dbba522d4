using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Access;

/// <summary>
/// The small Quảng Ngãi of the pages with what the access table needs beside it: an old commune of an old district with a team, a team and a record
/// at every place that can have one. Nothing in it changes while the table is walked.
/// </summary>
public sealed class AccessProvince(TestCluster cluster) : IAsyncLifetime
{
    private static readonly DateOnly LastOld = new(2025, 6, 30);

    private readonly PortalProvince province = new(cluster);

    public TestInstallation Installation => province.Installation;

    public Place Nation { get; private set; } = null!;

    public Place QuangNgai { get; private set; } = null!;

    public Place DaNang { get; private set; } = null!;

    public Place BinhSonDistrict { get; private set; } = null!;

    public Place SonTinhDistrict { get; private set; } = null!;

    /// <summary>An old commune of the old district.</summary>
    public Place BinhLong { get; private set; } = null!;

    public Place AnPhu { get; private set; } = null!;

    public Place BinhSon { get; private set; } = null!;

    /// <summary>Two villages of An Phú.</summary>
    public Place PhoTruong { get; private set; } = null!;

    public Place PhoAn { get; private set; } = null!;

    /// <summary>A commune of the other province.</summary>
    public Place TamKy { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await province.InitializeAsync();
        // Every route in turn is more exports than anybody takes.
        Installation.LiftRateLimits();
        // And no route may need two connections at once.
        Installation.HaveOneConnection();
        await Installation.Json("roster", "import", Installation.FileWith("xa.csv", PortalProvince.RosterHead + """
            1,Xã An Phú,Tổ CNSCĐ xã An Phú,41/QĐ-UBND ngày 25/7/2025,Lý Văn An,Tổ trưởng,0914996001,
            2,Xã An Phú,Tổ CNSCĐ thôn Phổ An,41/QĐ-UBND ngày 25/7/2025,Lý Văn Ba,Tổ trưởng,0914996002,
            3,Xã Bình Sơn,Tổ CNSCĐ xã Bình Sơn,42/QĐ-UBND ngày 25/7/2025,Lý Văn Cao,Tổ trưởng,0914996003,

            """), "--province", "51", "--program", PortalProvince.Program);
        await Installation.Json("roster", "import", Installation.FileWith("cu.csv", PortalProvince.RosterHead
            + "1,Xã Bình Long,Tổ CNSCĐ xã Bình Long,43/QĐ-UBND ngày 12/6/2025,Lý Văn Dân,Tổ trưởng,0914996004,\n"), "--province", "51", "--program", PortalProvince.Program);
        Nation = new("VN", "Việt Nam", UnitDirectory.NationId, UnitKind.Nation, "51", null, null, null, null);
        QuangNgai = await Standing("51", UnitKind.Province, "51");
        DaNang = await Standing("48", UnitKind.Province, "48");
        BinhSonDistrict = await Ended("524", UnitKind.District);
        SonTinhDistrict = await Ended("527", UnitKind.District);
        BinhLong = await Ended("21088", UnitKind.Commune);
        AnPhu = await Standing(PortalProvince.Commune, UnitKind.Commune, "51");
        BinhSon = await Standing(PortalProvince.OtherCommune, UnitKind.Commune, "51");
        PhoTruong = await Standing("21034-01", UnitKind.Village, "51");
        PhoAn = await Standing("21034-02", UnitKind.Village, "51");
        TamKy = await Standing(await Installation.Query<string>("select v.code from cds.unit_version v join p48.team t on t.unit_id = v.unit_id"), UnitKind.Commune, "48");
        await Store(BinhLong, AnPhu, BinhSon, PhoTruong, PhoAn, TamKy);
    }

    /// <summary>The places around the unit in which a role has its account; the widest and the lowest unit lack some.</summary>
    public IReadOnlyDictionary<Position, Place> Around(Role role) => role switch
    {
        Role.Admin or Role.Viewer => new Dictionary<Position, Place> { [Position.Own] = Nation, [Position.Below] = QuangNgai },
        Role.DistrictOfficer => new Dictionary<Position, Place>
        {
            [Position.Own] = BinhSonDistrict, [Position.Below] = BinhLong, [Position.Sibling] = SonTinhDistrict, [Position.Above] = QuangNgai, [Position.OtherProvince] = TamKy,
        },
        Role.CommuneLeader or Role.CommuneOfficer or Role.YouthViewer => new Dictionary<Position, Place>
        {
            [Position.Own] = AnPhu, [Position.Below] = PhoTruong, [Position.Sibling] = BinhSon, [Position.Above] = QuangNgai, [Position.OtherProvince] = TamKy,
        },
        Role.TeamLeader or Role.TeamDeputy or Role.Member => new Dictionary<Position, Place>
        {
            [Position.Own] = PhoTruong, [Position.Sibling] = PhoAn, [Position.Above] = AnPhu, [Position.OtherProvince] = TamKy,
        },
        _ => new Dictionary<Position, Place>
        {
            [Position.Own] = QuangNgai, [Position.Below] = AnPhu, [Position.Sibling] = DaNang, [Position.Above] = Nation, [Position.OtherProvince] = TamKy,
        },
    };

    public ValueTask DisposeAsync() => province.DisposeAsync();

    private Task<Place> Standing(string code, UnitKind level, string province) => Find(code, $"v.code = '{code}' and v.valid_to = 'infinity'", level, province, null);

    private Task<Place> Ended(string code, UnitKind level) => Find($"{code}@{LastOld:yyyy-MM-dd}", $"v.code = '{code}' and v.valid_to = '{LastOld:yyyy-MM-dd}'", level, "51", LastOld);

    private async Task<Place> Find(string code, string which, UnitKind level, string province, DateOnly? ended)
    {
        var id = await Installation.Query<Guid>($"select v.unit_id from cds.unit_version v join cds.unit u on u.id = v.unit_id where u.kind = '{UnitWords.Code(level)}' and {which}");
        var name = await Installation.Query<string>($"select v.sub_kind || ' ' || v.name from cds.unit_version v where v.unit_id = '{id}' order by v.valid_from desc limit 1");
        var team = await Installation.Query<Guid>($"select coalesce((select id from p{province}.team where unit_id = '{id}' limit 1), '{Guid.Empty}')");
        var hasMembers = level is UnitKind.Commune or UnitKind.Village;
        return new(code, name, new(id), level, province, ended, team == Guid.Empty ? null : team, hasMembers ? Guid.CreateVersion7() : null, hasMembers ? await Member(code) : null)
        {
            Decision = team == Guid.Empty ? null : await Installation.Query<Guid>($"select decision_id from p{province}.team where id = '{team}'"),
        };
    }

    private async Task<Guid> Member(string unit)
    {
        // Another than the one that asks as a member: this one is disabled and given codes.
        var (login, _) = await Installation.Account("Member", unit);
        return await Installation.Query<Guid>($"select id from cds.account where login = '{login}'");
    }

    private async Task Store(params Place[] places)
    {
        using var admin = await Installation.Http();
        foreach (var place in places)
        {
            var answer = await admin.PostAsync("/api/v1/sync/push", Bodies.Json(place.Parcel!));
            (await answer.Content.ReadAsStringAsync()).ShouldContain("\"accepted\"", customMessage: place.FullName);
        }
    }
}
