using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <summary>Reads the register: published decisions and, for those who may write rosters, drafts.</summary>
internal static class DecisionStore
{
    private const string Listed = """
        select d.id, d.number, d.issued_on, d.effective_on, d.kind, d.issuer_unit_id as issuer, d.issuer_level, d.subject,
          (select count(*) from team_decision td where td.decision_id = d.id)::int + (select count(*) from team t where t.ended_by = d.id)::int as teams,
          (select count(*) from decision_file f where f.decision_id = d.id and f.sha256 is not null)::int as scans, d.sent_on, false as draft
        from decision d
        """;

    private const string Drafts = """
        select r.id, r.number, r.issued_on, r.effective_on, r.kind, r.unit_id, r.issuer_level, r.subject,
          (select count(distinct l ->> 0) from jsonb_array_elements(r.sheet) as l where l ->> 0 <> '')::int + cardinality(r.ends),
          (select count(*) from decision_file f where f.decision_id = r.id and f.sha256 is not null)::int, r.sent_on, true
        from decision_draft r
        """;

    /// <summary>Drafts first, then the latest issued first.</summary>
    /// <param name="units">Their own decisions, and those on their teams.</param>
    public static async Task<(IReadOnlyList<RegisteredDecision> Decisions, int Total)> List(
        ProvinceDatabase province, IReadOnlyCollection<UnitId> units, DecisionSearch search, int skip, int size, CancellationToken ct)
    {
        await using var query = province.Ask($"""
            with found as (
              select * from ({Listed}
                where d.issuer_unit_id = any($1)
                  or d.id in (select td.decision_id from team_decision td join team t on t.id = td.team_id where t.unit_id = any($1))
                  or d.id in (select t.ended_by from team t where t.unit_id = any($1))) p
              union all
              select * from ({Drafts} where r.unit_id = any($1)) q
            ), chosen as (
              select * from found
              where ($2 = '' or kind = $2) and ($3 = 0 or extract(year from issued_on) = $3) and ($4 = '' or draft = ($4 = 'draft'))
                and (not $5 or (sent_on is null and not draft)) and (issued_on <= $6 or (issued_on is null and $6 = 'infinity'))
            )
            select chosen.*, (select count(*) from chosen)::int from chosen order by draft desc, issued_on desc nulls first, number, id offset $7 limit $8
            """,
            units.Select(unit => unit.Value).ToArray(), search.Kind is { } kind ? DecisionWords.Code(kind) : "", search.Year ?? 0, search.State ?? "", search.OnlyNotSent, search.AsOf ?? DateOnly.MaxValue, skip, size);
        var found = new List<RegisteredDecision>();
        var total = 0;
        await using var row = await query.Read(ct);
        while (await row.ReadAsync(ct))
        {
            found.Add(Decision(row));
            total = row.GetInt32(12);
        }
        return (found, total);
    }

    public static async Task<DecisionFacts?> Find(ProvinceDatabase province, Guid id, CancellationToken ct)
    {
        await using var query = province.Ask($"{Listed} where d.id = $1", id)
            .Add("""
                select t.id, t.name, t.unit_id, td.valid_from, false from team_decision td join team t on t.id = td.team_id where td.decision_id = $1
                union all
                select t.id, t.name, t.unit_id, t.valid_to, true from team t where t.ended_by = $1
                order by 5, 2, 1
                """, id)
            .Add("select o.id, o.number, o.issued_on from decision d join decision o on o.id = d.replaces_id where d.id = $1", id)
            .Add("select d.id, d.number, d.issued_on from decision d where d.replaces_id = $1 order by d.issued_on, d.id", id)
            .Add("select typed_by, typed_at, published_by, published_at from decision where id = $1", id);
        await using var row = await query.Read(ct);
        if (!await row.ReadAsync(ct))
            return null;
        var decision = Decision(row);
        var teams = await Rows(row, one => new DecidedTeam(new(one.GetGuid(0)), one.GetString(1), new(one.GetGuid(2)), one.GetFieldValue<DateOnly>(3), one.GetBoolean(4)), ct);
        var replaces = await Rows(row, Named, ct);
        var replacedBy = await Rows(row, Named, ct);
        await row.NextResultAsync(ct);
        await row.ReadAsync(ct);
        return new(
            decision, teams, replaces.SingleOrDefault(), replacedBy, row.IsDBNull(0) ? null : row.GetString(0), row.IsDBNull(1) ? null : row.GetFieldValue<DateTimeOffset>(1),
            row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetFieldValue<DateTimeOffset>(3));
    }

