using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

/// <summary>Keeps which cards each imported file brought, so that it can be taken back.</summary>
internal static class RegisterChangeStore
{
    private const string Columns = "select id, made_at, made_by, kind, villages, title, added, altered, undone_at, undone_by from register_change";

    public static void Add(NpgsqlBatch batch, RegisterChange change, Intake intake)
    {
        batch.Add("insert into register_change (id, made_at, made_by, kind, villages, title, added, altered) values ($1, $2, $3, $4, $5, $6, $7, $8)",
            change.Id, change.At.UtcDateTime, Acting.Now.Actor, RegisterWords.Code(change.Kind), change.Villages.Select(village => village.Value).ToArray(), change.Title, change.Added, change.Altered);
        var cards = intake.HouseholdCards.Select(one => (one.Subject, one.Card.ObservedAt, one.Card.RecordId)).Concat(intake.BusinessCards.Select(one => (one.Subject, one.Card.ObservedAt, one.Card.RecordId))).ToList();
        batch.Add("insert into register_change_card (change_id, subject_id, observed_at, record_id) select $1, * from unnest($2, $3, $4)",
            change.Id, cards.Select(card => card.Subject).ToArray(), cards.Select(card => card.ObservedAt.UtcDateTime).ToArray(), cards.Select(card => card.RecordId).ToArray());
    }

    /// <summary>The latest first.</summary>
    public static async Task<List<RegisterChange>> List(ProvinceDatabase province, int skip, int take, CancellationToken ct)
    {
        await using var query = province.Ask($"{Columns} order by made_at desc, id desc offset $1 limit $2", skip, take);
        return await Read(query, ct);
    }

    public static async Task<RegisterChange?> Find(ProvinceDatabase province, Guid id, CancellationToken ct)
    {
        await using var query = province.Ask($"{Columns} where id = $1", id);
        return (await Read(query, ct)).SingleOrDefault();
    }

    /// <summary>Whether the change still stands: somebody else may have taken it back while its places were waited for.</summary>
    /// <returns>Its cards: subject, code, instant and record; null where it was undone.</returns>
    public static async Task<List<BroughtCard>?> Cards(NpgsqlConnection connection, RegisterChange change, CancellationToken ct)
    {
        await using var batch = new NpgsqlBatch(connection) { Timeout = 300 };
        batch.Add("select undone_at is null from register_change where id = $1", change.Id);
        batch.Add($"""
            select c.subject_id, s.code, c.observed_at, c.record_id, exists (
              select from field_record r where r.village_id = s.village_id and r.kind in ('difficulty', 'activity') and r.body @> jsonb_build_object('subjectId', c.subject_id::text))
            from register_change_card c join {RegisterWords.Code(change.Kind)} s on s.id = c.subject_id where c.change_id = $1
            """, change.Id);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        if (!await reader.ReadAsync(ct) || !reader.GetBoolean(0))
            return null;
        await reader.NextResultAsync(ct);
        var cards = new List<BroughtCard>();
        while (await reader.ReadAsync(ct))
            cards.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetFieldValue<DateTimeOffset>(2), reader.GetGuid(3), reader.GetBoolean(4)));
        return cards;
    }

    public static void Withdraw(NpgsqlBatch batch, Guid change, DateTimeOffset at) =>
        batch.Add("select withdraw_register($1, $2, $3)", change, Acting.Now.Actor, at.UtcDateTime);

    private static async Task<List<RegisterChange>> Read(ProvinceQuery query, CancellationToken ct)
    {
        var found = new List<RegisterChange>();
        await using var row = await query.Read(ct);
        while (await row.ReadAsync(ct))
        {
            found.Add(new(
                row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), row.GetString(3) == "household" ? RegisterKind.Household : RegisterKind.Business,
                [.. row.GetFieldValue<Guid[]>(4).Select(village => new UnitId(village))], row.GetString(5), row.GetInt32(6), row.GetInt32(7))
            {
                UndoneAt = row.IsDBNull(8) ? null : row.GetFieldValue<DateTimeOffset>(8), UndoneBy = row.IsDBNull(9) ? null : row.GetString(9),
            });
        }
        return found;
    }
}

/// <summary>A card that an imported file brought.</summary>
/// <param name="Code">Of its subject.</param>
/// <param name="IsNamed">Whether a difficulty or an activity speaks of the subject.</param>
internal sealed record BroughtCard(Guid Subject, string Code, DateTimeOffset ObservedAt, Guid RecordId, bool IsNamed);
