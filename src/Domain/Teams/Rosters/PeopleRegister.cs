namespace CongDongSo.Domain.Teams.Rosters;

/// <summary>
/// Finds people again by phone and folded name, also by those they had before they were merged. A person of the roster keeps one phone and one spelling
/// throughout the file: the first.
/// </summary>
internal sealed class PeopleRegister
{
    private readonly Dictionary<PersonId, KnownPerson> stored;
    private readonly Dictionary<(string Phone, string Folded), PersonId> byPhone = [];
    private readonly Dictionary<PersonId, KnownPerson> wanted = [];
    private readonly HashSet<PersonId> asStored = [];
    private readonly Dictionary<(string Phone, string Folded), PersonId> byAlias = [];
    private readonly HashSet<KnownAlias> aliases;
    private readonly Func<Guid> newId;

    /// <param name="listed">All members of the roster.</param>
    public PeopleRegister(IReadOnlyList<KnownPerson> stored, IReadOnlyList<KnownAlias> aliases, IEnumerable<ListedMember> listed, Func<Guid> newId)
    {
        this.newId = newId;
        this.stored = stored.ToDictionary(person => person.Id);
        foreach (var person in stored.Where(person => person.Phone is not null))
            byPhone.TryAdd((person.Phone!, person.Folded), person.Id);
        this.aliases = [.. aliases];
        foreach (var alias in aliases.Where(alias => alias.Phone is not null && !byPhone.ContainsKey((alias.Phone, alias.Folded))))
            byAlias.TryAdd((alias.Phone!, alias.Folded), alias.Person);
        foreach (var member in listed.Where(member => member.Phone is not null))
        {
            if (byPhone.TryGetValue((member.Phone!, member.Folded), out var id))
                asStored.Add(id);
        }
    }

    public KnownPerson Stored(PersonId id) => stored[id];

    /// <summary>Whether the row names this person as they stood in the rosters before a merge.</summary>
    public bool IsEarlier(PersonId id, ListedMember member) => aliases.Contains(new(id, member.Phone, member.Folded));

    /// <summary>The person who has this phone and name today.</summary>
    public PersonId? Exactly(ListedMember member) => member.Phone is not null && byPhone.TryGetValue((member.Phone, member.Folded), out var known) ? known : null;

    /// <summary>The person of a row that has no predecessor in its team.</summary>
    public PersonId Of(ListedMember member)
    {
        if (Exactly(member) is { } known)
            return Spelled(known, member, phone: member.Phone);
        // What the merge decided of name and phone stands: an old list does not bring back the other.
        if (member.Phone is not null && byAlias.TryGetValue((member.Phone, member.Folded), out var merged))
            return merged;
        var person = new KnownPerson(new(newId()), member.Name, member.Folded, member.Phone);
        wanted[person.Id] = person;
        if (member.Phone is not null)
            byPhone[(member.Phone, member.Folded)] = person.Id;
        return person.Id;
    }

    /// <summary>The person of a row whose team has somebody of that name: the same one, unless the new phone says that it is another.</summary>
    public PersonId Of(ListedMember member, PersonId predecessor)
    {
        var before = stored[predecessor];
        if (IsEarlier(predecessor, member) && (member.Phone, member.Folded) != (before.Phone, before.Folded))
            return predecessor;
        if (member.Phone is null || member.Phone == before.Phone)
            return Spelled(predecessor, member, before.Phone);
        if (byPhone.TryGetValue((member.Phone, member.Folded), out var other) && other != predecessor)
            return Spelled(other, member, member.Phone);
        if (byAlias.TryGetValue((member.Phone, member.Folded), out var merged))
            return merged;
        var hasAnotherNewPhone = wanted.TryGetValue(predecessor, out var already) && already.Phone != member.Phone;
        if (asStored.Contains(predecessor) || hasAnotherNewPhone)
            return Of(member);
        byPhone[(member.Phone, member.Folded)] = predecessor;
        return Spelled(predecessor, member, member.Phone);
    }

    public bool IsChanged(PersonId id) => stored.TryGetValue(id, out var before) && wanted.TryGetValue(id, out var now) && now != before;

    public IEnumerable<KnownPerson> New => wanted.Values.Where(person => !stored.ContainsKey(person.Id));

    public IEnumerable<KnownPerson> Changed => wanted.Values.Where(person => IsChanged(person.Id));

    private PersonId Spelled(PersonId id, ListedMember member, string? phone)
    {
        if (!wanted.ContainsKey(id))
            wanted[id] = new KnownPerson(id, member.Name, member.Folded, phone);
        return id;
    }
}
