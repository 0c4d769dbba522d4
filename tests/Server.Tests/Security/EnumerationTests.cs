using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Security;

/// <summary>Trying ids tells nobody which there are: what lies outside the caller's unit is answered in the very words of what does not exist.</summary>
public sealed partial class EnumerationTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    /// <summary>What a parameter of a route names; a new one needs a line here.</summary>
    private static readonly Dictionary<string, string> Names = new(StringComparer.OrdinalIgnoreCase)
    {
        ["unit"] = "unit", ["don-vi"] = "unit", ["under"] = "unit", ["trong"] = "unit", ["tinh"] = "unit",
        ["decision"] = "decision", ["file"] = "decision", ["mot"] = "person", ["hai"] = "person",
        ["id"] = "team", ["ban"] = "public:1", ["photo"] = "team", ["cua-to"] = "team", ["doi-tuong"] = "team", ["chi-tieu"] = "public:citizen-app", ["chuong-trinh"] = "public:quang-ngai-2025-12", ["ky"] = "public:2025-Q4", ["program"] = "public:quang-ngai-2025-12", ["report"] = "public:quarter", ["bao-cao"] = "public:quarter", ["period"] = "public:2025-Q4", ["format"] = "public:json", ["documentName"] = "public:v1", ["provider"] = "public:so", ["token"] = "public:0",
    };

    /// <summary>Names and codes of the catalogue are public, so these show any unit to whoever is signed in; programs are official documents.</summary>
    private static readonly string[] Open = ["GET /don-vi", "GET /don-vi/{unit}/lich-su", "GET /chuong-trinh/{id}", "GET /api/v1/programs/{id}"];

    [Fact]
    public async Task A_foreign_id_and_an_unknown_one_are_answered_alike_by_every_route()
    {
        // Files are handed out slowly, and here many are asked for.
        province.Installation.LiftRateLimits();
        var routes = AskedRoute.All(await province.Installation.Routes()).Where(route => route.Method == "GET" && !Open.Contains(route.ToString())).ToList();
        var (api, portal) = (await province.Installation.As("commune-officer", PortalProvince.Commune), await province.CommuneOfficer());
        var foreign = await Foreign();
        var asked = 0;
        foreach (var route in routes)
        {
            foreach (var name in route.Values.Concat(route.Names).Where(name => route.Values.Contains(name) || Names.ContainsKey(name)))
            {
                Names.ShouldContainKey(name, $"{route} has a new id: say what it names");
                if (Names[name].StartsWith("public:", StringComparison.Ordinal))
                    continue;
                foreach (var (known, unknown) in foreign[Names[name]])
                {
                    var (one, other) = (await Ask(route, name, known), await Ask(route, name, unknown));

                    one.ShouldBe(other, $"{route} with {name}={known} and {name}={unknown}");
                    // 403 where the role may do this nowhere, whatever it names.
                    one[..3].ShouldBeOneOf("404", "403");
                    asked++;
                }
            }
        }
        asked.ShouldBeGreaterThan(60);

        async Task<string> Ask(AskedRoute route, string name, string value)
        {
            var address = Route().Replace(route.Pattern, part => Filled(part.Groups["name"].Value));
            var query = route.Names.Where(other => other == name || (Names.TryGetValue(other, out var kind) && kind.StartsWith("public:", StringComparison.Ordinal))).Select(other => $"{other}={Filled(other)}");
            var asks = $"{address}?{string.Join('&', query)}";
            var answer = route.IsApi ? await api.GetAsync(new Uri(asks, UriKind.Relative)) : await portal.Download(asks);
            var text = await answer.Content.ReadAsStringAsync();
            return $"{(int)answer.StatusCode} {answer.Content.Headers.ContentType} {Varying().Replace(text, "").Replace(value, "(id)", StringComparison.OrdinalIgnoreCase)}";

            string Filled(string parameter) => parameter == name ? Uri.EscapeDataString(value) : Names[parameter] is var kind && kind.StartsWith("public:", StringComparison.Ordinal) ? kind["public:".Length..] : PortalProvince.Commune;
        }
    }

    /// <summary>Pairs of an id outside the officer's commune and one that nothing has.</summary>
    private async Task<Dictionary<string, (string Known, string Unknown)[]>> Foreign()
    {
        using var nation = await province.Installation.Http();
        async Task<string[]> Ids(string address) =>
            [.. (await nation.GetFromJsonAsync<JsonElement>(address)).GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()!)];
        var villages = await Ids($"/api/v1/units?under={PortalProvince.OtherCommune}&kind=village");
        var communes = await Ids("/api/v1/units?under=48&kind=commune&limit=2");
        var teams = (await Ids($"/api/v1/teams?unit={PortalProvince.OtherCommune}")).Concat(await Ids("/api/v1/teams?unit=48")).ToList();
        var people = await province.Installation.Query<Guid[]>("select array_agg(id) from p51.person where phone in ('0914994007', '0914994008')");
        return new()
        {
            ["unit"] =
            [
                .. villages.Concat(communes).Select(id => (id, Guid.CreateVersion7().ToString())),
                (UnitDirectory.NationId.ToString(), Guid.CreateVersion7().ToString()), ("VN", "VX"), (PortalProvince.OtherCommune, "29999"), ("51", "98"), ("21040-01", "21040-77"), ("49@2025-06-30", "97@2025-06-30"), ("20503@2025-06-30", "29998@2025-06-30"),
            ],
            ["decision"] = [.. (await Ids($"/api/v1/decisions?unit={PortalProvince.OtherCommune}")).Select(id => (id, Guid.CreateVersion7().ToString()))],
            ["person"] = [.. people.Select(id => (id.ToString(), Guid.CreateVersion7().ToString()))],
            ["team"] = [.. teams.Select(id => (id, Guid.CreateVersion7().ToString()))],
        };
    }

    [GeneratedRegex(@"\{(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Route();

    /// <summary>What differs between any two answers: trace ids and the tokens of forms; and names of built files, in whose hashes a short code may stand by chance.</summary>
    [GeneratedRegex("/portal/[^\"]+|\"traceId\":\"[0-9a-f]+\"|name=\"__RequestVerificationToken\" value=\"[^\"]+\"|value=\"CfDJ8[^\"]+\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Varying();
}
