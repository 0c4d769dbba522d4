using System.Collections.Immutable;

namespace CongDongSo.Domain.Units.Reform;

/// <summary>A unit with all its versions, in order.</summary>
public sealed record UnitLife(UnitId Id, UnitKind Kind, IReadOnlyList<UnitVersion> Versions)
{
    public DateOnly ValidFrom => Versions[0].ValidFrom;

    /// <summary>Last day, inclusive; null while it stands.</summary>
    public DateOnly? ValidTo => Versions[^1].ValidTo;

    public UnitVersion Last => Versions[^1];

    public UnitVersion? On(DateOnly day) => Versions.FirstOrDefault(version => version.ValidFrom <= day && (version.ValidTo ?? Spans.Open) >= day);

    public string FullName => Unit.FullNameOf(Last.SubKind, Last.Name);

    /// <summary>Name and code, as refusals name a unit.</summary>
    public string Named => $"{FullName} (mã {Last.Code})";

    internal UnitLife EndedOn(DateOnly lastDay) => this with { Versions = [.. Versions.SkipLast(1), Last with { ValidTo = lastDay }] };

    /// <summary>From a day on in another state; what ended before is taken up again.</summary>
    internal UnitLife From(DateOnly day, UnitVersion state) => this with
    {
        Versions = [.. Versions.SkipLast(1), Last with { ValidTo = day.AddDays(-1) }, state with { ValidFrom = day, ValidTo = null }],
    };

    internal bool SameAs(UnitLife other) => Id == other.Id && Kind == other.Kind && Versions.SequenceEqual(other.Versions);
}

/// <summary>Units with their history and the changes among them: all of the tree, or the part that an event concerns.</summary>
public sealed class ReformState(ImmutableDictionary<UnitId, UnitLife> units, ImmutableHashSet<UnitChange> changes)
{
    private readonly Lazy<ILookup<UnitId, UnitLife>> below = new(() => units.Values
        .SelectMany(unit => unit.Versions.Where(version => version.ParentId is not null).Select(version => (Parent: version.ParentId!.Value, Unit: unit))).Distinct()
        .ToLookup(pair => pair.Parent, pair => pair.Unit));

    public ImmutableDictionary<UnitId, UnitLife> Units => units;

    public ImmutableHashSet<UnitChange> Changes => changes;

    public static ReformState Of(IEnumerable<UnitLife> units, IEnumerable<UnitChange> changes) => new(units.ToImmutableDictionary(unit => unit.Id), [.. changes]);

    public UnitLife? Find(UnitId id) => units.GetValueOrDefault(id);

    /// <summary>Units that lay below this one on any day.</summary>
    public IEnumerable<UnitLife> EverBelow(UnitId id) => below.Value[id];

    /// <summary>The province above a unit in its last state; the unit itself where it is one.</summary>
    public UnitLife? ProvinceOf(UnitId id)
    {
        var unit = Find(id);
        while (unit is { Kind: > UnitKind.Province })
            unit = unit.Last.ParentId is { } parent ? Find(parent) : null;
        return unit is { Kind: UnitKind.Province } ? unit : null;
    }

    /// <summary>The tree of a day.</summary>
    public UnitTree On(DateOnly day) => new(day, units.Values.Select(life => (Life: life, Version: life.On(day))).Where(pair => pair.Version is not null).Select(pair => new Unit(
        pair.Life.Id, pair.Version!.Code, pair.Version.Name, pair.Life.Kind, pair.Version.SubKind, pair.Version.ParentId, null, pair.Life.ValidFrom, pair.Life.ValidTo)));

    public ReformState With(ReformEffect effect) => new(units.SetItems(effect.After.Select(unit => KeyValuePair.Create(unit.Id, unit))), changes.Union(effect.Changes));
}

/// <summary>What an event does: the lives of the units it touches before and after, and the changes it records. Undoing puts back what was before.</summary>
/// <param name="Before">Of units that stood already.</param>
/// <param name="After">Of the same, and of units that the event makes.</param>
public sealed record ReformEffect(IReadOnlyList<UnitLife> Before, IReadOnlyList<UnitLife> After, IReadOnlyList<UnitChange> Changes)
{
    /// <summary>Units that were not there before.</summary>
    public IReadOnlyList<UnitLife> Made { get; } = [.. After.ExceptBy(Before.Select(unit => unit.Id), unit => unit.Id)];

    public bool IsEmpty => After.Count == 0 && Changes.Count == 0;
}
