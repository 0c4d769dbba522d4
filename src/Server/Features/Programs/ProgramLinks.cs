namespace CongDongSo.Server.Features.Programs;

/// <summary>Addresses of the pages of programs.</summary>
public static class ProgramLinks
{
    public const string List = "/chuong-trinh";

    public const string OfRoute = "/chuong-trinh/{id}";

    public static string Of(string id) => $"{List}/{Uri.EscapeDataString(id)}";

    /// <summary>A rule on the page of its program.</summary>
    public static string Rule(string program, string rule) => $"{Of(program)}#{RuleAnchor(rule)}";

    public static string Indicator(string program, string indicator) => $"{Of(program)}#{IndicatorAnchor(indicator)}";

    internal static string RuleAnchor(string rule) => $"quy-tac-{rule}";

    internal static string IndicatorAnchor(string indicator) => $"muc-{indicator}";
}
