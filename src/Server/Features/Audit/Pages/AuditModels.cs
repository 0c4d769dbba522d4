using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Audit.Incidents;

namespace CongDongSo.Server.Features.Audit.Pages;

/// <param name="Chains">That the caller may choose from.</param>
/// <param name="Part">Null where the question was written wrongly.</param>
public sealed record AuditPageModel(AuditQuery Query, IReadOnlyList<(string Key, string Name)> Chains, AuditPart? Part, bool IsFirst, Problem? Problem)
{
    public string Chain => Part?.Chain ?? Query.Chain ?? Chains[0].Key;

    public string ChainName => Chains.FirstOrDefault(chain => chain.Key == Chain).Name ?? AuditWords.Chain(Chain);
}

/// <param name="ByPhone">Whether people may be looked for by their phone.</param>
/// <param name="Found">Null where nothing was asked, or wrongly.</param>
public sealed record IncidentPageModel(IncidentQuery Query, bool ByPhone, Incident? Found, Problem? Problem);
