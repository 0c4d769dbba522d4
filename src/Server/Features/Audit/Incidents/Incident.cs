using CongDongSo.Domain.Time;

namespace CongDongSo.Server.Features.Audit.Incidents;

/// <summary>An entry by which people were seen.</summary>
/// <param name="People">Of its subjects, those that are asked about.</param>
public sealed record Showing(string Chain, AuditLine Line, IReadOnlyList<Guid> People);

/// <summary>A person or household whose data was seen on a day.</summary>
/// <param name="Name">Null where whoever asks may not see it, or nobody has this id.</param>
/// <param name="Times">Entries of the day.</param>
public sealed record Affected(Guid Id, string? Kind, string? Name, string? Phone, string? Unit, DateOnly Day, int Times);

/// <summary>Who saw how much.</summary>
public sealed record Viewer(string Actor, string? Role, string? Unit, int Entries, int People, DateTimeOffset First, DateTimeOffset Last);

/// <summary>How much was seen on a day.</summary>
public sealed record SeenDay(DateOnly Day, int Entries, int People);

/// <summary>
/// Hồ sơ sự cố: who saw what of whom. What the notification within 72 hours needs (Luật 91/2025/QH15; Nghị định 13/2023/NĐ-CP).
/// </summary>
/// <param name="Asked">People and households that it is about; empty: whoever was seen.</param>
public sealed record Incident(
    IReadOnlyList<Guid> Asked, string? Actor, DateOnly? From, DateOnly? To, DateTimeOffset MadeAt, string MadeBy, IReadOnlyList<Showing> Showings, IReadOnlyList<Affected> Affected)
{
    public int People => Affected.DistinctBy(one => one.Id).Count();

    /// <summary>Exports that name nobody: whom they held, the unit concerned tells.</summary>
    public int WithoutPeople => Showings.Count(showing => showing.Line.Subjects.Count == 0);

    public IReadOnlyList<Viewer> Viewers =>
    [
        .. Showings.GroupBy(showing => showing.Line.Actor).Select(group => new Viewer(
            AuditWords.Actor(group.First().Line), AuditWords.Role(group.First().Line), group.First().Line.Unit, group.Count(), group.SelectMany(one => one.People).Distinct().Count(),
            group.Min(one => one.Line.At), group.Max(one => one.Line.At))).OrderByDescending(viewer => viewer.People).ThenBy(viewer => viewer.Actor, StringComparer.Ordinal),
    ];

    public IReadOnlyList<SeenDay> Days =>
    [
        .. Showings.GroupBy(showing => VietnamTime.DayOf(showing.Line.At)).OrderBy(group => group.Key)
            .Select(group => new SeenDay(group.Key, group.Count(), group.SelectMany(one => one.People).Distinct().Count())),
    ];
}
