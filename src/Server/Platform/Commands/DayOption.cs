using System.CommandLine;
using System.Globalization;

namespace CongDongSo.Server.Platform.Commands;

/// <summary>Days on the command line: <c>2025-06-30</c>, or <c>30/06/2025</c> as documents write it.</summary>
public static class DayOption
{
    private static readonly string[] Formats = ["yyyy-MM-dd", "d/M/yyyy"];

    public static Option<DateOnly?> Named(string name, string description) => new(name)
    {
        Description = description,
        HelpName = "NGÀY",
        CustomParser = argument =>
        {
            var text = argument.Tokens.Count == 1 ? argument.Tokens[0].Value : "";
            if (Parse(text) is { } day)
                return day;
            argument.AddError($"Ngày “{text}” sau {name} viết chưa đúng: viết năm-tháng-ngày (2025-06-30) hoặc ngày/tháng/năm (30/06/2025).");
            return null;
        },
    };

    /// <summary>Null for what is no day.</summary>
    public static DateOnly? Parse(string text) =>
        DateOnly.TryParseExact(text.Trim(), Formats, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
