namespace CongDongSo.Server.Features.Programs.Reading;

/// <summary>
/// Says in Vietnamese why a text is no YAML. The parser knows only what it expected; the line itself shows what its author most likely did.
/// </summary>
internal static class SyntaxMessages
{
    public static string For(string text, int line)
    {
        var lines = text.Split('\n');
        var here = line <= lines.Length ? lines[line - 1].TrimEnd('\r') : "";
        var before = line >= 2 && line - 2 < lines.Length ? lines[line - 2].TrimEnd('\r') : "";
        return "Sai cú pháp YAML: " + (Reason(here) ?? Reason(before) ??
            "kiểm tra thụt dòng (mỗi cấp hai dấu cách, các khóa cùng cấp thẳng cột), dấu “:” kèm một dấu cách sau khóa, dấu “- ” đầu mỗi mục, dấu nháy và ngoặc đóng đủ");
    }

    private static string? Reason(string line)
    {
        var content = line.TrimStart();
        if (line[..(line.Length - content.Length)].Contains('\t'))
            return "dòng thụt bằng phím Tab. Thay bằng dấu cách, mỗi cấp hai dấu cách";
        var (_, value) = KeyAndValue(content);
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

    private static (string Key, string Value) KeyAndValue(string content)
    {
        var colon = content.IndexOf(": ", StringComparison.Ordinal);
        return colon < 0 ? (content, "") : (content[..colon], content[(colon + 2)..].Trim());
    }
}
