using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;
using NpgsqlTypes;

namespace CongDongSo.Server.Features.Difficulties.Contacts;

/// <summary>The province's contacts.</summary>
internal static class ContactStore
{
    private const string Selected = """
        select c.id, c.area, c.name, c.phone, c.email, c.login, c.valid_from, nullif(c.valid_to, 'infinity'), array(select a.commune_id from difficulty_contact_area a where a.contact_id = c.id order by 1)
        from difficulty_contact c
        """;

    /// <summary>Those of now, of later and of before; the latest first.</summary>
    public static async Task<IReadOnlyList<DifficultyContact>> All(ProvinceDatabase province, CancellationToken ct)
    {
        await using var query = province.Ask($"{Selected} order by c.valid_to desc, c.valid_from desc, c.area, c.id limit 200");
        return await Read(query, ct);
    }

    /// <summary>Who is asked for a commune on a day; of several, the one named last. Null: nobody is named.</summary>
    public static async Task<DifficultyContact?> For(ProvinceDatabase province, UnitId commune, DateOnly day, CancellationToken ct)
    {
        await using var query = province.Ask(
            $"{Selected} where $2 between c.valid_from and c.valid_to and exists (select from difficulty_contact_area a where a.contact_id = c.id and a.commune_id = $1) order by c.valid_from desc, c.named_at desc limit 1",
            commune.Value, day);
        return (await Read(query, ct)).SingleOrDefault();
    }

    public static async Task Add(ProvinceDatabase province, UnitId top, DifficultyContact contact, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var add = work.Ask(
            "insert into difficulty_contact (id, unit_id, area, name, phone, email, login, valid_from, named_at, named_by) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
            contact.Id, top.Value, contact.Area, contact.Name, Text(contact.Phone), Text(contact.Email), Text(contact.Login), contact.ValidFrom, now.UtcDateTime, Acting.Now.Actor))
        {
            add.Add("insert into difficulty_contact_area select $1, unnest($2::uuid[])", contact.Id, contact.Communes.Select(commune => commune.Value).ToArray());
            await add.Scalar(ct);
        }
        work.Note(new AuditEntry(AuditActions.DifficultyContact) { Place = top, Subjects = [contact.Id], After = new { contact.Area, communes = contact.Communes.Count, from = contact.ValidFrom } });
        await work.Commit(ct);
    }

    /// <returns>False where there is none, or it has ended.</returns>
    public static async Task<bool> End(ProvinceDatabase province, UnitId top, Guid id, DateOnly last, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var end = work.Ask("update difficulty_contact set valid_to = greatest(valid_from, $2) where id = $1 and valid_to = 'infinity' returning id", id, last))
        {
            if (await end.Scalar(ct) is null)
                return false;
        }
        work.Note(new AuditEntry(AuditActions.DifficultyContact) { Place = top, Subjects = [id], After = new { until = last } });
        await work.Commit(ct);
        return true;
    }

    private static async Task<IReadOnlyList<DifficultyContact>> Read(ProvinceQuery query, CancellationToken ct)
    {
        await using var row = await query.Read(ct);
        var contacts = new List<DifficultyContact>();
        while (await row.ReadAsync(ct))
        {
            contacts.Add(new(
                row.GetGuid(0), row.GetString(1), row.GetString(2), Text(row, 3), Text(row, 4), Text(row, 5), row.GetFieldValue<DateOnly>(6), row.IsDBNull(7) ? null : row.GetFieldValue<DateOnly>(7),
                [.. row.GetFieldValue<Guid[]>(8).Select(id => new UnitId(id))]));
        }
        return contacts;
    }

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static NpgsqlParameter Text(string? text) => new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };
}
