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

    /// <summary>What is kept beside, so that an import or a merge can be taken back.</summary>
    public IReadOnlyList<KeptEarlier> Earlier { get; init; } = [];

    /// <summary>Difficulties that they raised, what they wrote of any, and where they are a contact.</summary>
    public KeptDifficulties Difficulties { get; init; } = new([], [], []);

    /// <summary>Photos and notices that concern them.</summary>
    public KeptFieldwork Fieldwork { get; init; } = new([], [], [], []);
}

/// <param name="Notices">What they were told on their phone about a record of theirs.</param>
/// <param name="Announcements">That they sent to teams.</param>
/// <param name="Custody">Records of theirs, or cards with their phone, that wait or waited for the team that has the place now.</param>
public sealed record KeptFieldwork(
    IReadOnlyList<KeptPhoto> Photos, IReadOnlyList<KeptNotice> Notices, IReadOnlyList<KeptAnnouncement> Announcements, IReadOnlyList<KeptCustody> Custody);

/// <param name="Size">Bytes.</param>
/// <param name="Kind">Of the record that it belongs to.</param>
/// <param name="Why">They <c>sent</c> it, were <c>present</c> at the activity, or it is about the <c>household</c> with their phone.</param>
public sealed record KeptPhoto(Guid Id, DateTimeOffset At, Guid UnitId, int Size, string Kind, string Why);

public sealed record KeptNotice(DateTimeOffset At, string Type, string Title, string Text, string Sender);

public sealed record KeptAnnouncement(DateTimeOffset At, Guid UnitId, string Title, string Text);

/// <param name="State">waiting, taken or refused.</param>
public sealed record KeptCustody(DateTimeOffset At, Guid UnitId, string Kind, string State, string? Reason);

/// <param name="Raised">What they said, at which place.</param>
/// <param name="Steps">What they did with any, e.g. an answer.</param>
/// <param name="Contacts">Where they are, or were, the province's contact.</param>
public sealed record KeptDifficulties(IReadOnlyList<KeptDifficulty> Raised, IReadOnlyList<KeptDifficultyStep> Steps, IReadOnlyList<KeptContact> Contacts);

public sealed record KeptDifficulty(DateTimeOffset At, Guid UnitId, string? Text, string State);

public sealed record KeptDifficultyStep(DateTimeOffset At, string Kind, string? Text);

public sealed record KeptContact(string Area, string Name, string? Phone, string? Email, DateOnly ValidFrom, DateOnly? ValidTo);

/// <summary>How the person, or one of their memberships, stood in the rosters before a change.</summary>
/// <param name="From"><c>change</c> of the rosters or <c>merge</c> of people.</param>
/// <param name="Team">Null where it is of the person and not of a membership.</param>
public sealed record KeptEarlier(string From, DateTimeOffset At, string? Name, string? Phone, string? Role, string? Post, string? Note, string? Team);

/// <param name="Decision">Number of the decision that made them a member.</param>
public sealed record KeptMembership(
    string Team, Guid UnitId, string Role, string? Post, string? Note, IReadOnlyList<string> Affiliations, string Decision, DateOnly IssuedOn, DateOnly ValidFrom, DateOnly? ValidTo, string? EndedBy);

/// <summary>A card of a household that gives the person's phone.</summary>
/// <param name="ObservedAt">Null for what the first import knew.</param>
public sealed record KeptHousehold(string Code, Guid VillageId, DateTimeOffset? ObservedAt, string Head, string Address, string? Phone, int Members);

/// <param name="CodeAppSince">Null without a code app as second factor.</param>
/// <param name="CalendarSince">Since when there is a private calendar address; null: there is none.</param>
/// <param name="Messages">How they want to be told; null: nothing was set.</param>
public sealed record KeptAccount(
    Guid Id, string Login, string Name, DateTimeOffset CreatedAt, DateTimeOffset? DisabledAt, IReadOnlyList<KeptGrant> Grants, IReadOnlyList<KeptSession> Sessions,
    DateTimeOffset? CodeAppSince, IReadOnlyList<KeptPasskey> Passkeys, DateTimeOffset? CalendarSince = null, KeptMessageSettings? Messages = null);

/// <param name="Email">Empty: none; likewise <paramref name="ZaloPhone"/>.</param>
public sealed record KeptMessageSettings(string Email, bool EmailOn, string ZaloPhone, bool ZaloOn, TimeOnly QuietFrom, TimeOnly QuietTo, DateTimeOffset ChangedAt);

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
