using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams;

public sealed class TeamRegisterTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    private const string Seed = """
        insert into decision (id, number, issued_on, issuer_unit_id, issuer_level) values
          ('00000000-0000-0000-0000-0000000000d1', '01/QĐ-UBND', '2025-07-10', '00000000-0000-0000-0000-0000000000a0', 'commune'),
          ('00000000-0000-0000-0000-0000000000d2', '02/QĐ-UBND', '2025-10-01', '00000000-0000-0000-0000-0000000000a0', 'commune');
        insert into team (id, unit_id, level, name, key, ordinal, decision_id, valid_from, valid_to) values
          ('00000000-0000-0000-0000-0000000000e1', '00000000-0000-0000-0000-0000000000a1', 'village', 'Tổ thôn 1', '@', 1, '00000000-0000-0000-0000-0000000000d1', '2025-07-10', 'infinity'),
          ('00000000-0000-0000-0000-0000000000e2', '00000000-0000-0000-0000-0000000000a2', 'village', 'Tổ thôn 2', '@', 2, '00000000-0000-0000-0000-0000000000d1', '2025-07-10', '2025-09-30');
        insert into team_decision (team_id, decision_id, valid_from) values
          ('00000000-0000-0000-0000-0000000000e1', '00000000-0000-0000-0000-0000000000d1', '2025-07-10'),
          ('00000000-0000-0000-0000-0000000000e1', '00000000-0000-0000-0000-0000000000d2', '2025-10-01');
        insert into person (id, name, folded, phone) values
          ('00000000-0000-0000-0000-0000000000b1', 'Nguyễn Văn A', 'nguyen van a', '0905123456'),
          ('00000000-0000-0000-0000-0000000000b2', 'Trần Thị B', 'tran thi b', null);
        insert into membership (id, team_id, person_id, role, affiliations, ordinal, decision_id, valid_from, valid_to) values
          (gen_random_uuid(), '00000000-0000-0000-0000-0000000000e1', '00000000-0000-0000-0000-0000000000b2', 'standingDeputy', '{youth-union}', 2, '00000000-0000-0000-0000-0000000000d1', '2025-07-10', '2025-09-30'),
          (gen_random_uuid(), '00000000-0000-0000-0000-0000000000e1', '00000000-0000-0000-0000-0000000000b1', 'leader', '{}', 1, '00000000-0000-0000-0000-0000000000d1', '2025-07-10', 'infinity');
        """;

    [Fact]
    public async Task Teams_read_as_they_stood_on_the_day_in_the_lists_order_without_phones()
    {
        await using var databases = new Databases(installation.Settings, new(installation.Settings));
        await databases.Start(ConnectAs.Owner, TestContext.Current.CancellationToken);
        var province = await databases.OpenProvince("51", TestContext.Current.CancellationToken);
        await using (var seed = province.Source.CreateCommand(Seed))
            await seed.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        var summer = await On(province, new(2025, 8, 1));
        var winter = await On(province, new(2025, 12, 1));

        summer.Select(Line).ShouldBe(["Tổ thôn 1 01/QĐ-UBND: Nguyễn Văn A Leader, Trần Thị B StandingDeputy", "Tổ thôn 2 01/QĐ-UBND: "]);
        winter.Select(Line).ShouldBe(["Tổ thôn 1 02/QĐ-UBND: Nguyễn Văn A Leader"]);
        summer.SelectMany(team => team.Members).ShouldAllBe(member => member.Phone == null);
        (await On(province, new(2025, 8, 1), new UnitId(Guid.Parse("00000000-0000-0000-0000-0000000000a2")))).ShouldHaveSingleItem().Name.ShouldBe("Tổ thôn 2");
        (await On(province, new(2025, 7, 9))).ShouldBeEmpty();
    }

    private static Task<IReadOnlyList<Team>> On(ProvinceDatabase province, DateOnly day, params UnitId[] places) =>
        TeamRegister.On(province, places.Length == 0 ? null : places, day, TestContext.Current.CancellationToken);

    private static string Line(Team team) => $"{team.Name} {team.Decision.Number}: {string.Join(", ", team.Members.Select(member => $"{member.Name} {member.Role}"))}";
}
