using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Audit;

/// <summary>The chains of this installation, and those that a caller may read.</summary>
internal sealed class AuditChains(Databases databases, UnitDirectory units)
{
    /// <summary>The common one, then the provinces'.</summary>
    public IReadOnlyList<AuditChain> All => [Common, .. databases.Opened.Select(code => Of(code)!)];

    private AuditChain Common => new(AuditChain.CommonKey, null, databases);

    public Result<AuditChain> Named(string key) =>
        key == AuditChain.CommonKey ? Common : databases.Province(key).Match<Result<AuditChain>>(province => new AuditChain(key, province, databases), problem => problem);

    /// <summary>Of the provinces in which the caller reads the trail, then the common one; what of each they see, row-level security says.</summary>
    public async Task<IReadOnlyList<AuditChain>> For(Caller caller, CancellationToken ct)
    {
        var codes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var unit in caller.Units(Permission.ReadAudit))
        {
            if (unit == UnitDirectory.NationId)
                codes.UnionWith(databases.Opened);
            else if (await units.ProvinceCodeOf(unit, ct) is { } code)
                codes.Add(code);
        }
        return [.. codes.Select(Of).OfType<AuditChain>(), Common];
    }

    private AuditChain? Of(string code) => databases.Province(code) is Result<ProvinceDatabase>.Done(var province) ? new(code, province, databases) : null;
}
