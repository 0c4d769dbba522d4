using System.CommandLine;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Accounts.Managing;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Accounts;

/// <summary><c>cds user add|list|reset|disable</c>; <see cref="GrantCommands"/> has the rest. A password comes from standard input or is made and shown once: arguments stay in shells' histories.</summary>
internal static class AccountCommands
{
    public static Command User(CommandShell shell) =>
        CommandShell.Group("user", "Tài khoản người dùng", [Add(shell), List(shell), Reset(shell), Disable(shell), .. GrantCommands.All(shell)]);

    private static Command Add(CommandShell shell)
    {
        var login = Login();
        var name = new Option<string>("--name") { Description = "Họ tên", Required = true };
        var role = new Option<string>("--role") { Description = "Vai trò: " + string.Join(", ", Enum.GetValues<Role>().Select(RoleWords.Code)), Required = true };
        var unit = new Option<string>("--unit") { Description = "Đơn vị: mã, mã@ngày hoặc định danh", Required = true };
        var fromInput = FromInput();
        return shell.DatabaseVerb("add", "Thêm tài khoản", [login, name, role, unit, fromInput], async (run, ct) =>
            Say(await run.Service<AccountRegister>().Add(
                new(run.Value(login), run.Value(name)!, run.Value(role)!, run.Value(unit)!, await Password(run.Value(fromInput), ct)), ct), "Đã thêm tài khoản"));
    }

    private static Command List(CommandShell shell) => shell.DatabaseVerb("list", "Danh sách tài khoản", [], async (run, ct) =>
    {
        var accounts = await run.Service<AccountRegister>().All(ct);
        return new Answer(new { items = accounts.Select(one => Row(one.Account, one.Grants)), total = accounts.Count }, output =>
        {
            foreach (var (account, grants) in accounts)
                output.WriteLine($"{account.Login}\t{account.Name}\t{Words(grants)}{(account.DisabledAt is { } at ? $"\tđã ngừng từ {VietnamTime.Text(VietnamTime.DayOf(at))}" : "")}");
        });
    });

    private static Command Reset(CommandShell shell)
    {
        var login = Login();
        var fromInput = FromInput();
        var secondFactor = new Option<bool>("--second-factor") { Description = "Bỏ cả ứng dụng xác thực, khóa truy cập và mã khôi phục, khi người dùng mất điện thoại" };
        return shell.DatabaseVerb("reset", "Đặt lại mật khẩu, mở khóa và kết thúc mọi phiên đăng nhập", [login, fromInput, secondFactor], async (run, ct) =>
            Say(await run.Service<AccountRegister>().Reset(run.Value(login), await Password(run.Value(fromInput), ct), run.Value(secondFactor), ct),
                run.Value(secondFactor) ? "Đã bỏ xác thực hai bước và đặt lại mật khẩu của" : "Đã đặt lại mật khẩu của"));
    }

    private static Command Disable(CommandShell shell)
    {
        var login = Login();
        var undo = new Option<bool>("--undo") { Description = "Cho dùng lại" };
        return shell.DatabaseVerb("disable", "Ngừng một tài khoản", [login, undo], async (run, ct) =>
            (await run.Service<AccountRegister>().Disable(run.Value(login), run.Value(undo))).Match<Result<Answer>>(
                done => new Answer(Row(done.Account, done.Grants), output => output.WriteLine($"{(done.Account.DisabledAt is null ? "Đã cho dùng lại" : "Đã ngừng")} tài khoản {done.Account.Login}.")),
                problem => problem));
    }

    private static Result<Answer> Say(Result<AccountPassword> result, string done) => result.Match<Result<Answer>>(
        made => new Answer(Row(made.Account, made.Grants) with { Password = made.Generated }, output =>
        {
            output.WriteLine($"{done} {made.Account.Login} ({Words(made.Grants)}).");
            if (made.Generated is { } password)
                output.WriteLine($"Mật khẩu, chỉ hiện lần này: {password}");
        }),
        problem => problem);

    private static AccountRow Row(Account account, IReadOnlyList<HeldGrant> grants)
    {
        var first = grants.FirstOrDefault(grant => grant.EndedAt is null);
        return new(account.Id, account.Login, account.Name, first?.Role, first?.UnitId.Value, first?.UnitName, grants, account.DisabledAt, account.LockedUntil, null);
    }

    private static string Words(IReadOnlyList<HeldGrant> grants) =>
        string.Join("; ", grants.Where(grant => grant.EndedAt is null).Select(grant => $"{RoleWords.Text(grant.Role)}, {grant.UnitName}")) is { Length: > 0 } words ? words : "chưa có vai trò";

    private static async Task<string?> Password(bool fromInput, CancellationToken ct) => fromInput ? await Console.In.ReadLineAsync(ct) ?? "" : null;

    private static Argument<string> Login() => new("LOGIN") { Description = "Tên đăng nhập" };

    private static Option<bool> FromInput() => new("--password-stdin") { Description = "Đọc mật khẩu từ dòng đầu của stdin; không có thì tạo và hiện một lần" };

    /// <param name="Role">Of the widest grant, as are unit and its name.</param>
    /// <param name="Password">Only in the answer that made it.</param>
    private sealed record AccountRow(
        Guid Id, string Login, string Name, Role? Role, Guid? UnitId, string? Unit, IReadOnlyList<HeldGrant> Grants, DateTimeOffset? DisabledAt, DateTimeOffset? LockedUntil, string? Password);
}
