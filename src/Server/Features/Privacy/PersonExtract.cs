namespace CongDongSo.Server.Features.Privacy;

/// <summary>Trích xuất dữ liệu cá nhân: everything that is kept of one person.</summary>
/// <param name="Person">Null for an account that belongs to nobody in a roster.</param>
/// <param name="Account">Null for a person without one.</param>
/// <param name="Trail">Who did or saw what of them, the oldest first.</param>
public sealed record PersonExtract(DateTimeOffset ExtractedAt, KeptPerson? Person, KeptAccount? Account, IReadOnlyList<KeptTrace> Trail);

/// <param name="Province">Code of the province whose rosters know them.</param>
public sealed record KeptPerson(Guid Id, string Name, string? Phone, IReadOnlyList<KeptMembership> Memberships, IReadOnlyList<KeptHousehold> Households)
{
    public string Province { get; init; } = "";
}

/// <param name="Decision">Number of the decision that made them a member.</param>
public sealed record KeptMembership(
    string Team, Guid UnitId, string Role, string? Post, string? Note, IReadOnlyList<string> Affiliations, string Decision, DateOnly IssuedOn, DateOnly ValidFrom, DateOnly? ValidTo, string? EndedBy);

/// <summary>A card of a household that gives the person's phone.</summary>
/// <param name="ObservedAt">Null for what the first import knew.</param>
public sealed record KeptHousehold(string Code, Guid VillageId, DateTimeOffset? ObservedAt, string Head, string Address, string? Phone, int Members);

/// <param name="CodeAppSince">Null without a code app as second factor.</param>
public sealed record KeptAccount(
    Guid Id, string Login, string Name, DateTimeOffset CreatedAt, DateTimeOffset? DisabledAt, IReadOnlyList<KeptGrant> Grants, IReadOnlyList<KeptSession> Sessions,
    DateTimeOffset? CodeAppSince, IReadOnlyList<KeptPasskey> Passkeys);

public sealed record KeptGrant(string Role, Guid UnitId, string Unit, DateOnly? ValidFrom, DateOnly? ValidTo, DateTimeOffset? EndedAt, string GrantedBy);

/// <param name="Network">Of the address, never the whole of it.</param>
public sealed record KeptSession(string Kind, DateTimeOffset CreatedAt, DateTimeOffset Until, DateTimeOffset? EndedAt, DateTimeOffset LastUsedAt, string Device, string Network, string Way);

public sealed record KeptPasskey(string Name, DateTimeOffset AddedAt, DateTimeOffset? LastUsedAt);

/// <param name="Actor">Login of who did it.</param>
/// <param name="Action">One of the audit trail's.</param>
public sealed record KeptTrace(DateTimeOffset At, string Actor, string? Role, string Action, string? Reason);

/// <summary>Somebody with a phone number, in a roster or as the head of a household.</summary>
/// <param name="Kind"><c>person</c> or <c>household</c>.</param>
/// <param name="Place">Unit of the latest team, or village.</param>
public sealed record FoundSubject(string Kind, Guid Id, string Province, string Name, string What, Guid Place);
