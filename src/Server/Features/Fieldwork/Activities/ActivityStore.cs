using System.Text.Json;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork.Notices;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork.Activities;

/// <summary>Hoạt động as the log shows it.</summary>
/// <param name="Kind">Id in the program; empty where it was not said.</param>
/// <param name="Photos">Those that are here as a whole.</param>
/// <param name="Returned">It was returned to who sent it, and why.</param>
/// <param name="IsMended">Another activity was sent in its stead: this one counts no more.</param>
/// <param name="Mends">It was sent in another's stead.</param>
public sealed record LoggedActivity(
    long Seq, Guid Id, UnitId Place, DateTimeOffset ObservedAt, string Author, string Kind, string? Where, string? Note, int Minutes, int Reached, IReadOnlyList<Guid> Photos, string? Returned,
    bool IsMended, bool Mends);

/// <summary>Reads activities, and returns records to who sent them.</summary>
internal static class ActivityStore
{
    /// <param name="before">Goes on below this one; 0: from the latest.</param>
    public static async Task<IReadOnlyList<LoggedActivity>> Latest(ProvinceDatabase province, IEnumerable<UnitId> places, long before, int most, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select r.seq, r.id, r.village_id, r.observed_at, coalesce(a.name, r.author), r.body::text,
              array(select p.id from photo p where p.media is not null and (p.record_id = r.id or p.id = any(listed_photos(r.body))) order by p.added_at, p.id),
              (select n.text from cds.account_notice n where n.account_id = a.id and n.record_id = r.id and n.type = 'returned'),
              is_mended(r.id)
            from unnest($1) as place
            cross join lateral (
              select * from field_record f where f.village_id = place and f.kind = 'activity' and ($2 = 0 or f.seq < $2) order by f.seq desc limit $3
            ) as r
            left join cds.account a on a.login = r.author
            order by r.seq desc limit $3
            """, places.Select(place => place.Value).ToArray(), before, most);
        await using var row = await query.Read(ct);
        var found = new List<LoggedActivity>();
        while (await row.ReadAsync(ct))
        {
            using var body = JsonDocument.Parse(row.GetString(5));
            found.Add(Activity(row, body.RootElement));
        }
        return found;
    }

    /// <summary>Tells who sent a record why it is returned.</summary>
    /// <returns>The place; null where the record is not in the caller's scope, or its sender has no account any more.</returns>
    public static async Task<UnitId?> Return(ProvinceDatabase province, Guid record, string title, string reason, Caller by, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        (UnitId Place, Guid Account) found;
        await using (var query = work.Ask("select r.village_id, a.id from field_record r join cds.account a on a.login = r.author where r.id = $1", record))
        await using (var row = await query.Read(ct))
        {
            if (!await row.ReadAsync(ct))
                return null;
            found = (new(row.GetGuid(0)), row.GetGuid(1));
        }
        await NoticeStore.Tell(work, new(found.Account, "returned", record, title, reason, now, by.Name), ct);
        work.Note(new(AuditActions.RecordReturn) { Place = found.Place, Subjects = [record, found.Account], Reason = reason });
        await work.Commit(ct);
        return found.Place;
    }

    /// <returns>Null where no activity of this id is in the caller's scope.</returns>
    public static async Task<UnitId?> PlaceOf(ProvinceDatabase province, Guid record, CancellationToken ct)
    {
        await using var query = province.Ask("select village_id from field_record where id = $1 and kind = 'activity'", record);
        return await query.Scalar(ct) is Guid place ? new(place) : null;
    }

    private static LoggedActivity Activity(Npgsql.NpgsqlDataReader row, JsonElement body) => new(
        row.GetInt64(0), row.GetGuid(1), new(row.GetGuid(2)), row.GetFieldValue<DateTimeOffset>(3), row.GetString(4), Text(body, "activityKind") ?? "", Text(body, "place"), Text(body, "note"),
        body.TryGetProperty("hours", out var hours) && hours.TryGetDecimal(out var given) ? (int)(given * 60) : Number(body, "minutes"), Number(body, "reached"),
        row.GetFieldValue<Guid[]>(6), row.IsDBNull(7) ? null : row.GetString(7), row.GetBoolean(8), body.TryGetProperty("corrects", out var other) && other.ValueKind == JsonValueKind.String);

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static int Number(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : 0;
}
