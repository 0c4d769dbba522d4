using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <summary>Quyết định đang soạn: the head of a decision with its roster sheet; nothing of it stands in the teams yet.</summary>
/// <param name="Id">The decision keeps it once it is published.</param>
/// <param name="Unit">Whose teams it names.</param>
/// <param name="Ends">Teams that it ends.</param>
/// <param name="Version">Grows with each saving.</param>
public sealed record DecisionDraft(
    Guid Id, UnitId Unit, DecisionHead Head, IReadOnlyList<TypedRow> Rows, IReadOnlyList<TeamId> Ends, int Version, string TypedBy, DateTimeOffset TypedAt, string ChangedBy, DateTimeOffset ChangedAt)
{
    /// <summary>Rows of one decision; the largest communes' rosters are far below.</summary>
    public const int MostRows = 1_000;

    public const int LongestCell = 500;

    /// <summary>Days before its end on which a draft that nobody saves begins to tell of it.</summary>
    private const int ToldBefore = 30;

    /// <param name="days">For which a draft is kept after its last saving.</param>
    /// <returns>The last day on which it is surely there; null while that is more than a month off.</returns>
    public DateOnly? KeptUntil(int days, DateOnly today) =>
        VietnamTime.DayOf(ChangedAt).AddDays(days - 1) is var last && last <= today.AddDays(ToldBefore) ? last : null;
}

/// <summary>A decision of the register, or a draft.</summary>
/// <param name="Teams">That it makes, changes or ends.</param>
/// <param name="IsDraft">Only those who may write rosters see drafts.</param>
public sealed record RegisteredDecision(
    Guid Id, string? Number, DateOnly? IssuedOn, DateOnly? EffectiveOn, DecisionKind Kind, UnitId Issuer, UnitKind IssuerLevel, string Subject, int Teams, int Scans, DateOnly? SentOn, bool IsDraft);

/// <summary>A team that a decision makes, changes or ends.</summary>
public sealed record DecidedTeam(TeamId Id, string Name, UnitId Unit, DateOnly From, bool IsEnded);

/// <summary>One decision with all that is known of it.</summary>
/// <param name="Replaces">The decision whose place it takes.</param>
/// <param name="ReplacedBy">Those that take its place.</param>
public sealed record DecisionFacts(
    RegisteredDecision Decision, IReadOnlyList<DecidedTeam> Teams, NamedDecision? Replaces, IReadOnlyList<NamedDecision> ReplacedBy,
    string? TypedBy, DateTimeOffset? TypedAt, string? PublishedBy, DateTimeOffset? PublishedAt);

public sealed record NamedDecision(Guid Id, string Number, DateOnly IssuedOn);

/// <param name="Year">Of issue.</param>
/// <param name="State"><c>draft</c>, <c>published</c> or null for both.</param>
/// <param name="AsOf">Only what was issued by then; null: all.</param>
public sealed record DecisionSearch(DecisionKind? Kind, int? Year, string? State, bool OnlyNotSent, DateOnly? AsOf)
{
    public const string Draft = "draft", Published = "published";

    public static readonly DecisionSearch All = new(null, null, null, false, null);
}
