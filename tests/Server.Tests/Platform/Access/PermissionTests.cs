using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Tests.Platform.Access;

public class PermissionTests
{
    private static readonly Unit Province = Made("p", UnitKind.Province, UnitDirectory.NationId), Commune = Made("c", UnitKind.Commune, Province.Id), Other = Made("o", UnitKind.Commune, Province.Id),
        Village = Made("v", UnitKind.Village, Commune.Id), Foreign = Made("f", UnitKind.Village, Other.Id);

    private static readonly UnitTree Tree = new(new(2025, 11, 1), [Province, Commune, Other, Village, Foreign]);

    [Fact]
    public void Every_role_may_something_and_none_but_the_administrator_everything()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            Permissions.Of(role).ShouldNotBeEmpty(role.ToString());
            Permissions.Of(role).ShouldBeUnique();
            (Permissions.Of(role).Count == Enum.GetValues<Permission>().Length).ShouldBe(role == Role.Admin, role.ToString());
        }
    }

    [Fact]
    public void Accounts_are_given_by_those_who_manage_them_and_only_for_less_than_the_giver_may()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            (Permissions.Grantable(role).Count > 0).ShouldBe(Permissions.Of(role).Contains(Permission.ManageAccounts), role.ToString());
            foreach (var given in Permissions.Grantable(role))
                Permissions.Of(given).Except(Permissions.Of(role)).ShouldBeEmpty($"{role} gives {given}");
        }
    }

    [Fact]
    public void Nobody_gives_their_own_role_but_the_administrator() =>
        Enum.GetValues<Role>().Where(role => Permissions.Grantable(role).Contains(role)).ShouldBe([Role.Admin]);

    [Fact]
    public void Who_sees_personal_data_sees_the_teams_and_who_writes_records_sees_residents()
    {
        foreach (var role in Enum.GetValues<Role>().Where(role => Permissions.Of(role).Contains(Permission.ViewPersonalData)))
            Permissions.Of(role).ShouldContain(Permission.ViewTeams);
        foreach (var role in Enum.GetValues<Role>().Where(role => Permissions.Of(role).Contains(Permission.WriteRecords)))
            Permissions.Of(role).ShouldContain(Permission.ViewResidents);
    }

    [Fact]
    public void Who_sets_targets_writes_rosters_which_is_what_row_level_security_asks_for()
    {
        foreach (var role in Enum.GetValues<Role>().Where(role => Permissions.Of(role).Contains(Permission.SetTargets)))
            Permissions.Of(role).ShouldContain(Permission.WriteRosters);
    }

    [Theory]
    [InlineData(Role.Viewer)]
    [InlineData(Role.YouthViewer)]
    [InlineData(Role.Partner)]
    [InlineData(Role.Auditor)]
    public void Who_only_looks_sees_no_resident_no_whole_name_and_writes_nothing(Role role)
    {
        Permission[] forbidden =
        [
            Permission.ViewPersonalData, Permission.ViewResidents, Permission.WriteRecords, Permission.WriteRosters, Permission.ManageAccounts, Permission.ManagePersonalData,
            Permission.SetTargets,
        ];

        Permissions.Of(role).Intersect(forbidden).ShouldBeEmpty();
    }

    [Fact]
    public void Every_permission_has_words_of_its_own() => Enum.GetValues<Permission>().Select(Permissions.Text).ShouldBeUnique();

    [Fact]
    public void A_role_is_read_back_from_its_code_its_hyphens_and_its_words()
    {
        foreach (var role in Enum.GetValues<Role>())
        {
            RoleWords.Read(RoleWords.Code(role)).ShouldBe(role);
            RoleWords.Read(RoleWords.Text(role)).ShouldBe(role);
            RoleWords.Read(string.Concat(RoleWords.Code(role).Select(letter => char.IsUpper(letter) ? $"-{char.ToLowerInvariant(letter)}" : letter.ToString()))).ShouldBe(role);
        }
        Enum.GetValues<Role>().Select(RoleWords.Text).ShouldBeUnique();
        RoleWords.Read("vua").ShouldBeNull();
        RoleWords.Read("").ShouldBeNull();
        RoleWords.Read("0").ShouldBeNull();
    }

    [Fact]
    public void Every_role_fits_some_level_and_none_of_a_team_the_province()
    {
        foreach (var role in Enum.GetValues<Role>())
            Enum.GetValues<UnitKind>().Any(level => RoleWords.Fits(role, level)).ShouldBeTrue(role.ToString());
        new[] { Role.TeamLeader, Role.TeamDeputy, Role.Member }.ShouldAllBe(role => !RoleWords.Fits(role, UnitKind.Province) && !RoleWords.Fits(role, UnitKind.Nation));
    }

    [Fact]
    public void Several_grants_add_up_each_in_its_own_unit()
    {
        var caller = Caller(new(Role.Viewer, Province.Id, "Quảng Ngãi"), new(Role.TeamLeader, Village.Id, "Phổ Trường"));

        caller.May(Permission.WriteRecords).ShouldBeTrue();
        caller.May(Permission.WriteRosters).ShouldBeFalse();
        caller.Units().ShouldBe([Province.Id, Village.Id]);
        caller.Units(Permission.WriteRecords).ShouldBe([Village.Id]);
        caller.Units(Permission.WriteRosters).ShouldBeEmpty();
        caller.Sees(Tree, Foreign).ShouldBeTrue();
        caller.Sees(Tree, Foreign, Permission.ViewTeams).ShouldBeTrue();
        caller.Sees(Tree, Foreign, Permission.WriteRecords).ShouldBeFalse();
        caller.Sees(Tree, Village, Permission.WriteRecords).ShouldBeTrue();
        caller.Sees(Tree, Commune, Permission.WriteRecords).ShouldBeFalse();
    }

    [Fact]
    public void Two_communes_of_one_caller_are_both_seen_and_nothing_between_them()
    {
        var caller = Caller(new(Role.CommuneOfficer, Commune.Id, "Xã C"), new(Role.CommuneLeader, Other.Id, "Xã O"));

        new[] { Commune, Village, Other, Foreign }.ShouldAllBe(unit => caller.Sees(Tree, unit, Permission.ViewResidents));
        caller.Sees(Tree, Province).ShouldBeFalse();
        new[] { Other, Foreign }.ShouldAllBe(unit => !caller.Sees(Tree, unit, Permission.WriteRosters));
        caller.Role.ShouldBe(Role.CommuneOfficer);
    }

    [Fact]
    public void A_trail_begins_at_whichever_unit_of_the_caller_the_page_lies_in()
    {
        var caller = Caller(new(Role.CommuneOfficer, Commune.Id, "Xã C"), new(Role.CommuneLeader, Other.Id, "Xã O"));

        UnitLinks.Trail(Tree.PathTo(Foreign.Id), caller).Select(crumb => crumb.Text).ShouldBe([Other.FullName, Foreign.FullName]);
        UnitLinks.Trail(Tree.PathTo(Village.Id), caller).Select(crumb => crumb.Text).ShouldBe([Commune.FullName, Village.FullName]);
    }

    private static Caller Caller(params Grant[] grants) => new(Guid.NewGuid(), "anh", "Nguyễn Thị Ánh", grants, Guid.NewGuid());

    private static Unit Made(string name, UnitKind kind, UnitId parent) => new(UnitId.Of(name), name, name, kind, "Xã", parent, null, new(2000, 1, 1), null);
}
