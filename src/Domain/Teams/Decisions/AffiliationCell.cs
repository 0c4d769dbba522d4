using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;

namespace CongDongSo.Domain.Teams.Decisions;

/// <summary>
/// The cell Thành phần: words from the lists of the programs in force. What it says is taken as it is; what else a note says is read by each program for itself.
/// </summary>
public sealed class AffiliationCell
{
    private readonly Dictionary<string, string> ids = [];
    private readonly Dictionary<string, string> names = [];

    /// <param name="terms">Of all programs concerned, the first program's words first.</param>
    public AffiliationCell(IEnumerable<AffiliationTerm> terms)
    {
        foreach (var term in terms)
        {
            names.TryAdd(term.Id, term.Name);
            foreach (var word in term.Aliases.Prepend(term.Name).Prepend(term.Id))
                ids.TryAdd(Folding.Fold(word), term.Id);
        }
    }

    /// <summary>What may stand in the cell.</summary>
    public IReadOnlyCollection<string> Names => names.Values;

    public Result<IReadOnlyList<string>> Read(string text)
    {
        var read = new List<string>();
        foreach (var word in text.Split([';', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!ids.TryGetValue(Folding.Fold(word), out var id))
                return new Problem("affiliation-unknown", $"“{word}” không có trong danh sách thành phần của chương trình: chọn trong danh sách, hoặc ghi vào Ghi chú");
            if (!read.Contains(id))
                read.Add(id);
        }
        return new Result<IReadOnlyList<string>>.Done(read);
    }

    /// <summary>How it is written back; an id of another program's list stands for itself.</summary>
    public string Text(IEnumerable<string> affiliations) => string.Join("; ", affiliations.Select(id => names.GetValueOrDefault(id, id)));

    /// <summary>Takes note of ids that are stored but in no list, so that they can be read back.</summary>
    public AffiliationCell Knowing(IEnumerable<string> stored)
    {
        foreach (var id in stored)
            ids.TryAdd(Folding.Fold(id), id);
        return this;
    }
}
