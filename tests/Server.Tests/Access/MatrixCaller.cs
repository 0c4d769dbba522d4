using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Access;

/// <summary>Where a place lies, seen from the caller's unit.</summary>
public enum Position { Own, Below, Sibling, Above, OtherProvince }

/// <summary>A caller of one role, with the places that lie around their unit.</summary>
/// <param name="Role">Null: nobody is signed in.</param>
public sealed partial record MatrixCaller(Role? Role, IReadOnlyDictionary<Position, Place> Places, HttpClient Api, HttpClient Pages, string FormToken)
{
    public static async Task<MatrixCaller> Nobody(AccessProvince province)
    {
        var pages = await province.Installation.Anonymous();
        return new(null, new Dictionary<Position, Place> { [Position.OtherProvince] = province.TamKy }, await province.Installation.Anonymous(), pages, await Token(pages, AccessLinks.SignIn));
    }

    /// <summary>Signed in twice, as a program and as a browser: pages know nothing of bearer tokens, the API nothing of cookies.</summary>
    public static async Task<MatrixCaller> Of(Role role, AccessProvince province)
    {
        var places = province.Around(role);
        var (login, password) = await province.Installation.Account(RoleWords.Code(role), places[Position.Own].Code);
        var api = await province.Installation.Anonymous();
        var session = await (await api.PostAsJsonAsync("/api/v1/sessions", new { login, password })).Content.ReadFromJsonAsync<JsonElement>();
        api.DefaultRequestHeaders.Authorization = new("Bearer", session.GetProperty("accessToken").GetString());
        var pages = await province.Installation.Anonymous();
        var token = await Token(pages, AccessLinks.SignIn);
        await pages.PostAsync(AccessLinks.SignIn, Bodies.Form(("__RequestVerificationToken", token), ("login", login), ("password", password)));
        return new(role, places, api, pages, await Token(pages, AccessLinks.OwnAccount));
    }

    private static async Task<string> Token(HttpClient browser, string page) =>
        FormField().Match(await (await browser.GetAsync(page)).Content.ReadAsStringAsync()) is { Success: true } field ? field.Groups["token"].Value
            : throw new InvalidOperationException($"{page} has no form: nobody is signed in there");

    [GeneratedRegex("""name="__RequestVerificationToken" value="(?<token>[^"]+)""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex FormField();
}
