namespace CongDongSo.Domain.Teams.Rosters;

/// <summary>Which stored membership of a team each row of its list continues.</summary>
internal sealed class MemberPairing
{
    private readonly KnownMembership?[] of;
    private readonly HashSet<KnownMembership> open;
    private readonly IReadOnlyList<ListedMember> listed;
    private readonly PeopleRegister people;

    private MemberPairing(IReadOnlyList<ListedMember> listed, IReadOnlyList<KnownMembership> stored, PeopleRegister people)
    {
        (this.listed, this.people) = (listed, people);
        of = new KnownMembership?[listed.Count];
        open = new(stored, ReferenceEqualityComparer.Instance);
    }

    public static MemberPairing Pair(IReadOnlyList<ListedMember> listed, IReadOnlyList<KnownMembership> stored, PeopleRegister people)
    {
        var pairing = new MemberPairing(listed, stored, people);
        if (stored.Count > 0)
        {
            pairing.PairByPhone();
            pairing.PairByEarlier();
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
            byIdentity.TryAdd((people.Stored(membership.Person).Phone, people.Stored(membership.Person).Folded), membership);
        for (var i = 0; i < listed.Count; i++)
        {
            if (byIdentity.TryGetValue((listed[i].Phone, listed[i].Folded), out var membership))
                Take(i, membership);
        }
    }

    /// <summary>By the phone and name that a person had before a merge.</summary>
    private void PairByEarlier()
    {
        for (var i = 0; i < listed.Count; i++)
        {
            if (of[i] is null && open.FirstOrDefault(membership => people.IsEarlier(membership.Person, listed[i])) is { } membership)
                Take(i, membership);
        }
    }

    /// <summary>A name that is left over once on either side is the same person with another phone, or with none.</summary>
    private void PairByName()
    {
        var rows = Enumerable.Range(0, listed.Count).Where(i => of[i] is null).ToLookup(i => listed[i].Folded);
        var stored = open.ToLookup(membership => people.Stored(membership.Person).Folded);
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
