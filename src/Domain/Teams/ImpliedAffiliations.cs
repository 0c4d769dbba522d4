using CongDongSo.Domain.Programs;

namespace CongDongSo.Domain.Teams;

/// <summary>What else a member is by being something: the youth secretary is of the youth union, an IT teacher is a teacher.</summary>
public sealed class ImpliedAffiliations(IEnumerable<AffiliationTerm> terms)
{
    private readonly Dictionary<string, AffiliationTerm> terms = terms.DistinctBy(term => term.Id).ToDictionary(term => term.Id);

    /// <summary>The member's own affiliations and all that follow from them.</summary>
    public IReadOnlySet<string> Of(Member member)
    {
        var all = new HashSet<string>();
        var open = new Stack<string>(member.Affiliations);
        while (open.TryPop(out var id))
        {
            if (!all.Add(id) || !terms.TryGetValue(id, out var term))
                continue;
            foreach (var implied in term.Implies)
                open.Push(implied);
        }
        return all;
    }

    public bool IsAny(Member member, IReadOnlyList<string> affiliations) => Of(member).Overlaps(affiliations);
}
