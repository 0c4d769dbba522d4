namespace CongDongSo.Domain.Language;

/// <summary>Vietnamese lists sort people by given name, then family and middle names.</summary>
public static class PersonNames
{
    /// <summary>Sort key: folded given name first, then the rest, then the exact spelling so that accents decide ties.</summary>
    public static string SortKey(string name)
    {
        var folded = Folding.Fold(name);
        var given = folded.LastIndexOf(' ');
        return given < 0 ? $"{folded}\u0001\u0001{name}" : $"{folded[(given + 1)..]}\u0001{folded[..given]}\u0001{name}";
    }
}
