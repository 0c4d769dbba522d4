using System.CommandLine;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Demo;

/// <summary><c>cds demo --province 51 [--seed 1] [--scale commune|province]</c>.</summary>
internal static class DemoCommand
{
    private const int RejectionsShown = 5;

    public static Command Fill(CommandShell shell)
    {
        var province = new Option<string>("--province") { Description = "Mã tỉnh", HelpName = "MÃ", Required = true };
        var seed = new Option<int>("--seed") { Description = "Số gieo, từ 1 đến 9999: cùng số thì cùng dữ liệu (mặc định 1)", HelpName = "SỐ", DefaultValueFactory = _ => 1 };
        seed.Validators.Add(given =>
        {
            if (given.Tokens.Count > 0 && !(int.TryParse(given.Tokens[^1].Value, out var number) && number is >= 1 and <= 9999))
                given.AddError("--seed phải là số nguyên từ 1 đến 9999.");
        });
        var scale = new Option<DemoScale>("--scale")
        {
            HelpName = "commune|province",
            Description = "province: cả tỉnh; commune: một xã đủ hộ và bản ghi, nơi khác chỉ có thôn, Tổ và thành viên (mặc định province)", DefaultValueFactory = _ => DemoScale.Province,
        };
        return shell.DatabaseVerb("demo", "Nạp dữ liệu minh họa vào một tỉnh, đúng quy mô thật", [province, seed, scale], async (run, ct) =>
        {
            var onTerminal = !run.Json && ReferenceEquals(run.Messages, Console.Error) && !Console.IsErrorRedirected;
            var order = new DemoOrder(run.Value(province)!, run.Value(seed), run.Value(scale));
            return (await run.Service<DemoFill>().Fill(order, new DemoProgress(run.Messages, onTerminal), ct)).Match<Result<Answer>>(
                done => new Answer(done, output => Tell(output, done)),
                problem => problem);
        });
    }

    private static void Tell(TextWriter output, DemoFilled done)
    {
        output.WriteLine(done.Applied ? "Đã nạp dữ liệu minh họa; mọi tên người, số điện thoại và tên thôn đều là bịa." : "Dữ liệu minh họa đã có đủ từ trước, không có gì thay đổi.");
        output.WriteLine($"  {N(done.Communes)} xã, phường, đặc khu; {N(done.Villages)} thôn, tổ dân phố; {N(done.Teams)} Tổ; {N(done.Members)} thành viên; {VietnameseNumbers.Text(done.Households)} hộ");
        if (done.Applied)
        {
            output.WriteLine($"  nhận {N(done.Records.Accepted)} bản ghi, trùng {N(done.Records.Duplicate)}, từ chối {N(done.Records.Rejected.Count)} (cố ý ghi sai)");
            foreach (var rejection in done.Records.Rejected.Take(RejectionsShown))
                output.WriteLine($"    {rejection.Place}: {rejection.Reason}");
            if (done.Records.Rejected.Count > RejectionsShown)
                output.WriteLine($"    … và {N(done.Records.Rejected.Count - RejectionsShown)} bản ghi nữa (xem đủ bằng --json)");
        }
        output.WriteLine($"Tài khoản minh họa, ai cũng biết mật khẩu: {DemoAccounts.Password}");
        foreach (var account in done.Accounts)
            output.WriteLine($"  {account.Login,-18} {account.Role}{(account.Unit.Length > 0 ? ", " + account.Unit : "")}{(account.Password is null ? " (có từ trước)" : "")}");
    }

    private static string N(int number) => VietnameseNumbers.Text(number);
}
