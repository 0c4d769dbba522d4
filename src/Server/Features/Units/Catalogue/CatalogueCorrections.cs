using System.Globalization;
using System.Reflection;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Documents.Reading;

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
        Lines("provinces-before-2025.csv", cell => new OldProvince(cell(0), cell(1), cell(2), cell(3), cell(4))),
        Lines("districts-before-2025.csv", cell => new OldDistrict(cell(0), cell(1), cell(2), cell(3), cell(4))),
        Lines("commune-resolutions-2025.csv", cell => (Province: cell(0), Source: cell(1))).ToDictionary(line => line.Province, line => line.Source),
        Lines("successors-2025.csv", cell => new Successor(cell(0), cell(1), cell(2))),
        Lines("spellings.csv", cell => new Spelling(cell(0), cell(1), cell(2), cell(3), cell(4))),
        Lines("changes.csv", cell => new Change(
            cell(0), cell(1), cell(2), cell(3), cell(4), DateOnly.ParseExact(cell(5), "yyyy-MM-dd", CultureInfo.InvariantCulture), cell(6))));

    /// <summary>All files as they are, to tell one edition from the next.</summary>
    public static IEnumerable<Stream> Files()
    {
        var assembly = Assembly.GetExecutingAssembly();
        return assembly.GetManifestResourceNames().Where(name => name.StartsWith("Catalogue/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)
            .Select(name => assembly.GetManifestResourceStream(name)!);
    }

    /// <param name="parse">Gets the cell of a column from 0.</param>
    private static List<T> Lines<T>(string file, Func<Func<int, string>, T> parse)
    {
        using var stream = Assembly.GetExecutingAssembly().GetManifestResourceStream("Catalogue/" + file)!;
        Result<List<T>> read = SheetReader.Read<List<T>>(stream, SheetLimits.Form, sheets => sheets[0].Rows.Skip(1).Select(row => parse(column => row[column].Text)).ToList());
        return read.Match(lines => lines, problem => throw new FormatException($"{file}: {problem.Title}"));
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
}
