using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams.People;

/// <summary>Cặp người có thể trùng.</summary>
/// <param name="One">Of the two, the one whose id is smaller.</param>
public sealed record DuplicatePair(RosterPerson One, RosterPerson Other, Suspicion Suspicion)
{
    /// <summary>Whether some team lists both at one time, which it would hardly do of one person.</summary>
    public bool AreTogether => One.Stays.Any(one => Other.Stays.Any(other =>
        one.Team == other.Team && one.From <= (other.To ?? DateOnly.MaxValue) && other.From <= (one.To ?? DateOnly.MaxValue)));
}

/// <summary>Finds people who may stand in the rosters twice.</summary>
public static class DuplicateSearch
{
    /// <returns>Each pair once, with its strongest reason; the strongest first, then by name.</returns>
    public static IReadOnlyList<DuplicatePair> Find(IReadOnlyCollection<RosterPerson> people)
    {
        var found = new Dictionary<(PersonId, PersonId), DuplicatePair>();
        foreach (var samePhone in people.Where(person => person.Phone is not null).GroupBy(person => person.Phone))
            Add(found, [.. samePhone], (one, other) => one.Folded == other.Folded ? Suspicion.SamePhoneAndName : Suspicion.SamePhone);
        var byCommune = people.SelectMany(person => person.Stays.Select(stay => stay.Commune).Distinct().Select(commune => (person, commune)));
        foreach (var sameName in byCommune.GroupBy(one => (one.commune, one.person.Folded)))
            Add(found, [.. sameName.Select(one => one.person)], (one, other) => one.Phone is null || other.Phone is null ? Suspicion.SameName : null);
        return
        [
            .. found.Values.OrderBy(pair => pair.Suspicion)
                .ThenBy(pair => pair.One.Folded, StringComparer.Ordinal).ThenBy(pair => pair.Other.Folded, StringComparer.Ordinal)
                .ThenBy(pair => pair.One.Id.Value).ThenBy(pair => pair.Other.Id.Value),
        ];
    }

    private static void Add(Dictionary<(PersonId, PersonId), DuplicatePair> found, IReadOnlyList<RosterPerson> alike, Func<RosterPerson, RosterPerson, Suspicion?> suspicionOf)
    {
        var ordered = alike.OrderBy(person => person.Id.Value).ToList();
        for (var i = 0; i < ordered.Count; i++)
        {
            foreach (var other in ordered.Skip(i + 1))
            {
                if (suspicionOf(ordered[i], other) is { } suspicion)
                    found.TryAdd((ordered[i].Id, other.Id), new(ordered[i], other, suspicion));
            }
        }
    }
}
