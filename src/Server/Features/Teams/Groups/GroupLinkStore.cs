using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams.Groups;

/// <summary>The link of each team's and unit's chat group.</summary>
internal sealed class GroupLinkStore(Databases databases, TimeProvider clock)
{
    /// <param name="subject">Id of the team or unit.</param>
    public async Task<GroupLink?> Of(string provinceCode, Guid subject, CancellationToken ct)
    {
        if (Opened(provinceCode) is not { } province)
            return null;
        await using var query = province.Ask("""
            select g.address, g.set_at, coalesce(a.name, '') from group_link g left join cds.account a on a.id = g.set_by where g.subject_id = $1 and g.address <> ''
            """, subject);
        await using var row = await query.Read(ct);
        return await row.ReadAsync(ct) ? new(new(row.GetString(0)), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2)) : null;
    }

    /// <returns>Of those of the teams or units that have a group.</returns>
    public static Question<(Guid Subject, Uri Address)> Addresses(IReadOnlyCollection<Guid> subjects) => new(
        row => (row.GetGuid(0), new Uri(row.GetString(1))), "select subject_id, address from group_link where subject_id = any($1) and address <> ''", subjects.ToArray());

    /// <param name="address">Null: there is no group any more.</param>
    public async Task<bool> Set(string provinceCode, UnitId unit, Guid subject, Uri? address, CancellationToken ct)
    {
        if (Opened(provinceCode) is not { } province)
            return false;
        await using var work = await province.Begin(ct);
        await using (var write = work.Ask("""
            insert into group_link (subject_id, unit_id, address, set_by, set_at) values ($1, $2, $3, $4, $5)
            on conflict (subject_id) do update set unit_id = excluded.unit_id, address = excluded.address, set_by = excluded.set_by, set_at = excluded.set_at
            """, subject, unit.Value, address?.AbsoluteUri ?? "", (object?)Acting.Now.AccountId ?? DBNull.Value, clock.GetUtcNow()))
        {
            await write.Scalar(ct);
        }
        work.Note(new AuditEntry(AuditActions.GroupLinkSet) { Place = unit, Subjects = [subject], After = new { address } });
        await work.Commit(ct);
        return true;
    }

    private ProvinceDatabase? Opened(string code) => databases.Province(code) is Result<ProvinceDatabase>.Done(var province) ? province : null;
}

/// <param name="By">Name of who set it; empty where that account is not the reader's to see.</param>
public sealed record GroupLink(Uri Address, DateTimeOffset At, string By);
