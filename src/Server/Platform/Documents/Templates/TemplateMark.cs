using System.Text.RegularExpressions;

namespace CongDongSo.Server.Platform.Documents.Templates;

internal enum MarkKind
{
    /// <summary><c>{{ten}}</c>: a field or a block.</summary>
    Value,

    /// <summary><c>{{#ten}}</c>.</summary>
    Open,

    /// <summary><c>{{/ten}}</c>.</summary>
    Close,
}

/// <summary>Dấu đánh trong mẫu: <c>{{ten}}</c>, <c>{{#ten}}</c>, <c>{{/ten}}</c>.</summary>
/// <param name="Start">In the paragraph's text.</param>
internal sealed partial record TemplateMark(int Start, string Text, MarkKind Kind, string Name)
{
    public static IReadOnlyList<TemplateMark> In(string text) =>
    [
        .. Form().Matches(text).Select(match => new TemplateMark(
            match.Index, match.Value, match.Groups["kind"].Value switch { "#" => MarkKind.Open, "/" => MarkKind.Close, _ => MarkKind.Value }, match.Groups["name"].Value.Trim().ToLowerInvariant())),
    ];

    /// <summary>Braces that are no whole mark; null where all are.</summary>
    public static string? Torn(string text)
    {
        var rest = Form().Replace(text, "");
        var at = rest.IndexOf("{{", StringComparison.Ordinal) is >= 0 and var open ? open : rest.IndexOf("}}", StringComparison.Ordinal);
        return at < 0 ? null : rest[at..];
    }

    [GeneratedRegex(@"\{\{[\s\u00A0]*(?<kind>[#/]?)(?<name>[^{}]*)\}\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
