using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Messages;
using CongDongSo.Server.Features.Reports.Workflow;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Reports.Reminders;

/// <summary>Who is told of a report: those who write it (see <see cref="ReportRights"/>), and the officers of the unit that receives it.</summary>
internal sealed class ReportRecipients
{
    private static readonly Role[] Leaders = [Role.TeamLeader, Role.TeamDeputy];

    private readonly ILookup<UnitId, Recipient> officers;
    private readonly ILookup<UnitId, Recipient> leaders;
    private readonly IReadOnlyDictionary<UnitId, Unit> units;

    private ReportRecipients(IEnumerable<Recipient> officers, IEnumerable<Recipient> leaders, IReadOnlyDictionary<UnitId, Unit> units) =>
        (this.officers, this.leaders, this.units) = (officers.ToLookup(one => one.Unit), leaders.ToLookup(one => one.Unit), units);

    /// <summary>Within a transaction; of all these units and those above them.</summary>
    public static async Task<ReportRecipients> Of(ProvinceWork work, UnitDirectory directory, IReadOnlyCollection<UnitId> reporting, DateOnly today, CancellationToken ct)
    {
        var known = (await directory.LastKnown([.. reporting.Distinct()], today, ct)).ToDictionary(unit => unit.Id);
        UnitId[] offices = [.. known.Values.SelectMany(unit => new[] { unit.Id, unit.ParentId ?? unit.Id }).Distinct()];
        UnitId[] villages = [.. known.Values.Where(unit => unit.Kind == UnitKind.Village).Select(unit => unit.Id)];
        return new(await Outbox.Recipients(work, offices, ReportRights.Officers, today, ct), await Outbox.Recipients(work, villages, Leaders, today, ct), known);
    }

    /// <summary>Of a village the leaders of its team, and where they have no account its commune's officers; of other units their officers.</summary>
    public IReadOnlyList<Recipient> Writers(UnitId unit)
    {
        if (units.GetValueOrDefault(unit) is not { Kind: UnitKind.Village } village)
            return [.. officers[unit]];
        return leaders[unit].Any() ? [.. leaders[unit].DistinctBy(one => one.Account)] : village.ParentId is { } commune ? [.. officers[commune]] : [];
    }

    public IReadOnlyList<Recipient> Receivers(UnitId? superior) => superior is { } above ? [.. officers[above]] : [];
}
