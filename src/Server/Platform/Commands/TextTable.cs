using System.Globalization;
using System.Text;

namespace CongDongSo.Server.Platform.Commands;

/// <summary>Rows in aligned columns, for people at a terminal.</summary>
public static class TextTable
{
    public static void Write(TextWriter output, IReadOnlyList<string> head, IEnumerable<IReadOnlyList<string>> rows)
    {
        List<IReadOnlyList<string>> lines = [head, .. rows];
        var widths = head.Select((_, column) => lines.Max(line => Width(line[column]))).ToList();
        foreach (var line in lines)
            output.WriteLine(string.Join("  ", line.Select((cell, column) => cell + new string(' ', widths[column] - Width(cell)))).TrimEnd());
    }

    /// <summary>Letters as a terminal shows them: a combining mark takes no place.</summary>
    private static int Width(string text) => text.EnumerateRunes().Count(rune => Rune.GetUnicodeCategory(rune) != UnicodeCategory.NonSpacingMark);
}
