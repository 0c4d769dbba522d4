using CongDongSo.Domain.Teams;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams.People;

/// <summary>Two who look alike and are not the same.</summary>
/// <param name="By">Login of who said so.</param>
internal sealed record ApartPair(PersonId One, PersonId Other, string By, DateTimeOffset At);

/// <summary>Which people are known to be two, as somebody said.</summary>
internal static class ApartStore
{
    public static async Task<List<ApartPair>> All(ProvinceDatabase province, CancellationToken ct)
    {
        await using var query = province.Ask("select one_id, other_id, said_by, said_at from person_apart order by said_at desc, one_id, other_id");
        await using var row = await query.Read(ct);
        var found = new List<ApartPair>();
        while (await row.ReadAsync(ct))
            found.Add(new(new(row.GetGuid(0)), new(row.GetGuid(1)), row.GetString(2), row.GetFieldValue<DateTimeOffset>(3)));
        return found;
    }

    /// <returns>False where the caller does not see them both, or it is said already.</returns>
    public static async Task<bool> Add(ProvinceDatabase province, PersonId one, PersonId other, DateTimeOffset at, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var query = work.Ask("""
            insert into person_apart (one_id, other_id, said_by, said_at)
            select least($1, $2), greatest($1, $2), $3, $4 where (select count(*) from person where id in ($1, $2)) = 2
            on conflict do nothing returning 1
            """, one.Value, other.Value, Acting.Now.Actor, at))
        {
            if (await query.Scalar(ct) is null)
                return false;
        }
        work.Note(new(AuditActions.PersonApart) { Subjects = [one.Value, other.Value], After = new { deed = "apart" } });
        await work.Commit(ct);
        return true;
    }

    /// <returns>False where nobody had said that they are not the same.</returns>
    public static async Task<bool> Remove(ProvinceDatabase province, PersonId one, PersonId other, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var query = work.Ask("delete from person_apart where one_id = least($1, $2) and other_id = greatest($1, $2) returning 1", one.Value, other.Value))
        {
            if (await query.Scalar(ct) is null)
                return false;
        }
        work.Note(new(AuditActions.PersonApart) { Subjects = [one.Value, other.Value], After = new { deed = "again" } });
        await work.Commit(ct);
        return true;
    }
}
