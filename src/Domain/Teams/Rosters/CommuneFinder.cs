using System.Text.RegularExpressions;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams.Rosters;

/// <summary>Finds the commune (or, before 2025-07-01, the district) that a roster names, among those of one province on one day. Never guesses.</summary>
public sealed partial class CommuneFinder
{
    private readonly ILookup<string, Unit> byFullName;
    private readonly ILookup<string, Unit> byName;
    private readonly ILookup<string, Unit> byCode;
    private readonly DateOnly day;

    /// <param name="known">Keys of names, shared by the finders of many days: the tree hardly changes from one to the next.</param>
    public CommuneFinder(UnitTree tree, Dictionary<string, string>? known = null)
    {
        known ??= [];
        day = tree.Day;
        var units = tree.All.Where(unit => unit.Kind is UnitKind.Commune or UnitKind.District).ToList();
        byFullName = units.ToLookup(unit => Known(unit.FullName));
        byName = units.ToLookup(unit => Known(unit.Name));
        byCode = units.ToLookup(unit => unit.Code.TrimStart('0'));

        string Known(string name) => known.TryGetValue(name, out var key) ? key : known[name] = Key(name);
    }

    public Result<Unit> Find(string text)
    {
        var tidy = Folding.Tidy(text);
        if (tidy.Length > 0 && tidy.All(char.IsAsciiDigit))
            return Only(tidy, [.. byCode[tidy.TrimStart('0')]]);
        var written = Key(Committee().Replace(tidy, ""));
        List<Unit> found = [.. byFullName[written]];
        if (found.Count == 0)
            found = [.. byName[written]];
        if (found.Count == 0 && WrittenKind().Match(written) is { Success: true } kind && byName[written[kind.Length..]].ToList() is { Count: > 0 } ofOtherKind)
            return NotFound(tidy, $"ngày {Time.VietnamTime.Text(day)} có {Listed(ofOtherKind)}: hãy ghi đúng tên");
        return Only(tidy, found);
    }

    private Result<Unit> Only(string text, IReadOnlyList<Unit> found)
    {
        if (found.Count > 1 && found.Where(unit => SpelledIn(unit, text)).ToList() is { Count: 1 } exact)
            found = exact;
        return found.Count switch
        {
            1 => found[0],
            0 => NotFound(text, $"không có trong danh mục của tỉnh ngày {Time.VietnamTime.Text(day)}"),
            _ => new Problem("commune-ambiguous", $"“{text}” có thể là {Listed(found)}: hãy ghi đủ tên hoặc mã đơn vị"),
        };
    }

    private static Problem NotFound(string text, string why) => new("commune-not-found", $"“{text}” {why}") { Kind = ProblemKind.NotFound };

    private static bool SpelledIn(Unit unit, string text) =>
        string.Equals(text, unit.FullName, StringComparison.OrdinalIgnoreCase) || string.Equals(text, unit.Name, StringComparison.OrdinalIgnoreCase);

    private static string Listed(IEnumerable<Unit> units) => string.Join(", ", units.Select(unit => $"{unit.FullName} (mã {unit.Code})"));

    private static string Key(string text)
    {
        var folded = Folding.Tidy(Signs().Replace(Folding.Fold(text), " "));
        return Abbreviation().Replace(folded, match => match.Groups["kind"].Value switch
        {
            "p" => "phuong ",
            "x" => "xa ",
            "tt" => "thi tran ",
            _ => "dac khu ",
        });
    }

    [GeneratedRegex(@"^(UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Committee();

    [GeneratedRegex(@"[^\p{L}\d']+", RegexOptions.None, 1000)]
    private static partial Regex Signs();

    [GeneratedRegex(@"^(?<kind>p|x|tt|dk) (?=[\p{L}\d])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Abbreviation();

    [GeneratedRegex(@"^(xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho) ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex WrittenKind();
}
