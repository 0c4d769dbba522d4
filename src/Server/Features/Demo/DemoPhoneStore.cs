using System.Security.Cryptography;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Demo;

/// <summary>A member's phone that was heard of last long ago. It was enrolled in a year that is over, which nobody can do by the front door.</summary>
internal static class DemoPhoneStore
{
    private const string Label = "Điện thoại của thành viên (minh họa)", AppVersion = "1.0.0";

    /// <summary>Where the account has none yet: it becomes that of the first member, by name, of the village's team who has no account.</summary>
    public static async Task Ensure(ProvinceDatabase province, string login, UnitId village, DateTimeOffset enrolled, DateTimeOffset seen, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var add = work.Ask("""
            with owner as (
              select a.id from cds.account a where a.login = $1 and not exists (select from cds.account_person ap where ap.account_id = a.id)
            ), member as (
              select p.id from team t join membership m on m.team_id = t.id and m.valid_to = 'infinity' join person p on p.id = m.person_id
              where t.unit_id = $2 and not exists (select from cds.account_person ap where ap.person_id = p.id) order by p.name, p.phone limit 1
            ), linked as (
              insert into cds.account_person (account_id, person_id) select owner.id, member.id from owner, member returning account_id
            )
            insert into cds.device (id, account_id, label, token_hash, recovery_key, enrolled_at, seen_at, app_version)
            select $3, account_id, $4, $5, $6, $7, $8, $9 from linked returning 1
            """, login, village.Value, Guid.CreateVersion7(now), Label, RandomNumberGenerator.GetBytes(32), RandomNumberGenerator.GetBytes(32), enrolled.UtcDateTime, seen.UtcDateTime, AppVersion))
        {
            if (await add.Scalar(ct) is null)
                return;
        }
        work.Note(new AuditEntry(AuditActions.DeviceEnrol) { Place = village, After = new { label = Label, login } });
        await work.Commit(ct);
    }
}
