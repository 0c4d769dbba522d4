using System.Text.RegularExpressions;
using CongDongSo.Domain.Language;

namespace CongDongSo.Domain.Teams.Rosters.Mapping;

/// <summary>The commune that a sheet is named for: <c>03. Xã Tịnh Khê (2)</c> is Xã Tịnh Khê.</summary>
public static partial class SheetName
{
    /// <returns>Null where the name has no letters: a bare number is not a commune's code.</returns>
    public static string? Commune(string? sheet)
    {
        var tidy = Folding.Tidy(sheet ?? "");
        var named = Copy().Replace(Numbering().Replace(tidy, ""), "").Replace('_', ' ').Trim();
        return named.Any(char.IsLetter) ? named : null;
    }

    [GeneratedRegex(@"^\d{1,3}\s*[.)\-_ ]\s*(?=\p{L})", RegexOptions.None, 1000)]
    private static partial Regex Numbering();

    [GeneratedRegex(@"\s*\(\d+\)$", RegexOptions.None, 1000)]
    private static partial Regex Copy();
}
