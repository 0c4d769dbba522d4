using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Features.Accounts;
using CongDongSo.Server.Tests.Features.Accounts.Factors;
using CongDongSo.Server.Tests.Harness;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace CongDongSo.Server.Tests.Features.Accounts;

/// <summary>How long a refusal takes tells nobody which logins there are: the slow part of an attempt is done once, whatever there is.</summary>
public sealed class SignInWorkTests(SignInWorkTests.CountingHouse house) : IClassFixture<SignInWorkTests.CountingHouse>
{
    [Fact]
    public async Task Every_attempt_costs_one_comparison_of_a_password_whatever_account_there_is()
    {
        var (known, locked, disabled) = (await house.House.Person(), await house.House.Person(), await house.House.Person());
        await Installation.Query<string>($"update cds.account set locked_until = now() + interval '5 minutes' where login = '{locked.Login}' returning login");
        await Installation.Json("user", "disable", disabled.Login);
        using var admin = await Installation.Http();
        var invited = await (await admin.PostAsJsonAsync("/api/v1/accounts", new { name = "Lê Được Mời", role = "viewer", unit = "51" })).Content.ReadFromJsonAsync<JsonElement>();

        foreach (var login in new[] { known.Login, locked.Login, disabled.Login, invited.GetProperty("login").GetString()!, "khong.co" })
        {
            var before = house.Hasher.Compared;
            (await (await Installation.Anonymous()).PostAsJsonAsync("/api/v1/sessions", new { login, password = "không phải mật khẩu" })).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            (house.Hasher.Compared - before).ShouldBe(1, login);
        }
    }

    private TestInstallation Installation => house.House.Installation;

    public sealed class CountingHouse : IAsyncLifetime
    {
        public CountingHouse(TestCluster cluster) => House = new SignInHouse(cluster, services => services.AddSingleton<IPasswordHasher<Account>>(Hasher));

        public CountingHasher Hasher { get; } = new();

        public SignInHouse House { get; }

        public ValueTask InitializeAsync() => House.InitializeAsync();

        public ValueTask DisposeAsync() => House.DisposeAsync();
    }

    public sealed class CountingHasher : IPasswordHasher<Account>
    {
        private readonly PasswordHasher<Account> hasher = new();
        private int compared;

        public int Compared => compared;

        public string HashPassword(Account user, string password) => hasher.HashPassword(user, password);

        public PasswordVerificationResult VerifyHashedPassword(Account user, string hashedPassword, string providedPassword)
        {
            Interlocked.Increment(ref compared);
            return hasher.VerifyHashedPassword(user, hashedPassword, providedPassword);
        }
    }
}
