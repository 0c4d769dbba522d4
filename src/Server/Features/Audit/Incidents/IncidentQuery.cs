using CongDongSo.Domain.Language;

namespace CongDongSo.Server.Features.Audit.Incidents;

/// <summary>What an incident is about, as it was written in a form or a command.</summary>
/// <param name="Person">Id of a person or household.</param>
/// <param name="Phone">Of a person or household.</param>
/// <param name="Actor">Login of an account that was misused.</param>
public sealed record IncidentQuery(string? Person = null, string? Phone = null, string? Actor = null, string? From = null, string? To = null)
{
    public IncidentQuery Tidied() => new(Tidy(Person), Tidy(Phone), Tidy(Actor), Tidy(From), Tidy(To));

    private static string? Tidy(string? text) => text is null || Folding.Tidy(text.Replace("\0", "", StringComparison.Ordinal)) is not { Length: > 0 } tidy ? null : tidy;
}
