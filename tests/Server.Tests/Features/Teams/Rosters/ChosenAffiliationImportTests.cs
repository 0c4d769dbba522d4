using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.Rosters;

public sealed class ChosenAffiliationImportTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task The_form_as_a_file_leaves_what_a_decision_s_sheet_chose_and_follows_its_own_notes()
    {
        await province.Installation.Query<Guid>("update p51.membership m set affiliations = '{itTeacher}' from p51.person p where p.id = m.person_id and p.phone = '0914994004' returning m.id");
        var noted = await Affiliations("0914994002");

        await Import(PortalProvince.Roster());
        var (chosen, again) = (await Affiliations("0914994004"), await Affiliations("0914994002"));
        await Import(PortalProvince.Roster().Replace("Bí thư Chi đoàn", "", StringComparison.Ordinal));

        noted.ShouldNotBeEmpty();
        (chosen, again).ShouldBe(("itTeacher", noted));
        (await Affiliations("0914994004")).ShouldBe("itTeacher");
        (await Affiliations("0914994002")).ShouldBeEmpty();
    }

    private Task<string> Affiliations(string phone) => province.Installation.Query<string>(
        $"select array_to_string(m.affiliations, ',') from p51.membership m join p51.person p on p.id = m.person_id where p.phone = '{phone}' and m.valid_to = 'infinity'");

    private async Task Import(string roster) => await province.Installation.Json(
        "roster", "import", province.Installation.FileWith($"{Guid.NewGuid()}.csv", roster), "--province", "51", "--program", PortalProvince.Program);
}
