namespace CongDongSo.Server.Features.Programs.Reading;

/// <summary>
/// Says in Vietnamese why a text is no YAML. The parser knows only what it expected; the line itself shows what its author most likely did.
/// </summary>
internal static class SyntaxMessages
{
    private const string Start = "Sai cú pháp YAML: ";

    /// <param name="line">Where the parser gave up, from 1.</param>
    /// <returns>The message with the place it speaks of, which may stand before the one where the parser noticed.</returns>
    public static (int Line, int Column, string Message) For(string text, int line, int column)
    {
        var lines = text.Split('\n');
        var tab = Array.FindIndex(lines, one => one[..(one.Length - one.TrimStart().Length)].Contains('\t'));
        if (tab >= 0 && tab <= line)
            return (tab + 1, 1, Start + "dòng thụt bằng phím Tab. Thay bằng dấu cách, mỗi cấp hai dấu cách");
        foreach (var at in new[] { line, line - 1 })
        {
            if (at >= 1 && at <= lines.Length && Reason(lines[at - 1].Trim()) is { } reason)
                return (at, at == line ? column : 1, Start + reason);
        }
        return (line, column, Start + "kiểm tra thụt dòng (mỗi cấp hai dấu cách, các khóa cùng cấp thẳng cột), dấu “:” kèm một dấu cách sau khóa, "
            + "dấu “- ” đầu mỗi mục, dấu nháy và ngoặc đóng đủ");
    }

    private static string? Reason(string content)
    {
        var value = ValueOf(content);
        if (value.Length == 0)
            return null;
        if (value[0] is '"' or '\'' && (value.Length == 1 || value[^1] != value[0]))
            return $"dấu nháy {value[0]} mở ra mà không đóng ở cuối giá trị. Thêm dấu nháy đóng; dấu nháy bên trong thì viết hai lần hoặc dùng loại nháy kia";
        if ((value[0] == '[' && !value.Contains(']')) || (value[0] == '{' && !value.Contains('}')))
            return $"dấu ngoặc {value[0]} mở ra mà không đóng. Thêm dấu ngoặc đóng";
        if (value[0] is '@' or '`' or '%' or '*' or '&' or '!')
            return $"giá trị bắt đầu bằng “{value[0]}” phải đặt trong dấu nháy \"…\"";
        return value[0] is not ('"' or '\'' or '[' or '{') && (value.Contains(": ") || value.EndsWith(':'))
            ? "giá trị có dấu “:” bên trong phải đặt cả giá trị trong dấu nháy \"…\""
            : null;
    }

    private static string ValueOf(string content)
    {
        var colon = content.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 ? "" : content[(colon + 2)..].Trim();
    }
}
