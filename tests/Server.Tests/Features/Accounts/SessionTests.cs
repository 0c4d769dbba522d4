using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Tests.Harness;
using Npgsql;

namespace CongDongSo.Server.Tests.Features.Accounts;

public class SessionTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    [Fact]
    public async Task A_bearer_token_says_who_calls()
    {
        var client = await installation.As("viewer", Nation);

        var caller = await client.GetFromJsonAsync<JsonElement>("/api/v1/sessions/current");

        caller.GetProperty("name").GetString().ShouldBe("Nguyễn Thị Ánh");
        caller.GetProperty("role").GetString().ShouldBe("viewer");
        caller.GetProperty("unit").GetString().ShouldBe("Nước Việt Nam");
    }

    [Fact]
    public async Task Signing_in_tells_nobody_which_logins_there_are()
    {
        var client = await installation.Anonymous();
        var (login, _) = await installation.Account("admin", Nation);

        var wrong = await Open(client, login, "không phải mật khẩu");
        var unknown = await Open(client, "nobody", "không phải mật khẩu");

        wrong.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        unknown.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Title(wrong)).ShouldBe(await Title(unknown));
    }

    [Fact]
    public async Task Five_failures_lock_an_account_and_a_reset_opens_it()
    {
        var client = await installation.Anonymous();
        var made = await installation.Json("user", "add", "khoa", "--name", "Lê Khóa", "--role", "viewer", "--unit", Nation);
        var password = made.GetProperty("password").GetString()!;
        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => Open(client, "khoa", "không phải mật khẩu")));

        (await Open(client, "khoa", password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);

        var reset = await installation.Json("user", "reset", "khoa");
        (await Open(client, "khoa", password)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Open(client, "KHOA", reset.GetProperty("password").GetString()!)).StatusCode.ShouldBe(HttpStatusCode.Created);
    }

    /// <summary>A refused attempt had written the account back as it was read before the password was compared, which takes its time.</summary>
    [Fact]
    public async Task A_wrong_attempt_under_way_does_not_undo_what_happens_to_the_account_meanwhile()
    {
        var client = await installation.Anonymous();
        var password = (await installation.Json("user", "add", "cham", "--name", "Lê Chậm", "--role", "viewer", "--unit", Nation)).GetProperty("password").GetString()!;
        for (var round = 0; round < 5; round++)
        {
            var attempts = Enumerable.Range(0, 4).Select(_ => Open(client, "cham", "không phải mật khẩu")).ToList();
            var old = password;
            password = (await installation.Json("user", "reset", "cham")).GetProperty("password").GetString()!;
            await Task.WhenAll(attempts);

            (await Open(client, "cham", password)).StatusCode.ShouldBe(HttpStatusCode.Created);
            (await Open(client, "cham", old)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        }
    }

    /// <summary>The fifth failure is counted, then the lock is written: a reset between the two is the later word.</summary>
    [Fact]
    public async Task A_lock_on_its_way_does_not_shut_out_whom_a_reset_let_in_again()
    {
        var client = await installation.Anonymous();
        await installation.Json("user", "add", "giua", "--name", "Lê Giữa", "--role", "viewer", "--unit", Nation);
        await using var database = NpgsqlDataSource.Create(installation.Settings.Database!);
        await using var gate = await database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        await Execute(gate, """
            create function cds.wait_at_lock() returns trigger language plpgsql as $$ begin
                if current_user <> (select tableowner from pg_tables where schemaname = 'cds' and tablename = 'account') then perform pg_advisory_xact_lock_shared(20261122); end if;
                return null;
            end $$;
            create trigger wait_at_lock before update of locked_until on cds.account for each statement execute function cds.wait_at_lock();
            select pg_advisory_lock(20261122)
            """);
        try
        {
            var attempts = Enumerable.Range(0, 5).Select(_ => Open(client, "giua", "không phải mật khẩu")).ToList();
            while (await installation.Query<int>("select failed_count from cds.account where login = 'giua'") < 5)
                await Task.Delay(20, TestContext.Current.CancellationToken);
            var password = (await installation.Json("user", "reset", "giua")).GetProperty("password").GetString()!;
            await Execute(gate, "select pg_advisory_unlock(20261122)");
            await Task.WhenAll(attempts);

            (await Open(client, "giua", password)).StatusCode.ShouldBe(HttpStatusCode.Created);
        }
        finally
        {
            await Execute(gate, "select pg_advisory_unlock_all(); drop function cds.wait_at_lock() cascade");
        }

        static async Task Execute(NpgsqlConnection on, string sql)
        {
            await using var command = new NpgsqlCommand(sql, on);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }
    }

    [Fact]
    public async Task The_database_has_no_token_and_no_password()
    {
        var (login, password) = await installation.Account("admin", Nation);
        var session = await Document(await Open(await installation.Anonymous(), login, password));
        foreach (var secret in new[] { session.GetProperty("accessToken").GetString(), session.GetProperty("refreshToken").GetString(), password })
        {
            var found = await installation.Query<long>($"""
                select (select count(*) from cds.session s where s::text like '%{secret}%') + (select count(*) from cds.account a where a::text like '%{secret}%')
                """);
            found.ShouldBe(0);
        }
    }

    [Fact]
    public async Task A_refresh_token_works_once_and_a_copy_of_it_ends_the_session()
    {
        var client = await installation.Anonymous();
        var (login, password) = await installation.Account("admin", Nation);
        var first = await Document(await Open(client, login, password));

        var second = await Document(await Refresh(client, first));
        (await Current(client, first)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Current(client, second)).ShouldBe(HttpStatusCode.OK);

        (await Refresh(client, first)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await Current(client, second)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Refresh(client, second)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Signing_out_disabling_and_a_new_password_take_effect_with_the_next_request()
    {
        var client = await installation.Anonymous();
        var made = await installation.Json("user", "add", "ra.vao", "--name", "Lê Ra", "--role", "viewer", "--unit", Nation);
        var password = made.GetProperty("password").GetString()!;

        var signedOut = await Document(await Open(client, "ra.vao", password));
        (await Send(client, HttpMethod.Delete, "/api/v1/sessions/current", signedOut)).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        (await Current(client, signedOut)).ShouldBe(HttpStatusCode.Unauthorized);

        var before = await Document(await Open(client, "ra.vao", password));
        var reset = await installation.Json("user", "reset", "ra.vao");
        (await Current(client, before)).ShouldBe(HttpStatusCode.Unauthorized);

        var after = await Document(await Open(client, "ra.vao", reset.GetProperty("password").GetString()!));
        (await Current(client, after)).ShouldBe(HttpStatusCode.OK);
        await installation.Json("user", "disable", "ra.vao");
        (await Current(client, after)).ShouldBe(HttpStatusCode.Unauthorized);
        (await Refresh(client, after)).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
    }

    [Fact]
    public async Task Many_who_sign_in_at_once_wait_for_each_other_and_all_get_in()
    {
        var client = await installation.Anonymous();
        var (login, password) = await installation.Account("admin", Nation);

        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Open(client, login, password)));

        answers.ShouldAllBe(answer => answer.StatusCode == HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_body_that_is_no_JSON_is_refused_in_Vietnamese()
    {
        var client = await installation.Anonymous();

        var answer = await client.PostAsync("/api/v1/sessions", new StringContent("{", System.Text.Encoding.UTF8, "application/json"));

        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        (await Title(answer)).ShouldBe("Yêu cầu không hợp lệ");
    }

    [Fact]
    public async Task The_cookie_of_a_browser_opens_no_API()
    {
        var (login, password) = await installation.Account("admin", Nation);
        var session = await Document(await Open(await installation.Anonymous(), login, password));
        var client = await installation.Anonymous();
        client.DefaultRequestHeaders.Add("Cookie", $"cds-session={session.GetProperty("accessToken").GetString()}");

        (await client.GetAsync("/api/v1/sessions/current")).StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
        (await client.GetAsync("/tai-khoan")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
    }

    private static string Nation => UnitDirectory.NationId.ToString();

    private static Task<HttpResponseMessage> Open(HttpClient client, string login, string password) => client.PostAsJsonAsync("/api/v1/sessions", new { login, password });

    private static Task<HttpResponseMessage> Refresh(HttpClient client, JsonElement session) =>
        client.PostAsJsonAsync("/api/v1/sessions/refresh", new { refreshToken = session.GetProperty("refreshToken").GetString() });

    private static async Task<HttpStatusCode> Current(HttpClient client, JsonElement session) =>
        (await Send(client, HttpMethod.Get, "/api/v1/sessions/current", session)).StatusCode;

    private static async Task<HttpResponseMessage> Send(HttpClient client, HttpMethod method, string address, JsonElement session)
    {
        using var request = new HttpRequestMessage(method, address);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session.GetProperty("accessToken").GetString());
        return await client.SendAsync(request);
    }

    private static Task<JsonElement> Document(HttpResponseMessage answer) => answer.Content.ReadFromJsonAsync<JsonElement>();

    private static async Task<string?> Title(HttpResponseMessage answer) => (await Document(answer)).GetProperty("title").GetString();
}
