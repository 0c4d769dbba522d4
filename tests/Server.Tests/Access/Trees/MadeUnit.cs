using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Tests.Access.Trees;

/// <summary>A unit's code, name and parent from one day to another, both included.</summary>
public sealed record MadeVersion(DateOnly From, DateOnly To, string Code, string Name, MadeUnit? Parent);

/// <summary>A made-up unit with its life.</summary>
public sealed class MadeUnit(UnitKind kind, string code, MadeUnit? parent, DateOnly from)
{
    public UnitId Id { get; init; } = new(Guid.NewGuid());

    public UnitKind Kind => kind;

    public DateOnly From => from;

    /// <summary>Last day; <see cref="DateOnly.MaxValue"/> while it stands.</summary>
    public DateOnly To { get; private set; } = DateOnly.MaxValue;

    public bool Stands => To == DateOnly.MaxValue;

    public List<MadeVersion> Versions { get; } = [new(from, DateOnly.MaxValue, code, $"Đơn vị {code}", parent)];

    public MadeUnit? Parent => Versions[^1].Parent;

    /// <summary>From a day on it is called otherwise or lies elsewhere.</summary>
    public void Restate(DateOnly day, Func<MadeVersion, MadeVersion> change)
    {
        var last = Versions[^1];
        if (last.From == day)
            Versions.RemoveAt(Versions.Count - 1);
        else
            Versions[^1] = last with { To = day.AddDays(-1) };
        Versions.Add(change(last) with { From = day, To = DateOnly.MaxValue });
    }

    public void End(DateOnly day)
    {
        To = day.AddDays(-1);
        if (Versions[^1].From == day)
            Versions.RemoveAt(Versions.Count - 1);
        Versions[^1] = Versions[^1] with { To = To };
    }

    public override string ToString() => $"{kind} {code}";
}

/// <summary>What a reform says of two units; of a unit that stays the same one, both are it.</summary>
public sealed record MadeChange(DateOnly On, UnitChangeKind Kind, MadeUnit Old, MadeUnit New, bool IsWhole);
