using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;
using Npgsql;
using NpgsqlTypes;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>The writing half of <see cref="RecordStore"/>: records and everything derived, in one round trip of array inserts.</summary>
internal static class RecordWriteStore
{
    public static void Write(NpgsqlBatch batch, Intake intake, IReadOnlyList<IncomingRecord> accepted, DateTimeOffset receivedAt)
    {
        // A record of the same id that another transaction stored meanwhile breaks this one: the caller tries again and answers "duplicate".
        Insert(batch, """
            insert into field_record (id, kind, observed_at, received_at, team_id, village_id, author, body)
            select id, kind, observed_at, $8, team_id, village_id, author, body
            from unnest($1, $2, $3, $4, $5, $6, $7) with ordinality as r (id, kind, observed_at, team_id, village_id, author, body, ord) order by ord
            """, accepted.Count,
            accepted.Select(r => r.Record.Id).ToArray(), accepted.Select(r => r.Kind).ToArray(), accepted.Select(r => r.Record.ObservedAt.UtcDateTime).ToArray(),
            accepted.Select(r => r.Record.TeamId?.Value).ToArray(), accepted.Select(r => r.Record.VillageId.Value).ToArray(), accepted.Select(r => r.Author).ToArray(),
            Json(accepted.Select(r => r.Body).ToArray()), receivedAt.UtcDateTime);
        WriteSubjects(batch, intake);
        Insert(batch, "insert into observation (subject_id, indicator, observed_at, record_id, count) select * from unnest($1, $2, $3, $4, $5)", intake.Observations.Count,
            intake.Observations.Select(o => o.Subject).ToArray(), intake.Observations.Select(o => o.Indicator).ToArray(),
            intake.Observations.Select(o => o.Count.ObservedAt.UtcDateTime).ToArray(), intake.Observations.Select(o => o.Count.RecordId).ToArray(),
            intake.Observations.Select(o => o.Count.What).ToArray());
        AddTallies(batch, intake.Changes);
        var minutes = intake.TeamMinutes.OrderBy(m => m.Key.Week).ThenBy(m => m.Key.Team.Value).ToList();
        Insert(batch, "select count_team_minutes($1, $2, $3)", minutes.Count, minutes.Select(m => m.Key.Team.Value).ToArray(), minutes.Select(m => m.Key.Week).ToArray(), minutes.Select(m => m.Value).ToArray());
        var firsts = intake.FirstDays.OrderBy(f => f.Key.Value).ToList();
        Insert(batch, """
            insert into first_record as f (unit_id, first_on) select * from unnest($1, $2)
            on conflict (unit_id) do update set first_on = excluded.first_on where f.first_on > excluded.first_on
            """, firsts.Count, firsts.Select(f => f.Key.Value).ToArray(), firsts.Select(f => f.Value).ToArray());
        NoteDue(batch, intake.FirstDays);
    }

    /// <summary>New households and businesses, and cards of any.</summary>
    public static void WriteSubjects(NpgsqlBatch batch, Intake intake)
    {
        Insert(batch, "insert into household (id, village_id, code) select * from unnest($1, $2, $3)", intake.NewHouseholds.Count,
            intake.NewHouseholds.Select(h => h.Id).ToArray(), intake.NewHouseholds.Select(h => h.Village.Value).ToArray(), intake.NewHouseholds.Select(h => h.Code).ToArray());
        WriteHouseholdCards(batch, intake.HouseholdCards);
        Insert(batch, "insert into business (id, village_id, code) select * from unnest($1, $2, $3)", intake.NewBusinesses.Count,
            intake.NewBusinesses.Select(b => b.Id).ToArray(), intake.NewBusinesses.Select(b => b.Village.Value).ToArray(), intake.NewBusinesses.Select(b => b.Code).ToArray());
        WriteBusinessCards(batch, intake.BusinessCards);
    }

