using System.CommandLine;
using CongDongSo.Server.Features.Accounts.Breaches;
using CongDongSo.Server.Features.Accounts.Calendars;
using CongDongSo.Server.Features.Accounts.Devices;
using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Features.Accounts.OwnSessions;
using CongDongSo.Server.Features.Accounts.Passkeys;
using CongDongSo.Server.Features.Accounts.SingleSignOn;
using CongDongSo.Server.Features.Accounts.Codes;
using CongDongSo.Server.Features.Accounts.Invitations;
using CongDongSo.Server.Features.Accounts.Managing;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Features;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>Accounts: who signs in, in which role and unit, and by which session.</summary>
public sealed class AccountsModule : IFeature
{
    internal const int FailuresAllowed = 5;

    internal static readonly TimeSpan LockedFor = TimeSpan.FromMinutes(15);

    /// <summary>Name of the policy that queues sign-ins: hashing a password is slow on purpose, and a launch morning must leave the server time for its work.</summary>
    internal const string OneByOne = "sign-in";

    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<AccountStore>();
        services.AddSingleton<GrantStore>();
        services.AddSingleton(_ => FactorSettings.FromEnvironment());
        services.AddSingleton(all => new PasswordRules(all.GetRequiredService<FactorSettings>()));
        services.AddSingleton<FactorStore>();
        services.AddSingleton<PasskeyStore>();
        services.AddSingleton<SingleSignOnStore>();
        services.AddSingleton<CodeStore>();
        services.AddSingleton<CodeKeyStore>();
        services.AddSingleton<NewAccountStore>();
        services.AddSingleton<AccountListStore>();
        services.AddSingleton<Giving>();
        services.AddSingleton<GrantReading>();
        services.AddSingleton<AccountBrowsing>();
        services.AddScoped<AccountKeeping>();
        services.AddSingleton<DeviceStore>();
        services.AddSingleton<DeviceListStore>();
        services.AddScoped<DeviceKeeping>();
        services.AddSingleton<ILookupNormalizer, LoginKeys>();
        services.AddIdentityCore<Account>(static options =>
        {
            options.Lockout = new() { MaxFailedAccessAttempts = FailuresAllowed, DefaultLockoutTimeSpan = LockedFor };
            // Length counts; see Passwords for what else a password must be.
            options.Password = new() { RequiredLength = Passwords.Shortest, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false };
        }).AddUserStore<IdentityStore>();
        services.AddSingleton<CalendarFeedStore>();
        services.AddScoped(all => new AccountRegister(
            all.GetRequiredService<UserManager<Account>>(), all.GetRequiredService<AccountStore>(), all.GetRequiredService<GrantStore>(), all.GetRequiredService<UnitDirectory>(),
            all.GetRequiredService<PasswordRules>(), all.GetRequiredService<FactorStore>(), all.GetRequiredService<SingleSignOnStore>(), all.GetRequiredService<CalendarFeedStore>(),
            all.GetRequiredService<TimeProvider>()));
    }

    public void AddWebServices(IServiceCollection services)
    {
        services.AddSingleton<SessionStore>();
        services.AddSingleton<Sessions>();
        services.AddScoped<SignIn>();
        services.AddSingleton<FactorSecrets>();
        services.AddSingleton<SignInStepStore>();
        services.AddSingleton<OwnSessionStore>();
        services.AddSingleton<PasskeyChallengeStore>();
        services.AddScoped<SecondFactors>();
        services.AddScoped<BrowserSignIn>();
        services.AddScoped<FreshProof>();
        services.AddScoped<OwnAccount>();
        services.AddScoped<PasskeyCeremonies>();
        services.AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>();
        // The device asks for its owner's finger, face or PIN: that makes a passkey two factors.
        services.Configure<IdentityPasskeyOptions>(static options => options.UserVerificationRequirement = "required");
        services.AddSingleton<CodeAttempts>();
        services.AddSingleton<CodeUse>();
        services.AddSingleton<DeviceRegistry>();
        services.AddSingleton<CalendarFeeds>();
        services.AddScoped<AccountForms>();
        services.AddSingleton<InvitationReading>();
        services.AddSingleton<RosterInvitations>();
        services.AddRateLimiter(static options => options.AddConcurrencyLimiter(OneByOne, static limit =>
        {
            limit.PermitLimit = Math.Max(1, Environment.ProcessorCount / 2);
            limit.QueueLimit = 200;
        }));
        services.AddAuthentication(SessionHandler.SchemeName).AddScheme<AuthenticationSchemeOptions, SessionHandler>(SessionHandler.SchemeName, null);
        services.AddSingleSignOn();
    }

    /// <summary>A setting that cannot be stops the start.</summary>
    public Task Prepare(IServiceProvider services, CancellationToken ct)
    {
        services.GetRequiredService<FactorSettings>();
        services.GetService<SingleSignOnProviders>(); // The web server's alone.
        return Task.CompletedTask;
    }

    public void MapApi(RouteGroupBuilder api)
    {
        SessionEndpoints.Map(api);
        AccountEndpoints.Map(api);
        DeviceEndpoints.Map(api);
    }

    public void MapWeb(IEndpointRouteBuilder web)
    {
        AccountPages.Map(web);
        FactorPages.Map(web);
        PasskeyPages.Map(web);
        SingleSignOnPages.Map(web);
        ManagingPages.Map(web);
        InvitationPages.Map(web);
        CodePages.Map(web);
        DevicePages.Map(web);
        CalendarFeedPages.Map(web);
    }

    public IEnumerable<MenuEntry> Menu =>
    [
        new(80, "Tài khoản", ManagingLinks.List) { Needs = Permission.ManageAccounts, Group = MenuGroup.Administration },
        new(81, "Điện thoại thực địa", DeviceLinks.List) { Needs = Permission.ManageAccounts, Group = MenuGroup.Administration },
    ];

    public IEnumerable<Command> Commands(CommandShell shell) => [AccountCommands.User(shell), DeviceCommands.Device(shell), DeviceCommands.Epoch(shell)];
}
