using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Teams;

/// <summary>Builds teams that read like a roster: <c>ATeam.In(village).Led("village-head").With("youth-union", "police")</c>.</summary>
internal sealed record ATeam(Unit Unit, UnitKind Level, UnitKind Issuer)
{
    private readonly List<Member> members = [];

    public static readonly Unit Commune = Place("21001", "Tịnh Khê", UnitKind.Commune, "Xã");

    public static readonly Unit Village = Place("21001-01", "Cổ Lũy", UnitKind.Village, "Thôn");

    public static ATeam In(Unit unit) => new(unit, unit.Kind, unit.Kind == UnitKind.Village ? UnitKind.Commune : unit.Kind);

    public ATeam WithRole(MemberRole role, params string[] affiliations)
    {
        members.Add(new(new(Guid.CreateVersion7()), $"Nguyễn Văn {members.Count}", role, affiliations, null, null));
        return this;
    }

    public ATeam Led(params string[] affiliations) => WithRole(MemberRole.Leader, affiliations);

    /// <summary>One member of each affiliation.</summary>
    public ATeam With(params string[] affiliations)
    {
        foreach (var affiliation in affiliations)
            WithRole(MemberRole.Member, affiliation);
        return this;
    }

    public ATeam Of(int members)
    {
        for (var i = 0; i < members; i++)
            WithRole(MemberRole.Member);
        return this;
    }

    public Team Build() => new(
        new(Guid.CreateVersion7()), Unit.Id, Level, $"Tổ {Unit.FullName}",
        new(new(Guid.CreateVersion7()), "01/QĐ-UBND", new(2025, 7, 10), Issuer), members);

    public static Unit Place(string code, string name, UnitKind kind, string subKind) =>
        new(UnitId.Of($"{kind}/{code}"), code, name, kind, subKind, null, null, new(2025, 7, 1), null);

    public static readonly Clause Cited = new("thu", "1", "trích dẫn");

    public static readonly AffiliationTerm[] Terms =
    [
        new("youth-union", "Đoàn viên Đoàn Thanh niên", ["ĐTN", "Đoàn viên", "Phó Bí thư Đoàn"], []),
        new("youth-secretary", "Bí thư Đoàn Thanh niên", ["Bí thư Đoàn", "BT Đoàn"], ["youth-union"]),
        new("police", "Công an", ["CA", "Công an xã"], []),
        new("womens-union", "Hội Phụ nữ", ["Hội LHPN", "HPN"], []),
        new("commune-chair", "Chủ tịch UBND cấp xã", ["Chủ tịch UBND", "CT UBND"], []),
        new("commune-vice-chair", "Phó Chủ tịch UBND cấp xã", ["Phó Chủ tịch UBND", "PCT UBND"], []),
        new("culture-society", "Công chức Văn hóa - Xã hội", ["VH-XH"], []),
        new("teacher", "Giáo viên", ["GV"], []),
        new("it-teacher", "Giáo viên Tin học", ["GV Tin học", "GV Tin"], ["teacher"]),
    ];

    public static Program Program(params CompositionRule[] rules) => new()
    {
        Id = "thu", Title = "Thử", Number = "1", Issuer = "UBND", Date = new(2025, 7, 1), InForceFrom = new(2025, 7, 1), Territory = ["51"],
        Levels = [UnitKind.Province, UnitKind.Commune, UnitKind.Village], Affiliations = Terms, Composition = rules,
    };
}
