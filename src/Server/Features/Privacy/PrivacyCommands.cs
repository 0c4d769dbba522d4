using System.CommandLine;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Privacy;

/// <summary><c>cds privacy retain | extract | erase</c>.</summary>
internal static class PrivacyCommands
{
    public static Command Of(CommandShell shell) => CommandShell.Group("privacy", "Dữ liệu cá nhân: thời hạn lưu, trích xuất, xóa", Retain(shell), Extract(shell), Erase(shell));

    private static Command Retain(CommandShell shell)
    {
        var dryRun = DryRun();
        return shell.DatabaseVerb("retain", "Thay bằng bí danh người đã thôi tham gia quá thời hạn lưu, xóa bản nháp quyết định bỏ quên và phiên đã hết", [dryRun], async (run, ct) =>
            (await run.Service<Retention>().Run(run.Value(dryRun), ct)).Match<Result<Answer>>(
                done => new Answer(done, output => output.WriteLine(
                    $"{(done.Applied ? "Đã" : "Sẽ")} thay bằng bí danh {VietnameseNumbers.Text(done.People)} người thôi tham gia trước {VietnamTime.Text(done.LeftBefore)}, xóa {VietnameseNumbers.Text(done.Drafts)} bản nháp quyết định không ai lưu và {VietnameseNumbers.Text(done.Sessions)} phiên đã hết.")),
                problem => problem));
    }

    private static Command Extract(CommandShell shell)
    {
        var file = new Argument<string>("FILE") { Description = "Tệp .xlsx hoặc .json ghi mọi dữ liệu đang giữ của một người" };
        var (person, phone) = (Person(), new Option<string?>("--phone") { Description = "Số điện thoại, khi chỉ một người có số này" });
        return shell.DatabaseVerb("extract", "Trích xuất dữ liệu của một người", [person, phone, file], async (run, ct) =>
        {
            var path = run.Value(file);
            if (Path.GetExtension(path).ToLowerInvariant() is not (".xlsx" or ".json") || run.Value(person) is null == run.Value(phone) is null)
                return new Problem("extract-arguments", "Lệnh viết chưa đúng.", "Cho --person hoặc --phone, và một tệp có đuôi .xlsx hoặc .json.");
            var extract = run.Service<DataExtract>();
            var named = run.Value(person) is { } id ? id : await Only(extract, run.Value(phone)!, ct);
            if (named is not Result<Guid>.Done(var who))
                return ((Result<Guid>.Refused)named).Problem;
            var found = await extract.Of(who, null, ct);
            if (found is not Result<PersonExtract>.Done(var kept))
                return ((Result<PersonExtract>.Refused)found).Problem;
            var made = ExtractFile.Of(kept, path.EndsWith(".json", StringComparison.OrdinalIgnoreCase));
            await File.WriteAllBytesAsync(path, made.Content, ct);
            return new Answer(
                new { file = path, bytes = made.Content.Length, memberships = kept.Person?.Memberships.Count ?? 0, account = kept.Account is not null, trail = kept.Trail.Count },
                output => output.WriteLine($"Đã ghi {path}"));
        });
    }

    private static Command Erase(CommandShell shell)
    {
        var (person, household) = (Person(), new Option<Guid?>("--household") { Description = "Định danh của hộ" });
        var reason = new Option<string?>("--reason") { Description = "Lý do, không nhắc lại dữ liệu cần xóa" };
        var dryRun = DryRun();
        return shell.DatabaseVerb("erase", "Thay một người hoặc chủ hộ bằng bí danh; số liệu giữ nguyên", [person, household, reason, dryRun], async (run, ct) =>
        {
            var erasure = run.Service<Erasure>();
            if (run.Value(person) is null == run.Value(household) is null)
                return new Problem("erase-arguments", "Lệnh viết chưa đúng.", "Cho --person hoặc --household, một trong hai.");
            var word = run.Value(dryRun) ? "Sẽ" : "Đã";
            return run.Value(person) is { } who
                ? (await erasure.Person(who, run.Value(reason), run.Value(dryRun), ct)).Match<Result<Answer>>(
                    done => new Answer(done, output => output.WriteLine(
                        $"{word} xóa: {done.Memberships} lần tham gia Tổ giữ lại với bí danh, {(done.Account ? "tài khoản bị ngừng" : "không có tài khoản")}, {done.Records} bản ghi đổi tên người gửi.")),
                    problem => problem)
                : (await erasure.Household(run.Value(household)!.Value, run.Value(reason), run.Value(dryRun), ct)).Match<Result<Answer>>(
                    done => new Answer(done, output => output.WriteLine($"{word} xóa tên, địa chỉ, điện thoại trong {done.Cards} phiếu hộ và {done.Records} bản ghi.")),
                    problem => problem);
        });
    }

    private static async Task<Result<Guid>> Only(DataExtract extract, string phone, CancellationToken ct) => (await extract.WithPhone(phone, ct)).Match<Result<Guid>>(
        found => found.Where(one => one.Kind == "person").ToList() switch
        {
            [var one] => one.Id,
            [] => new Problem("subject-not-found", "Không ai trong danh sách Tổ có số này.", "Kiểm tra số, hoặc tìm theo --person.") { Kind = ProblemKind.NotFound },
            var several => new Problem("subject-ambiguous", $"{several.Count} người có số này.", $"Chọn một bằng --person: {string.Join(", ", several.Select(one => $"{one.Id} ({one.What})"))}."),
        },
        problem => problem);

    private static Option<Guid?> Person() => new("--person") { Description = "Định danh của người, như API và trang Dữ liệu cá nhân cho biết" };

    private static Option<bool> DryRun() => new("--dry-run") { Description = "Chỉ cho biết sẽ đụng đến những gì" };
}
