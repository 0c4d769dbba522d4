namespace CongDongSo.Server.Platform.Documents;

/// <summary>Tên cột as Excel shows it: index 0 is <c>A</c>, 26 is <c>AA</c>.</summary>
public static class ColumnName
{
    public static string Of(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        var name = "";
        for (var rest = index + 1; rest > 0; rest = (rest - 1) / 26)
            name = (char)('A' + ((rest - 1) % 26)) + name;
        return name;
    }

    /// <summary>Index of the letters at the head of a cell reference such as <c>AB12</c>; null where there are none or too many.</summary>
    public static int? IndexIn(string reference)
    {
        var index = 0;
        var letters = 0;
        foreach (var c in reference)
        {
            if (char.ToUpperInvariant(c) is not (>= 'A' and <= 'Z' and var letter))
                break;
            if (++letters > 3)
                return null;
            index = (index * 26) + (letter - 'A' + 1);
        }
        return letters == 0 ? null : index - 1;
    }
}
