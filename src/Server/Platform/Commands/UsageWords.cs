using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using System.Text.RegularExpressions;
using CongDongSo.Domain.Language;

namespace CongDongSo.Server.Platform.Commands;

/// <summary>Vietnamese for what the command line library says by itself: the frame of <c>--help</c>, and what is wrong with a command's writing.</summary>
internal static partial class UsageWords
{
    private static readonly Dictionary<string, string> Headings = new(StringComparer.Ordinal)
    {
        ["Description:"] = "Mô tả:", ["Usage:"] = "Cách viết:", ["Arguments:"] = "Tham số:", ["Options:"] = "Tùy chọn:", ["Commands:"] = "Các lệnh:",
    };

    /// <summary>Sentence of the library → ours; what is not here stays as it is.</summary>
    private static readonly (Regex Theirs, string Ours)[] Sentences =
    [
        (MissingOption(), "Thiếu ${it}."),
        (MissingCommand(), "Thiếu tên lệnh."),
        (Unknown(), "Không có lệnh hay tùy chọn “${it}”."),
        (MissingValueOfOption(), "Thiếu giá trị sau ${it}."),
        (MissingArgument(), "Lệnh ${it} thiếu tham số ${argument}."),
        (NotAmong(), "Không dùng được “${it}”; chọn một trong: ${known}"),
        (NotOfType(), "Không hiểu “${it}” sau ${option}."),
        (TooMany(), "${it} chỉ được viết một lần."),
    ];

    /// <summary>Gives the root command's own options Vietnamese descriptions and help pages Vietnamese headings.</summary>
    public static void Apply(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: SynchronousCommandLineAction theirs } help)
                (help.Description, help.Action) = ("Xem cách dùng", new HelpPage(theirs));
            else if (option is VersionOption)
                option.Description = "Xem phiên bản";
        }
    }

    public static string Error(string theirs)
    {
        foreach (var (pattern, ours) in Sentences)
        {
            if (pattern.Match(theirs) is { Success: true } match)
                return Folding.Tidy(match.Result(ours));
        }
        return theirs;
    }

    public static string HelpLine(string theirs)
    {
        if (Headings.TryGetValue(theirs, out var heading))
            return heading;
        var line = theirs.Replace("(REQUIRED)", "(bắt buộc)", StringComparison.Ordinal).Replace("[command]", "[lệnh]", StringComparison.Ordinal).Replace("[options]", "[tùy chọn]", StringComparison.Ordinal);
        // Most descriptions say their default themselves, in words.
        return Default().Replace(line, line.Contains("mặc định", StringComparison.Ordinal) ? "" : " (mặc định ${value})");
    }

    private sealed class HelpPage(SynchronousCommandLineAction theirs) : SynchronousCommandLineAction
    {
        public override int Invoke(ParseResult parseResult)
        {
            var output = parseResult.InvocationConfiguration.Output;
            using var page = new StringWriter();
            parseResult.InvocationConfiguration.Output = page;
            var exit = theirs.Invoke(parseResult);
            parseResult.InvocationConfiguration.Output = output;
            foreach (var line in page.ToString().TrimEnd().ReplaceLineEndings("\n").Split('\n'))
                output.WriteLine(HelpLine(line.TrimEnd()));
            return exit;
        }
    }

    [GeneratedRegex(@"^Option '(?<it>[^']+)' is required\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingOption();

    [GeneratedRegex(@"^Required command was not provided\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingCommand();

    [GeneratedRegex(@"^Unrecognized command or argument '(?<it>.*)'\.", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex Unknown();

    [GeneratedRegex(@"^Required argument missing for option: '?(?<it>[^'.]+)'?\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingValueOfOption();

    [GeneratedRegex(@"^Required argument ('(?<argument>[^']+)' )?missing for command: '(?<it>[^']+)'\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MissingArgument();

    [GeneratedRegex(@"^Argument '(?<it>.*)' not recognized\. Must be one of:\s*(?<known>.*)$", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex NotAmong();

    [GeneratedRegex(@"^Cannot parse argument '(?<it>.*)' for option '(?<option>[^']+)'", RegexOptions.ExplicitCapture | RegexOptions.Singleline, 1000)]
    private static partial Regex NotOfType();

    [GeneratedRegex(@"^Option '(?<it>[^']+)' expects a single argument", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TooMany();

    [GeneratedRegex(@" \[default: (?<value>[^\]]*)\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Default();
}
