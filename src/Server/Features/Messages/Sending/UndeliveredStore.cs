using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Messages.Sending;

/// <summary>Letters that are stuck.</summary>
internal static class UndeliveredStore
{
    /// <summary>Those that cannot be sent first, then those that are tried again.</summary>
    public static async Task<IReadOnlyList<UndeliveredLetter>> Of(ProvinceDatabase province, int most, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select p.id, a.name, a.login, p.channel, p.state, p.attempts, (select count(*)::int from message_delivery d where d.parcel_id = p.id), p.made_at, p.next_at, p.error
            from message_parcel p join cds.account a on a.id = p.account_id where p.state in ('dead', 'failed') order by p.state, p.made_at desc, p.id limit $1
            """, most);
        await using var row = await query.Read(ct);
        var letters = new List<UndeliveredLetter>();
        while (await row.ReadAsync(ct))
        {
            letters.Add(new(
                row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetString(3), row.GetString(4), row.GetInt32(5), row.GetInt32(6), row.GetFieldValue<DateTimeOffset>(7), row.GetFieldValue<DateTimeOffset>(8),
                row.IsDBNull(9) ? null : row.GetString(9)));
        }
        return letters;
    }

    /// <returns>False where it is not stuck.</returns>
    public static async Task<bool> Again(ProvinceDatabase province, UnitId top, Guid letter, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var again = work.Ask("update message_parcel set state = 'pending', attempts = 0, next_at = $2, error = null where id = $1 and state in ('dead', 'failed') returning id", letter, now.UtcDateTime))
        {
            if (await again.Scalar(ct) is null)
                return false;
        }
        work.Note(new(AuditActions.MessageAgain) { Place = top, Subjects = [letter] });
        await work.Commit(ct);
        return true;
    }
}
