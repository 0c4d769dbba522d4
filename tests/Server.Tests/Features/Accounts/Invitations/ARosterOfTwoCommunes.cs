using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using AngleSharp.Dom;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Accounts.Invitations;

/// <summary>
/// Two communes of Quảng Ngãi: in Xã An Phú a team of the commune and one of a village, with Lê Chi in both and two people of one name; in Xã Bình Sơn a village team,
/// whose Hồ Hai is a member in An Phú too.
/// </summary>
public sealed class ARosterOfTwoCommunes(TestCluster cluster) : IAsyncLifetime
{
    public const string Commune = "21034", OtherCommune = "21040", Password = "con trâu đi trước";

    public const string VillageTeam = "Tổ CNSCĐ thôn Phổ Trường";

    public TestInstallation Installation { get; } = new(cluster) { Filled = ("roster_of_two_communes", Fill) };

    public ValueTask InitializeAsync() => Installation.InitializeAsync();

    /// <summary>Takes in teams as a later or first decision lists them.</summary>
    public Task Import(string rows) => Import(Installation, rows);

    public Task<PortalBrowser> Officer() => PortalBrowser.As(Installation, "commune-officer", Commune);

    /// <summary>Invites all, or some by the name that stands beside their box, and returns the print sheet.</summary>
    public async Task<IDocument> Invite(PortalBrowser officer, string address, params string[] names)
    {
        var page = await officer.Open(address);
        var chosen = page.QuerySelectorAll("input[name=nguoi]").Where(box => names.Contains(box.ParentElement!.Words())).Select(box => ("nguoi", box.GetAttribute("value")!)).Distinct().ToArray();
        return await officer.Send(page, "/moi-thanh-vien", HttpStatusCode.OK, names.Length == 0 ? [("tat-ca", "1")] : chosen);
    }

    /// <summary>The cards of a sheet: name, login, code.</summary>
    public static IReadOnlyList<(string Name, string Login, string Code)> Cards(IDocument sheet) =>
        [.. sheet.QuerySelectorAll(".invitation-card").Select(card => (
            card.QuerySelector(".invitation-name")!.Words(), card.QuerySelector(".invitation-login strong")!.Words(), card.QuerySelector(".invitation-code")!.Words()))];

    /// <summary>The person opens the page, chooses a password, and is in.</summary>
    public async Task<PortalBrowser> Accept(string code)
    {
        var person = await PortalBrowser.At(Installation);
        var shown = await person.Send(await person.Open("/moi"), "/moi", HttpStatusCode.OK, ("ma", code));
        (await person.Post(shown, "/moi/mat-khau", ("wanted", Password), ("again", Password))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return person;
    }

    public async Task<HttpClient> Bearer(string login)
    {
        var client = await Installation.Anonymous();
        var session = await (await client.PostAsJsonAsync("/api/v1/sessions", new { login, password = Password })).Content.ReadFromJsonAsync<JsonElement>();
        client.DefaultRequestHeaders.Authorization = new("Bearer", session.GetProperty("accessToken").GetString());
        return client;
    }

    public static async Task<string[]> Grants(HttpClient client) =>
        [.. (await client.GetFromJsonAsync<JsonElement>("/api/v1/sessions/current")).GetProperty("grants").EnumerateArray().Select(grant => $"{grant.GetProperty("role").GetString()} {grant.GetProperty("unitName").GetString()}")];

    public ValueTask DisposeAsync() => Installation.DisposeAsync();

    private static async Task Fill(TestInstallation installation)
    {
        await installation.Json("unit", "import", installation.FileWith("thon.csv", """
            code,name,kind,commune,terrain,households,validFrom
            21034-01,Phổ Trường,Thôn,21034,đồng bằng,2,2025-07-01
            21034-02,Phổ An,Thôn,21034,đồng bằng,2,2025-07-01
            21040-01,Long Thành,Thôn,21040,miền núi,2,2025-07-01
            """));
        await Import(installation, """
            1,Xã An Phú,Tổ CNSCĐ xã An Phú,11/QĐ-UBND ngày 22/7/2025,Nguyễn Thị Ánh,Tổ trưởng,0914994001,
            ,,,,Lê Chi,Thành viên,0914994009,
            2,Xã An Phú,Tổ CNSCĐ thôn Phổ Trường,12/QĐ-UBND ngày 22/7/2025,Võ Minh Châu,Tổ trưởng,0914994002,
            ,,,,Lê Văn Bình,Tổ phó,0914994003,
            ,,,,Trần Thị Yến,Thành viên,0914994004,
            ,,,,Trần Thị Yến,Thành viên,0914994005,
            ,,,,Lê Chi,Thành viên,0914994009,
            ,,,,Hồ Hai,Thành viên,0914994006,
            3,Xã Bình Sơn,Tổ CNSCĐ thôn Long Thành,15/QĐ-UBND ngày 23/7/2025,Phan Văn Giang,Tổ trưởng,0914994007,
            ,,,,Hồ Hai,Thành viên,0914994006,

            """);
    }

    private static async Task Import(TestInstallation installation, string rows) =>
        await installation.Json("roster", "import", installation.FileWith("to.csv", PortalProvince.RosterHead + rows), "--province", "51", "--program", PortalProvince.Program);
}
