namespace CongDongSo.Domain.Teams.Rosters;

/// <summary>Which stored membership of a team each row of its list continues.</summary>
internal sealed class MemberPairing
{
    private readonly KnownMembership?[] of;
    private readonly HashSet<KnownMembership> open;
    private readonly IReadOnlyList<ListedMember> listed;
    private readonly Func<PersonId, KnownPerson> person;

    private MemberPairing(IReadOnlyList<ListedMember> listed, IReadOnlyList<KnownMembership> stored, Func<PersonId, KnownPerson> person)
    {
        (this.listed, this.person) = (listed, person);
        of = new KnownMembership?[listed.Count];
        open = new(stored, ReferenceEqualityComparer.Instance);
    }

    public static MemberPairing Pair(IReadOnlyList<ListedMember> listed, IReadOnlyList<KnownMembership> stored, Func<PersonId, KnownPerson> person)
    {
        var pairing = new MemberPairing(listed, stored, person);
        if (stored.Count > 0)
        {
            pairing.PairByPhone();
            pairing.PairByName();
        }
        return pairing;
    }

    /// <summary>The membership that the row at this index continues.</summary>
    public KnownMembership? Of(int index) => of[index];

    /// <summary>Memberships that no row continues, in the order of their list.</summary>
    public IEnumerable<KnownMembership> Unlisted => open.OrderBy(membership => membership.Ordinal);

    private void PairByPhone()
    {
        var byIdentity = new Dictionary<(string?, string), KnownMembership>();
        foreach (var membership in open)
            byIdentity.TryAdd((person(membership.Person).Phone, person(membership.Person).Folded), membership);
        for (var i = 0; i < listed.Count; i++)
        {
            if (byIdentity.TryGetValue((listed[i].Phone, listed[i].Folded), out var membership))
                Take(i, membership);
        }
    }

    /// <summary>A name that is left over once on either side is the same person with another phone, or with none.</summary>
    private void PairByName()
    {
        var rows = Enumerable.Range(0, listed.Count).Where(i => of[i] is null).ToLookup(i => listed[i].Folded);
        var stored = open.ToLookup(membership => person(membership.Person).Folded);
        foreach (var row in rows)
        {
            if (row.Count() == 1 && stored[row.Key].ToList() is [var membership])
                Take(row.Single(), membership);
        }
    }

    private void Take(int index, KnownMembership membership)
    {
        of[index] = membership;
        open.Remove(membership);
    }
}
