using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;

namespace CongDongSo.Server.Features.Audit;

/// <summary>Some entries of a chain, the newest first.</summary>
/// <param name="Next">Only entries before this number follow; null: there are none.</param>
public sealed record AuditPart(string Chain, IReadOnlyList<AuditLine> Lines, long? Next);

/// <summary>Đọc nhật ký: what a caller with <see cref="Permission.ReadAudit"/> sees of the trail of their units.</summary>
public sealed class AuditTrail
{
    private readonly AuditChains chains;
    private readonly UnitDirectory units;
    private readonly Scope scope;

    internal AuditTrail(AuditChains chains, UnitDirectory units, Scope scope) => (this.chains, this.units, this.scope) = (chains, units, scope);

    /// <param name="before">Where the part before this one ended.</param>
    public async Task<Result<AuditPart>> Read(Caller caller, AuditQuery query, long? before, int size, CancellationToken ct) =>
        await (await Open(caller, query, ct)).Match<Task<Result<AuditPart>>>(
            async opened =>
            {
                var (chain, search) = opened;
                var lines = await AuditStore.Newest(chain, search, before, size + 1, ct);
                // Looking through the trail for one person is a reading of what is known about them; leafing on is the same reading.
                if (search.Subject is { } subject && before is null)
                    await chain.Note(new(AuditActions.AuditSearch) { Subjects = [subject], After = search.Said }, ct);
                return new AuditPart(chain.Key, [.. lines.Take(size)], lines.Count > size ? lines[size - 1].Seq : null);
            },
            problem => Task.FromResult<Result<AuditPart>>(problem));

    /// <summary>Keys and names of the chains that the caller may choose from; the first is the one that opens by itself.</summary>
    public async Task<IReadOnlyList<(string Key, string Name)>> Chains(Caller caller, CancellationToken ct)
    {
        var named = new List<(string, string)>();
        foreach (var chain in await chains.For(caller, ct))
            named.Add((chain.Key, chain.Province is not null && await units.Named(chain.Key, null, ct) is Result<Unit>.Done(var province) ? province.FullName : AuditWords.Chain(chain.Key)));
        return named;
    }

    internal async Task<Result<(AuditChain Chain, AuditSearch Search)>> Open(Caller caller, AuditQuery query, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ReadAudit) is { } forbidden)
            return forbidden;
        var open = await chains.For(caller, ct);
        if ((query.Chain is { } key ? open.FirstOrDefault(one => one.Key == key) : open[0]) is not { } chain)
            return new Problem("chain-not-found", $"Không có sổ nhật ký “{query.Chain}” trong phạm vi của bạn.", "Các sổ bạn đọc được: " + string.Join(", ", open.Select(one => one.Key)) + ".") { Kind = ProblemKind.NotFound };
        if (await query.Read(units, ct) is var read && read is not Result<AuditSearch>.Done(var search))
            return ((Result<AuditSearch>.Refused)read).Problem;
        return search.Unit is { } unit && await scope.Refusal(caller, unit, ct, Permission.ReadAudit) is { } outside ? outside : (chain, search);
    }
}
