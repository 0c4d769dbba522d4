using System.Globalization;
using System.Reflection;
using CsvHelper;
using CsvHelper.Configuration;

namespace CongDongSo.Server.Features.Units.Catalogue;

/// <summary>What the package lacks or has wrong, each line with its resolution: the small files beside this one.</summary>
internal sealed record CatalogueCorrections(
    IReadOnlyList<CatalogueCorrections.OldProvince> Provinces,
    IReadOnlyList<CatalogueCorrections.OldDistrict> Districts,
    IReadOnlyDictionary<string, string> CommuneResolutions,
    IReadOnlyList<CatalogueCorrections.Successor> Successors,
    IReadOnlyList<CatalogueCorrections.Spelling> Spellings,
    IReadOnlyList<CatalogueCorrections.Change> Changes)
{
    public static CatalogueCorrections Read() => new(
        Lines<OldProvince>("provinces-before-2025.csv"),
        Lines<OldDistrict>("districts-before-2025.csv"),
        Lines<CommuneResolution>("commune-resolutions-2025.csv").ToDictionary(line => line.Province, line => line.Source),
        Lines<Successor>("successors-2025.csv"),
        Lines<Spelling>("spellings.csv"),
        Lines<Change>("changes.csv"));

    /// <summary>All files as they are, to tell one edition from the next.</summary>
    public static IEnumerable<Stream> Files()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith("Catalogue/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => assembly.GetManifestResourceStream(name)!);
    }

    private static List<T> Lines<T>(string file)
    {
        using var reader = new StreamReader(Assembly.GetExecutingAssembly().GetManifestResourceStream("Catalogue/" + file)!);
        using var csv = new CsvReader(reader, new CsvConfiguration(CultureInfo.InvariantCulture) { PrepareHeaderForMatch = header => header.Header.Replace("_", "", StringComparison.Ordinal).ToUpperInvariant() });
        return [.. csv.GetRecords<T>()];
    }

    /// <summary>A province of 2025-06-30 and the one that got it, which is itself where nothing was merged.</summary>
    internal sealed record OldProvince(string Code, string Kind, string Name, string Successor, string Source);

    /// <summary>A district of 2025-06-30; the package has only names.</summary>
    /// <param name="Province">Code of that day.</param>
    internal sealed record OldDistrict(string Code, string Kind, string Name, string Province, string Source);

    /// <summary>An old commune or district that gave a part or all of itself to a new commune.</summary>
    internal sealed record Successor(string OldCode, string NewCode, string Source);

    /// <summary>A code or name that the package has wrong.</summary>
    /// <param name="List"><c>2025</c> or <c>before-2025</c>.</param>
    internal sealed record Spelling(string List, string PackageCode, string Code, string Name, string Source);

    /// <summary>A unit that went on under another name or kind.</summary>
    internal sealed record Change(string Code, string OldName, string OldKind, string NewName, string NewKind, DateOnly EffectiveOn, string Source);

    private sealed record CommuneResolution(string Province, string Source);
}
