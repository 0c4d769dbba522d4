using CongDongSo.Domain.Programs;

namespace CongDongSo.Server.Features.FieldApp;

/// <summary>All that a phone shows beside households: one small document, replaced whole.</summary>
internal sealed record Desk(
    DeskPerson Person, IReadOnlyList<DeskTeam> Teams, IReadOnlyList<DeskVillage> Villages, IReadOnlyList<DeskProgram> Programs, DeskProgress Progress, IReadOnlyList<DeskAnswer> Answers)
{
    /// <summary>Where the account works in more than one: all of them, the one that this desk is of first; else null.</summary>
    public IReadOnlyList<DeskProvince>? Provinces { get; init; }
}

internal sealed record DeskProvince(string Code, string Name);

/// <summary>Hỏi đáp of the guide.</summary>
/// <param name="Topic">Of a program, or of difficulties.</param>
/// <param name="TopicName">Where it is none of a program's.</param>
internal sealed record DeskAnswer(Guid Id, string Topic, string TopicName, string Question, string Answer);

/// <param name="Id">Of the person in the rosters; of the account where it belongs to none.</param>
internal sealed record DeskPerson(Guid Id, string Login, string Name);

/// <param name="Role">The caller's own: leader, standingDeputy, deputy or member.</param>
/// <param name="GroupUrl">Of the team's chat group; null where it has none.</param>
internal sealed record DeskTeam(Guid Id, string Name, Guid UnitId, string UnitName, string Level, string Role, Uri? GroupUrl, IReadOnlyList<DeskMember> Members);

/// <param name="Phone">Of those who are in a team with the caller.</param>
internal sealed record DeskMember(Guid Id, string Name, string Role, string? Phone);

/// <param name="Households">In the register.</param>
/// <param name="Omitted">It did not fit on this phone: its households are not sent.</param>
internal sealed record DeskVillage(Guid Id, string Name, Guid CommuneId, string CommuneName, int Households, bool? Omitted);

/// <param name="Version">Changes with any change of the program: records are pinned to it.</param>
internal sealed record DeskProgram(
    string Id, string Version, string Title, IReadOnlyList<DeskIndicator> Indicators, IReadOnlyList<DeskTopic> Topics, IReadOnlyList<DeskTopic> ActivityKinds, decimal? HoursAWeek);

/// <param name="Of">households, residents, businesses or ocopMakers.</param>
/// <param name="FromAge">Of residents.</param>
/// <param name="Clause">Where it stands in the document.</param>
internal sealed record DeskIndicator(string Id, string Name, string Of, int? FromAge, string? Guide, string Clause);

/// <param name="Guide">The document's own words.</param>
internal sealed record DeskTopic(string Id, string Name, string? Guide);

/// <param name="AsOf">Day of the figures, which are the official ones.</param>
internal sealed record DeskProgress(DateOnly AsOf, string Period, IReadOnlyList<DeskFigure> Rows, long WeekMinutes, long? MonthSamples, int? SampleQuota);

internal sealed record DeskFigure(string Indicator, Guid VillageId, long? Numerator, long? Denominator, decimal? Target);