    /// <summary>Decisions that one of these units' new decisions may take the place of: the latest first.</summary>
    public static async Task<IReadOnlyList<NamedDecision>> OfUnits(ProvinceDatabase province, IReadOnlyCollection<UnitId> units, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select d.id, d.number, d.issued_on from decision d
            where d.issuer_unit_id = any($1) or d.id in (select td.decision_id from team_decision td join team t on t.id = td.team_id where t.unit_id = any($1))
            order by d.issued_on desc, d.number limit 200
            """, units.Select(unit => unit.Value).ToArray());
        await using var row = await query.Read(ct);
        return await RowsHere(row, Named, ct);
    }

    public static async Task MarkSent(ProvinceDatabase province, RegisteredDecision decision, DateOnly? sent, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var write = work.Ask("update decision set sent_on = $2 where id = $1", decision.Id, DecisionDraftStore.Date(sent)))
            await write.Scalar(ct);
        work.Note(new(AuditActions.DecisionSent) { Place = decision.Issuer, Subjects = [decision.Id], Before = new { decision.SentOn }, After = new { sentOn = sent } });
        await work.Commit(ct);
    }

    /// <summary>Teams of the units that have not ended, with the decision in force for each.</summary>
    public static async Task<IReadOnlyList<OpenTeam>> OpenTeams(ProvinceDatabase province, IReadOnlyCollection<UnitId> units, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select t.id, t.name, t.unit_id, d.number, d.issued_on, (select count(*) from membership m where m.team_id = t.id and m.valid_to = 'infinity')::int
            from team t join decision d on d.id = t.decision_id where t.unit_id = any($1) and t.valid_to = 'infinity' order by t.ordinal, t.id
            """, units.Select(unit => unit.Value).ToArray());
        await using var row = await query.Read(ct);
        return await RowsHere(row, one => new OpenTeam(new(one.GetGuid(0)), one.GetString(1), new(one.GetGuid(2)), one.GetString(3), one.GetFieldValue<DateOnly>(4), one.GetInt32(5)), ct);
    }

    private static RegisteredDecision Decision(NpgsqlDataReader row) => new(
        row.GetGuid(0), row.IsDBNull(1) ? null : row.GetString(1), DecisionDraftStore.Day(row, 2), DecisionDraftStore.Day(row, 3), DecisionWords.Read(row.GetString(4))!.Value, new(row.GetGuid(5)),
        UnitWords.Kind(row.GetString(6)), row.GetString(7), row.GetInt32(8), row.GetInt32(9), DecisionDraftStore.Day(row, 10), row.GetBoolean(11));

    private static NamedDecision Named(NpgsqlDataReader row) => new(row.GetGuid(0), row.GetString(1), row.GetFieldValue<DateOnly>(2));

    private static async Task<IReadOnlyList<T>> Rows<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        await reader.NextResultAsync(ct);
        return await RowsHere(reader, read, ct);
    }

    private static async Task<IReadOnlyList<T>> RowsHere<T>(NpgsqlDataReader reader, Func<NpgsqlDataReader, T> read, CancellationToken ct)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(ct))
            rows.Add(read(reader));
        return rows;
    }
}

/// <summary>A team that stands, as the form of a decision offers it.</summary>
public sealed record OpenTeam(TeamId Id, string Name, UnitId Unit, string Number, DateOnly IssuedOn, int Members);
