using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;

namespace CongDongSo.Server.Tests.Features.Programs;

/// <summary>The composition clauses of the five documents, each met and each missed.</summary>
public class ShippedCompositionTests
{
    private static readonly ProgramCatalogue Catalogue = new(ProgramCatalogue.ShippedFolder, own: null);

    [Theory]
    [InlineData("binh-son-2022", UnitKind.District, "L:culture-information-head S:district-youth-secretary it-teacher it-teacher", "")]
    [InlineData("binh-son-2022", UnitKind.District, "L:district-office S:district-youth-secretary it-teacher it-teacher",
        "district-leader: Tổ trưởng phải là trưởng phòng Văn hóa và Thông tin, hiện là cán bộ phòng, ban của huyện")]
    [InlineData("binh-son-2022", UnitKind.Commune, "L:commune-chair S:youth-secretary it-teacher it-teacher", "")]
    [InlineData("binh-son-2022", UnitKind.Commune, "L:commune-vice-chair S:youth-secretary it-teacher it-teacher womens-union", "")]
    [InlineData("binh-son-2022", UnitKind.Commune, "L:commune-chair D:youth-secretary",
        "commune-deputy: Tổ chưa có Tổ phó thường trực, nên là bí thư Đoàn Thanh niên|commune-it-teachers: Tổ thiếu 2 giáo viên Tin học, mới có 0/2")]
    [InlineData("binh-son-2022", UnitKind.Village, "L: youth-union youth-secretary", "")]
    [InlineData("binh-son-2022", UnitKind.Village, "L:village-head D:youth-secretary womens-union farmers-union",
        "village-youth: Tổ thiếu 1 đoàn viên Đoàn Thanh niên, mới có 1/2")]
    [InlineData("quang-ngai-335-2025", UnitKind.Commune, "youth-secretary police culture-society it-teacher it-teacher", "")]
    [InlineData("quang-ngai-335-2025", UnitKind.Commune, "youth-union culture-society it-teacher",
        "commune-police: Tổ thiếu 1 công an, mới có 0/1|commune-it-teachers: Tổ thiếu 1 giáo viên Tin học, mới có 1/2")]
    [InlineData("quang-ngai-335-2025", UnitKind.Village, "L:village-head youth-union it-teacher", "")]
    [InlineData("quang-ngai-335-2025", UnitKind.Village, "L:village-head police womens-union farmers-union",
        "village-youth-or-teachers: Tổ thiếu 2 đoàn viên Đoàn Thanh niên hoặc giáo viên, mới có 0/2")]
    [InlineData("quang-nam-2025", UnitKind.Village, "L: youth-union police association", "")]
    [InlineData("quang-nam-2025", UnitKind.Village, "L: youth-union police", "village-size: Tổ thiếu 1 thành viên, mới có 3/4")]
    [InlineData("quang-nam-2025", UnitKind.Village, "L: police association village-head", "village-youth: Tổ thiếu 1 đoàn viên Đoàn Thanh niên, mới có 0/1")]
    [InlineData("thanh-hoa-2025", UnitKind.Village, "L:", "")]
    [InlineData("thanh-hoa-2025", UnitKind.Village, "police", "village-leader: Tổ chưa có Tổ trưởng")]
    [InlineData("quang-ngai-2025-12", UnitKind.Village, "L: youth-union police police police", "")]
    [InlineData("quang-ngai-2025-12", UnitKind.Village, "L: youth-union police police police police police police police police police", "")]
    [InlineData("quang-ngai-2025-12", UnitKind.Village, "L: youth-union police police", "village-size: Tổ thiếu 1 thành viên, mới có 4/5")]
    [InlineData("quang-ngai-2025-12", UnitKind.Commune, "L: youth-union", "")]
    public void A_team_is_measured_by_the_clauses_of_its_level(string id, UnitKind level, string members, string findings)
    {
        var team = Team(level, level == UnitKind.Village ? UnitKind.Commune : level, members);

        Say(CompositionCheck.Check(Get(id), [], [team])).ShouldBe(findings);
    }

    [Theory]
    [InlineData("binh-son-2022", UnitKind.Village, UnitKind.District, "village-decision")]
    [InlineData("binh-son-2022", UnitKind.District, UnitKind.Commune, "district-decision")]
    [InlineData("quang-ngai-335-2025", UnitKind.Commune, UnitKind.Province, "commune-decision")]
    [InlineData("quang-nam-2025", UnitKind.Village, UnitKind.District, "village-decision")]
    [InlineData("thanh-hoa-2025", UnitKind.Village, UnitKind.Province, "village-decision")]
    [InlineData("quang-ngai-2025-12", UnitKind.Village, UnitKind.Province, "village-decision")]
    public void A_decision_of_the_wrong_level_is_found(string id, UnitKind level, UnitKind issuer, string rule) =>
        CompositionCheck.Check(Get(id), [], [Team(level, issuer, "L:")]).Select(finding => finding.Rule.Id).ShouldContain(rule);

    [Theory]
    [InlineData("binh-son-2022", "commune-team")]
    [InlineData("quang-nam-2025", "")]
    [InlineData("thanh-hoa-2025", "")]
    [InlineData("quang-ngai-335-2025", "commune-team")]
    [InlineData("quang-ngai-2025-12", "commune-team village-team")]
    public void Units_without_a_team_are_found_where_the_document_demands_one(string id, string rules) =>
        string.Join(' ', CompositionCheck.Check(Get(id), [Unit(UnitKind.Commune, "Xã"), Unit(UnitKind.Village, "Thôn")], []).Select(finding => finding.Rule.Id))
            .ShouldBe(rules);

    /// <param name="members">Words <c>role:affiliation</c>; L leader, S standing deputy, D deputy, none a plain member.</param>
    private static Team Team(UnitKind level, UnitKind issuer, string members) => new(
        new(Guid.CreateVersion7()), Unit(level, "").Id, level, "Tổ", new(new(Guid.CreateVersion7()), "01/QĐ-UBND", new(2025, 7, 10), issuer),
        [.. members.Split(' ').Select(Member)]);

    private static Member Member(string word)
    {
        var parts = word.Split(':');
        var role = parts.Length == 1 ? MemberRole.Member : parts[0] switch { "L" => MemberRole.Leader, "S" => MemberRole.StandingDeputy, _ => MemberRole.Deputy };
        return new(new(Guid.CreateVersion7()), "Nguyễn Văn A", role, parts[^1].Length == 0 ? [] : [parts[^1]], null, null);
    }

    private static Unit Unit(UnitKind kind, string subKind) =>
        new(UnitId.Of($"thu/{kind}"), "1", "Thử", kind, subKind, null, null, new(2000, 1, 1), null);

    private static string Say(IReadOnlyList<Finding> findings) => string.Join('|', findings.Select(finding => $"{finding.Rule.Id}: {finding.Message}"));

    private static Program Get(string id) => Catalogue.All.Single(program => program.Id == id);
}
