using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace CongDongSo.IdentityProvider;

/// <summary>RFC 6749, 4.1.1 with PKCE: a sign-in form; its answer leads back with a code, or with an error.</summary>
internal static class AuthorizeEndpoint
{
    private static readonly string[] Passed = ["client_id", "redirect_uri", "response_type", "state", "code_challenge", "code_challenge_method", "scope"];

    public static void Map(WebApplication app)
    {
        app.MapGet("/authorize", (HttpContext context, Client client, Conduct conduct) => Ask(context.Request.Query, client, conduct));
        app.MapPost("/authorize", async (HttpContext context, Client client, Conduct conduct, Grants grants) =>
            Answer(await context.Request.ReadFormAsync(context.RequestAborted), client, conduct, grants));
    }

    private static IResult Ask(IQueryCollection query, Client client, Conduct conduct)
    {
        if (Fault(name => query[name].ToString(), client, conduct) is { } fault)
            return Results.Text(fault, statusCode: 400);
        if (conduct.Mischief.StartsWith("authorize-", StringComparison.Ordinal))
            return Back(query["redirect_uri"]!, ("error", conduct.Mischief["authorize-".Length..]), ("error_description", "bí mật của nhà cung cấp"), ("state", query["state"]!));
        var hidden = string.Concat(Passed.Select(name => $"<input type=\"hidden\" name=\"{name}\" value=\"{WebUtility.HtmlEncode(query[name].ToString())}\">"));
        return Results.Text($"""
            <!DOCTYPE html><html lang="vi"><head><title>Cổng đăng nhập</title><link rel="icon" href="data:,"></head><body><h1>Cổng đăng nhập</h1>
            <form method="post" action="/authorize">{hidden}
            <label>Người dùng <input name="user"></label> <label>Mã bí mật <input type="password" name="password"></label>
            <button name="answer" value="yes">Đồng ý</button> <button name="answer" value="no">Từ chối</button></form></body></html>
            """, "text/html; charset=utf-8");
    }

    private static IResult Answer(IFormCollection form, Client client, Conduct conduct, Grants grants)
    {
        if (Fault(name => form[name].ToString(), client, conduct) is { } fault)
            return Results.Text(fault, statusCode: 400);
        if (form["answer"] == "no")
            return Back(form["redirect_uri"]!, ("error", "access_denied"), ("state", form["state"]!));
        if (form["password"] != client.Password)
            return Results.Text("wrong password", statusCode: 403);
        return Back(form["redirect_uri"]!, ("code", grants.NewCode(form["user"]!, form["redirect_uri"]!, form["code_challenge"]!)), ("state", form["state"]!));
    }

    /// <summary>Where client or redirect URI are unknown, nobody is sent back.</summary>
    private static string? Fault(Func<string, string> given, Client client, Conduct conduct)
    {
        if (given("client_id") != client.Id)
            return "unknown client";
        if (!conduct.RedirectUris.ContainsKey(given("redirect_uri")))
            return $"redirect_uri is not registered: {given("redirect_uri")}";
        if (given("response_type") != "code" || given("state").Length == 0)
            return "not an authorization request";
        return given("code_challenge_method") == "S256" && given("code_challenge").Length == 43 ? null : "PKCE is required";
    }

    private static IResult Back(string redirectUri, params (string Name, string Value)[] parameters) =>
        Results.Redirect(QueryHelpers.AddQueryString(redirectUri, parameters.ToDictionary(parameter => parameter.Name, parameter => (string?)parameter.Value)));
}
