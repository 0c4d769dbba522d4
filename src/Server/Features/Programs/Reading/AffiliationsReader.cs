using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;

namespace CongDongSo.Server.Features.Programs.Reading;

/// <summary>The list of affiliations. No alias may stand for two of them: a roster's note would be read at random.</summary>
internal static class AffiliationsReader
{
    public const string List = "affiliations";

    public static IReadOnlyList<AffiliationTerm> Read(Fields program)
    {
        var owners = new Dictionary<string, string>();
        return program.Maps(List, Shapes.Affiliation, fields =>
        {
            var term = new AffiliationTerm(fields.Id(List), fields.Text("name"), fields.Texts("aliases"), fields.References("implies", List));
            Claim(fields, "name", term.Name, term.Id, owners);
            foreach (var alias in term.Aliases)
                Claim(fields, "aliases", alias, term.Id, owners);
            return term;
        });
    }

    private static void Claim(Fields fields, string key, string alias, string id, Dictionary<string, string> owners)
    {
        var folded = Folding.Fold(alias);
        if (folded.Length == 0 || owners.TryAdd(folded, id) || owners[folded] == id)
            return;
        fields.Fault(key, $"“{alias}” đã là cách viết của “{owners[folded]}” (so không dấu). Giữ ở một mục thôi");
    }
}