    /// <summary>Adds changes of figures to the roll-ups of every grain.</summary>
    public static void AddTallies(NpgsqlBatch batch, TallyChanges changes)
    {
        var rows = changes.InEveryGrain()
            .OrderBy(row => row.Unit.Value).ThenBy(row => row.What, StringComparer.Ordinal).ThenBy(row => row.Grain).ThenBy(row => row.StartsOn).ToList();
        Insert(batch, """
            insert into tally as t (grain, starts_on, what, unit_id, subjects, met, have) select * from unnest($1, $2, $3, $4, $5, $6, $7)
            on conflict (unit_id, what, starts_on, grain)
            do update set subjects = t.subjects + excluded.subjects, met = t.met + excluded.met, have = t.have + excluded.have
            """, rows.Count,
            rows.Select(row => GrainLetter(row.Grain)).ToArray(), rows.Select(row => row.StartsOn).ToArray(), rows.Select(row => row.What).ToArray(),
            rows.Select(row => row.Unit.Value).ToArray(), rows.Select(row => row.Change.Subjects).ToArray(), rows.Select(row => row.Change.Met).ToArray(),
            rows.Select(row => row.Change.Have).ToArray());
    }

    /// <summary>Notes that the measures of places have to be worked out anew from a day on.</summary>
    public static void NoteDue(NpgsqlBatch batch, IReadOnlyDictionary<UnitId, DateOnly> firstDays) =>
        Insert(batch, "select note_due($1, $2)", firstDays.Count, firstDays.Keys.Select(place => place.Value).ToArray(), firstDays.Values.ToArray());

    public static string GrainLetter(TallyGrain grain) => grain switch
    {
        TallyGrain.Day => "D",
        TallyGrain.Month => "M",
        TallyGrain.Quarter => "Q",
        _ => "Y",
    };

    public static TallyGrain Grain(string letter) => letter switch
    {
        "D" => TallyGrain.Day,
        "M" => TallyGrain.Month,
        "Q" => TallyGrain.Quarter,
        _ => TallyGrain.Year,
    };

    private static void WriteHouseholdCards(NpgsqlBatch batch, IReadOnlyList<(Guid Subject, UnitId Village, Dated<HouseholdCard> Card)> cards) => Insert(batch, """
        insert into household_fact
          (household_id, observed_at, record_id, head, address, phone, members, from14, from15, from18, elderly60, disabled, no_smartphone, village_id)
        select * from unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        """, cards.Count,
        cards.Select(c => c.Subject).ToArray(), cards.Select(c => c.Card.ObservedAt.UtcDateTime).ToArray(), cards.Select(c => c.Card.RecordId).ToArray(),
        cards.Select(c => c.Card.What.Head).ToArray(), cards.Select(c => c.Card.What.Address).ToArray(), cards.Select(c => c.Card.What.Phone).ToArray(),
        cards.Select(c => c.Card.What.Members).ToArray(), cards.Select(c => c.Card.What.From14).ToArray(), cards.Select(c => c.Card.What.From15).ToArray(),
        cards.Select(c => c.Card.What.From18).ToArray(), cards.Select(c => c.Card.What.Elderly60).ToArray(), cards.Select(c => c.Card.What.Disabled).ToArray(),
        cards.Select(c => c.Card.What.NoSmartphone).ToArray(), cards.Select(c => c.Village.Value).ToArray());

    private static void WriteBusinessCards(NpgsqlBatch batch, IReadOnlyList<(Guid Subject, UnitId Village, Dated<BusinessCard> Card)> cards) => Insert(batch, """
        insert into business_fact (business_id, observed_at, record_id, name, kind, address, ocop, village_id) select * from unnest($1, $2, $3, $4, $5, $6, $7, $8)
        """, cards.Count,
        cards.Select(c => c.Subject).ToArray(), cards.Select(c => c.Card.ObservedAt.UtcDateTime).ToArray(), cards.Select(c => c.Card.RecordId).ToArray(),
        cards.Select(c => c.Card.What.Name).ToArray(), cards.Select(c => KindWord(c.Card.What.Kind)).ToArray(), cards.Select(c => c.Card.What.Address).ToArray(),
        cards.Select(c => c.Card.What.Ocop).ToArray(), cards.Select(c => c.Village.Value).ToArray());

    private static string KindWord(BusinessKind kind) => kind switch
    {
        BusinessKind.Enterprise => "enterprise",
        BusinessKind.Cooperative => "cooperative",
        BusinessKind.HouseholdBusiness => "householdBusiness",
        _ => "shop",
    };

    private static NpgsqlParameter Json(string[] documents) => new() { Value = documents, NpgsqlDbType = NpgsqlDbType.Array | NpgsqlDbType.Jsonb };

    private static void Insert(NpgsqlBatch batch, string sql, int rows, params object[] columns)
    {
        if (rows > 0)
            batch.Add(sql, columns);
    }
}
