using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Audit;

/// <summary>Which entries are wanted; what is null does not matter.</summary>
public sealed record AuditSearch
{
    public static readonly AuditSearch Everything = new();

    /// <summary>First day, in Vietnam.</summary>
    public DateOnly? From { get; init; }

    /// <summary>Last day.</summary>
    public DateOnly? To { get; init; }

    /// <summary>Login.</summary>
    public string? Actor { get; init; }

    public string? Action { get; init; }

    /// <summary>Concerned, or the actor's; with all below it.</summary>
    public UnitId? Unit { get; init; }

    /// <summary>A person, household, account or record concerned.</summary>
    public Guid? Subject { get; init; }

    /// <summary>Part of the reason, compared without diacritics.</summary>
    public string? Reason { get; init; }

    /// <summary>What an entry about this search says was looked for.</summary>
    internal object Said => new { from = From, to = To, actor = Actor, action = Action, unit = Unit, reason = Reason };
}
