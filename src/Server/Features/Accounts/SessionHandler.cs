using System.Security.Claims;
using System.Text.Encodings.Web;
using CongDongSo.Server.Features.Accounts.Calendars;
using CongDongSo.Server.Features.Accounts.Devices;
using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;
using CongDongSo.Server.Platform.Web.Errors;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>
/// Who calls: the API by bearer token only, pages by cookie only, so that another site's form can never use the API with somebody's cookie.
/// </summary>
internal sealed class SessionHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, Sessions sessions, DeviceRegistry devices, CalendarFeeds calendars)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string SchemeName = "session";

    private const string Bearer = "Bearer ";

    private bool isConfined;
    private IResult? deviceRefusal;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Context.GetEndpoint()?.Metadata.GetMetadata<OpenToCalendars>() is not null)
            return Request.RouteValues["token"] is string { Length: 64 } secret && await calendars.Caller(new(secret), Context.RequestAborted) is { } owner ? Authenticated(owner) : AuthenticateResult.NoResult();
        var isApi = ErrorAnswers.IsApi(Context);
        var text = isApi ? BearerToken() : SessionCookie.Read(Context);
        if (string.IsNullOrEmpty(text) || text.Length > 200)
            return AuthenticateResult.NoResult();
        if (isApi && text.StartsWith(DeviceRegistry.Mark, StringComparison.Ordinal))
            return await AuthenticateDevice(new(text));
        if (await sessions.Caller(new(text), isApi ? SessionKind.Api : SessionKind.Browser, Context.RequestAborted) is not { } caller)
            return AuthenticateResult.Fail("The session is over or unknown");
        if (caller.IsConfined && Context.GetEndpoint()?.Metadata.GetMetadata<AllowedWhileConfined>() is null)
        {
            isConfined = true;
            return AuthenticateResult.Fail("The account must set up a second factor first");
        }

        return Authenticated(caller);
    }

    private async Task<AuthenticateResult> AuthenticateDevice(SessionToken token)
    {
        var found = await devices.Caller(token, Request, Context.RequestAborted);
        if (found is DeviceCaller.Known(var caller) && Context.GetEndpoint()?.Metadata.GetMetadata<OpenToDevices>() is not null)
            return Authenticated(caller);
        deviceRefusal = found switch
        {
            DeviceCaller.Known => ProblemDocument.Answer(DeviceRegistry.OnlyRecords),
            DeviceCaller.WithoutGrant => ProblemDocument.Answer(DeviceRegistry.NoGrant),
            DeviceCaller.Revoked => ProblemDocument.Unauthorised(DeviceRegistry.Revoked),
            _ => ProblemDocument.Unauthorised(DeviceRegistry.Unknown),
        };
        return AuthenticateResult.Fail("The device may not do this");
    }

    private AuthenticateResult Authenticated(Caller caller)
    {
        Context.Features.Set(caller);
        var identity = new ClaimsIdentity([new(ClaimTypes.NameIdentifier, caller.AccountId.ToString()), new(ClaimTypes.Name, caller.Login)], SchemeName);
        return AuthenticateResult.Success(new(new ClaimsPrincipal(identity), SchemeName));
    }

    /// <summary>
    /// A page leads to the sign-in page and back, or to the second factor's where that is due; the API and fragments are told what they need.
    /// </summary>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (deviceRefusal is not null)
            return deviceRefusal.ExecuteAsync(Context);
        if (isConfined && ErrorAnswers.IsApi(Context))
            return ProblemDocument.Answer(Sessions.SecondFactorRequired).ExecuteAsync(Context);
        if (ErrorAnswers.IsApi(Context) || Request.Headers.ContainsKey("HX-Request"))
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            Response.Headers.WWWAuthenticate = "Bearer";
            return Task.CompletedTask;
        }
        if (isConfined)
        {
            Response.Redirect(AccessLinks.SecondFactor);
            return Task.CompletedTask;
        }
        var back = HttpMethods.IsGet(Request.Method) ? Request.Path + Request.QueryString : "/";
        Response.Redirect(back == "/" ? AccessLinks.SignIn : AccessLinks.SignInFor(back));
        return Task.CompletedTask;
    }

    private string? BearerToken() =>
        Request.Headers.Authorization.ToString() is var header && header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? header[Bearer.Length..].Trim() : null;
}
