using System.Net;
using System.Text.RegularExpressions;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Tests.Harness;
using Microsoft.AspNetCore.Routing;

namespace CongDongSo.Server.Tests.Features.Privacy;

/// <summary>Walks every page and every document of the API as each role, looking for people who were planted in the rosters.</summary>
public sealed partial class PersonalDataWalkTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    /// <summary>A member of a team in Xã An Phú, named and numbered as nobody else.</summary>
    private const string Name = "Hồ Thị Dung", Phone = "0914994005";

    /// <summary>Roles with the unit that they hold, and whether they may know the planted person's name.</summary>
    public static TheoryData<string, string, bool> Roles => new()
    {
        { "admin", "51", true }, { "provinceLeader", "51", true }, { "provinceOfficer", "51", true },
        { "communeLeader", PortalProvince.Commune, true }, { "communeOfficer", PortalProvince.Commune, true },
        { "communeOfficer", PortalProvince.OtherCommune, false },
        { "teamLeader", "21034-01", true }, { "teamDeputy", "21034-01", true }, { "teamLeader", "21034-02", false },
        { "member", "21034-01", false }, { "member", "21034-02", false },
        { "viewer", "51", false }, { "youthViewer", "51", false }, { "youthViewer", PortalProvince.Commune, false },
        { "partner", "51", false }, { "auditor", "51", false }, { "provinceOfficer", "48", false },
    };

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task No_address_tells_a_whole_phone_and_a_name_only_to_those_who_may_know_it(string role, string unit, bool mayKnow)
    {
        var (pages, api) = (await PortalBrowser.As(province.Installation, role, unit), await province.Installation.As(role, unit));
        var told = 0;
        foreach (var address in await Addresses())
        {
            var answer = address.StartsWith("/api/", StringComparison.Ordinal) ? await api.GetAsync(address, Cancel) : await pages.Download(address);
            ((int)answer.StatusCode).ShouldBeLessThan(500, address);
            var text = WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync(Cancel));
            Digits().Replace(text, "").ShouldNotContain(Phone, customMessage: address);
            text.ShouldNotContain(Phone[1..], customMessage: address);
            if (text.Contains(Name, StringComparison.OrdinalIgnoreCase))
            {
                mayKnow.ShouldBeTrue(address);
                told++;
            }
        }

        if (mayKnow)
            told.ShouldBeGreaterThan(0, "the walk passes no page that names members");
    }

    [Fact]
    public void Every_role_is_walked() =>
        Enum.GetValues<Role>().Except([Role.DistrictOfficer]).Select(RoleWords.Code).Except(Roles.Select(row => row.Data.Item1)).ShouldBeEmpty();

    /// <summary>Every GET route, its places filled with the planted person's team and unit.</summary>
    private async Task<IReadOnlyList<string>> Addresses()
    {
        var team = await province.Installation.Query<Guid>("select m.team_id from p51.membership m join p51.person p on p.id = m.person_id where p.phone = '" + Phone + "'");
        var decision = await province.Installation.Query<Guid>($"select decision_id from p51.team where id = '{team}'");
        var values = new Dictionary<string, string>
        {
            ["decision"] = decision.ToString(), ["file"] = decision.ToString(),
            ["id"] = team.ToString(), ["photo"] = team.ToString(), ["unit"] = PortalProvince.Commune, ["program"] = "quang-ngai-2025-12", ["report"] = "quarter", ["period"] = "2025-Q4", ["format"] = "json", ["provider"] = "tinh", ["token"] = new string('0', 64),
        };
        var common = $"don-vi={PortalProvince.Commune}&unit={PortalProvince.Commune}&under=51&program=quang-ngai-2025-12&period=2025-Q4&chuong-trinh=quang-ngai-2025-12&ky=2025-Q4";
        return
        [
            .. from route in await province.Installation.Routes()
               where route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true && !route.RoutePattern.RawText!.Contains("documentName")
               let path = "/" + Place().Replace(route.RoutePattern.RawText!.TrimStart('/'), match => values.GetValueOrDefault(match.Groups["name"].Value) ?? throw new InvalidOperationException($"{route.RoutePattern.RawText}: say here what {match.Value} is filled with"))
               from query in new[] { $"?{common}&q=dung", "" }
               select path + query,
        ];
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [GeneratedRegex(@"(?<=\d)[ .\-](?=\d)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Digits();

    [GeneratedRegex(@"\{(?<name>\w+)(:\w+)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
