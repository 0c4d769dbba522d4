using System.CommandLine;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Accounts.Codes;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Accounts.Managing;

/// <summary><c>cds user grant|revoke|code</c>: roles beside the first, and one-time codes.</summary>
internal static class GrantCommands
{
    public static IEnumerable<Command> All(CommandShell shell) => [Grant(shell), Revoke(shell), Code(shell)];

    private static Command Grant(CommandShell shell)
    {
        var (login, role, unit) = (Login(), RoleOption(), UnitOption());
        var from = DayOption.Named("--from", "Ngày đầu (mặc định hôm nay)");
        var to = DayOption.Named("--to", "Ngày cuối (mặc định: đến khi kết thúc)");
        var organisation = new Option<string?>("--organisation") { Description = "Tên doanh nghiệp, chỉ với vai trò partner" };
        return shell.DatabaseVerb("grant", "Giao thêm một vai trò", [login, role, unit, from, to, organisation], async (run, ct) =>
            await For(run, login, ct) is not { } account
                ? Unknown(run.Value(login))
                : (await run.Service<AccountKeeping>().AddGrant(
                    null, account.Id, new(run.Value(role), run.Value(unit), Text(run.Value(from)), Text(run.Value(to)), run.Value(organisation)), ct)).Match<Result<Answer>>(
                    given => new Answer(given, output => output.WriteLine($"Đã giao {AccountKeeping.Words(given.Role, given.UnitName)} cho {account.Login}.")), problem => problem));
    }

    private static Command Revoke(CommandShell shell)
    {
        var (login, role, unit) = (Login(), RoleOption(), UnitOption());
        return shell.DatabaseVerb("revoke", "Kết thúc một vai trò, ngay với yêu cầu kế tiếp", [login, role, unit], async (run, ct) =>
            await For(run, login, ct) is not { } account
                ? Unknown(run.Value(login))
                : (await run.Service<AccountKeeping>().EndGrant(account.Id, run.Value(role)!, run.Value(unit)!, ct)).Match<Result<Answer>>(
                    ended => new Answer(ended, output => output.WriteLine($"Đã kết thúc {AccountKeeping.Words(ended.Role, ended.UnitName)} của {account.Login}.")), problem => problem));
    }

    private static Command Code(CommandShell shell)
    {
        var login = Login();
        return shell.DatabaseVerb("code", "Cấp mã một lần để đặt mật khẩu; mã cũ thôi dùng được", [login], async (run, ct) =>
            await For(run, login, ct) is not { } account
                ? Unknown(run.Value(login))
                : (await run.Service<AccountKeeping>().MakeCode(null, account.Id, ct)).Match<Result<Answer>>(
                    made => new Answer(new { made.Id, made.Login, kind = made.Code.Kind, code = made.Code.Code.Grouped, expiresAt = made.Code.ExpiresAt }, output =>
                    {
                        output.WriteLine($"Mã của {made.Login}, chỉ hiện lần này: {made.Code.Code.Grouped}");
                        output.WriteLine($"Dùng một lần tại trang {CodeLinks.Show}, đến {CodeWords.Moment(made.Code.ExpiresAt)}.");
                    }),
                    problem => problem));
    }

    private static Task<Account?> For(CommandRun run, Argument<string> login, CancellationToken ct) => run.Service<AccountStore>().FindByKey(Account.KeyOf(run.Value(login)), ct);

    private static Result<Answer> Unknown(string login) => new Problem("account-not-found", $"Không có tài khoản “{login}”.", "Xem danh sách bằng cds user list.") { Kind = ProblemKind.NotFound };

    private static string? Text(DateOnly? day) => day is { } known ? VietnamTime.Text(known) : null;

    private static Argument<string> Login() => new("LOGIN") { Description = "Tên đăng nhập" };

    private static Option<string> RoleOption() => new("--role") { Description = "Vai trò: " + string.Join(", ", Enum.GetValues<Role>().Select(RoleWords.Code)), Required = true };

    private static Option<string> UnitOption() => new("--unit") { Description = "Đơn vị: mã, mã@ngày hoặc định danh", Required = true };
}
