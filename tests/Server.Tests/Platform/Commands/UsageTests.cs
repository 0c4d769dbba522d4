using System.Text.RegularExpressions;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Tests.Platform.Commands;

/// <summary>What the command line says before any command runs.</summary>
public partial class UsageTests
{
    public static TheoryData<string> Verbs =>
    [
        "", "serve", "unit", "unit list", "unit show", "unit changes", "unit import", "user", "user add", "user list", "user reset", "user disable", "program", "program list", "program show",
        "program check", "roster", "roster import", "roster check", "roster export", "record", "record push", "household", "household import", "verify", "measure", "report", "report build", "demo",
    ];

    [Theory]
    [MemberData(nameof(Verbs))]
    public async Task The_help_of_every_verb_is_Vietnamese(string verb)
    {
        var (exit, output, messages) = await Run($"{verb} --help");

        exit.ShouldBe(0);
        messages.ShouldBeEmpty();
        output.ShouldStartWith("Mô tả:");
        English().Matches(output).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("", "Thiếu tên lệnh.")]
    [InlineData("nonsense", "Không có lệnh hay tùy chọn “nonsense”.")]
    [InlineData("measure --program a --period 2025", "Thiếu --unit.")]
    [InlineData("unit show", "Lệnh show thiếu tham số U.")]
    [InlineData("unit list --under", "Thiếu giá trị sau --under.")]
    [InlineData("serve --port abc", "Không hiểu “abc” sau --port.")]
    [InlineData("serve --port 1 --port 2", "--port chỉ được viết một lần.")]
    [InlineData("measure --program a --unit b --period c --by x", "Không dùng được “x”; chọn một trong: 'commune' 'village' 'district'")]
    public async Task A_command_written_wrongly_is_told_what_is_wrong_in_Vietnamese(string command, string expected)
    {
        var (exit, output, messages) = await Run(command);

        exit.ShouldBe(2);
        output.ShouldBeEmpty();
        messages.ShouldContain(expected);
        English().Matches(messages).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("Trang 1", 12, "G", null, "  Trang 1!G12: Sai")]
    [InlineData(null, 2, "D", "x", "  D2: Sai (“x”)")]
    [InlineData(null, 0, "", null, "  Sai")]
    public void A_fault_stands_where_its_reader_finds_it(string? sheet, int row, string column, string? value, string line) =>
        FaultLine.Of(new Fault(sheet, row, column, value, "Sai")).ShouldBe(line);

    private static async Task<(int Exit, string Output, string Messages)> Run(string command)
    {
        using var output = new StringWriter();
        using var messages = new StringWriter();
        var exit = await new CommandShell(Cds.Features, InstallationSettings.FromEnvironment, output, messages)
            .Run(command.Split(' ', StringSplitOptions.RemoveEmptyEntries), TestContext.Current.CancellationToken);
        return (exit, output.ToString(), messages.ToString());
    }

    [GeneratedRegex(@"\b(Description|Usage|Options|Arguments|Commands|REQUIRED|default|Show|Required|missing|argument|Unrecognized|Cannot|expects)\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex English();
}
