using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Browser.Tests.Features.FieldApp;

/// <summary>A member of a team of the demo's commune, whose village has households enough for a day's work.</summary>
internal sealed record Volunteer(DemoPortal Portal, Guid PersonId, Guid TeamId, Guid VillageId, string Village, string Name, string Login, string Code)
{
    /// <summary>An officer invites the member; the code stands on the sheet that comes out of the printer.</summary>
    /// <param name="number">Which of the volunteers, so that each test has one of its own.</param>
    public static async Task<Volunteer> Invited(DemoPortal portal, int number)
    {
        var found = await portal.Query<string[]>($"""
            select array[m.person_id::text, t.id::text, t.unit_id::text, u.code] from p{DemoPortal.Province}.team t
            join p{DemoPortal.Province}.membership m on m.team_id = t.id and m.role = 'member' and m.valid_to = 'infinity'
            join cds.unit_version u on u.unit_id = t.unit_id and u.valid_to = 'infinity'
            where u.code like '%-{DemoPortal.Commune}-%' and t.valid_to = 'infinity' and (select count(*) from p{DemoPortal.Province}.household h where h.village_id = t.unit_id) > 60
              -- Where the demo's made-up figures are full, there is no door left to go to.
              and not exists (select from p{DemoPortal.Province}.quality_finding f where f.unit_id = t.unit_id and f.rule = 'full-without-activity')
            order by t.unit_id, m.person_id offset {number} limit 1
            """);
        var (person, team, village) = (Guid.Parse(found[0]), Guid.Parse(found[1]), Guid.Parse(found[2]));
        await using var officer = await Visitor.Arrive(portal);
        await officer.SignIn(portal.Account("xa"));
        await officer.Page.GotoAsync(AccessLinks.InviteTeam(team));
        await officer.Page.Locator($"input[name=nguoi][value='{person}']").CheckAsync();
        await officer.Button("Mời những người đã chọn").ClickAsync();
        var card = officer.Page.Locator(".invitation-card");
        return new(
            portal, person, team, village, found[3], (await card.Locator(".invitation-name").InnerTextAsync()).Trim(),
            (await card.Locator(".invitation-login strong").InnerTextAsync()).Trim(), (await card.Locator(".invitation-code").InnerTextAsync()).Trim());
    }

    /// <summary>What the leader gives to who has lost the PIN.</summary>
    public async Task<string> NewCode() => (await Portal.Json("user", "code", Login)).GetProperty("code").GetString()!;

    /// <returns>How many records of a kind the server has of this volunteer, each with an id of its own.</returns>
    public Task<long> Records(string kind) =>
        Portal.Query<long>($"select count(*) from p{DemoPortal.Province}.field_record where author = '{Login}' and kind = '{kind}'");
}
