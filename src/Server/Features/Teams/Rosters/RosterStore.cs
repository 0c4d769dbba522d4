using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Teams.Undo;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Teams.Rosters;

/// <summary>Brings stored teams to what a roster says, in one transaction; imports into one province wait for each other.</summary>
internal static class RosterStore
{
    /// <param name="plan">Computed from the state under the lock.</param>
    /// <param name="write">False: only looks.</param>
    /// <returns>The plan; nothing was written where it has faults.</returns>
    public static async Task<RosterPlan> Change(
        ProvinceDatabase province, IReadOnlyList<ListedTeam> teams, Func<RosterState, RosterPlan> plan, RosterOrigin origin, bool write, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        var connection = work.Connection;
        await Lock(connection, ct);
        var planned = plan(await State(connection, teams, ct));
        if (!write || planned.Faults.Count > 0 || planned.ChangesNothing)
            return planned;
        var places = teams.Select(team => team.CommuneId).Distinct().ToList();
        await RosterWritingStore.Write(work, planned, places, origin, ct);
        work.Note(new(AuditActions.RosterImport)
        {
            Place = places is [var place] ? place : null, After = new { communes = places.Count, planned.Changes },
            Subjects = [.. planned.NewPeople.Concat(planned.ChangedPeople).Select(person => person.Id.Value)],
        });
        await work.Commit(ct);
        return planned;
    }

    /// <summary>Whoever changes rosters of a province waits here for the others.</summary>
    internal static Task Lock(NpgsqlConnection connection, CancellationToken ct) => Run(connection, "select pg_advisory_xact_lock(hashtext('roster ' || current_schema()))", ct);

    /// <param name="around">Units and an issuer that are looked at beside those of the listed teams.</param>
    internal static async Task<RosterState> State(
        NpgsqlConnection connection, IReadOnlyList<ListedTeam> listed, CancellationToken ct, (IReadOnlyCollection<UnitId> Units, UnitId Issuer)? around = null)
    {
        var units = listed.SelectMany(team => new[] { team.UnitId, team.CommuneId }).Concat(around?.Units ?? []).Select(unit => unit.Value).Distinct().ToArray();
        var issuers = listed.Select(team => team.Decision.Issuer).Concat(around is { Issuer: var issuer } ? [issuer] : []).Select(unit => unit.Value).Distinct().ToArray();
        var known = listed.SelectMany(team => team.Members).Where(member => member.Phone is not null).Select(member => (Phone: member.Phone!, member.Folded)).Distinct().ToList();
        var (phones, names) = (known.Select(person => person.Phone).ToArray(), known.Select(person => person.Folded).ToArray());
        var decisions = await Rows(
            connection, """
            select id, issuer_unit_id, number, issued_on, issuer_level, effective_on from decision
            where issuer_unit_id = any($1) or id in (select decision_id from team where unit_id = any($2) and valid_to = 'infinity')
            """,
            row => new KnownDecision(new(row.GetGuid(0)), new(new(row.GetGuid(1)), row.GetString(2), row.GetFieldValue<DateOnly>(3), UnitWords.Kind(row.GetString(4)))) { From = row.GetFieldValue<DateOnly>(5) },
            ct, issuers, units);
        var teams = await Rows(
            connection, "select id, unit_id, level, name, key, ordinal, decision_id from team where unit_id = any($1) and valid_to = 'infinity' order by id",
            row => new KnownTeam(new(row.GetGuid(0)), new(row.GetGuid(1)), UnitWords.Kind(row.GetString(2)), row.GetString(3), row.GetString(4), row.GetInt32(5), new(row.GetGuid(6))),
            ct, [units]);
        var teamIds = teams.Select(team => team.Id.Value).ToArray();
        var memberships = await Rows(
            connection, """
            select id, team_id, person_id, role, post, affiliations, note, ordinal, decision_id, valid_from, term_to from membership
            where team_id = any($1) and valid_to = 'infinity' order by team_id, ordinal, id
            """,
            row => new KnownMembership(
                row.GetGuid(0), new(row.GetGuid(1)), new(row.GetGuid(2)),
                new(RoleCodes.Role(row.GetString(3)), row.IsDBNull(4) ? null : row.GetString(4), row.GetFieldValue<string[]>(5), row.IsDBNull(6) ? null : row.GetString(6)) { TermTo = row.IsDBNull(10) ? null : row.GetFieldValue<DateOnly>(10) },
                row.GetInt32(7), new(row.GetGuid(8)), row.GetFieldValue<DateOnly>(9)),
            ct, [teamIds]);
        var people = await Rows(
            connection, """
            select id, name, folded, phone from known_people($1, $3)
            union
            select p.id, p.name, p.folded, p.phone from person p join membership m on m.person_id = p.id where m.team_id = any($2) and m.valid_to = 'infinity'
            order by id
            """,
            row => new KnownPerson(new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)),
            ct, phones, teamIds, names);
        var merged = await Rows(
            connection, "select id, name, folded, phone, other_phone, other_folded from known_aliases($1, $3, $2) order by id, other_folded, other_phone",
            row => (
                Person: new KnownPerson(new(row.GetGuid(0)), row.GetString(1), row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)),
                Alias: new KnownAlias(new(row.GetGuid(0)), row.IsDBNull(4) ? null : row.GetString(4), row.GetString(5))),
            ct, phones, teamIds, names);
        return new(decisions, teams, [.. people.UnionBy(merged.Select(one => one.Person), person => person.Id)], memberships) { Aliases = [.. merged.Select(one => one.Alias)] };
    }

    private static async Task<List<T>> Rows<T>(
        NpgsqlConnection connection, string sql, Func<NpgsqlDataReader, T> read, CancellationToken ct, params object[] parameters)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var parameter in parameters)
            command.Parameters.Add(new() { Value = parameter });
        var rows = new List<T>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            rows.Add(read(reader));
        return rows;
    }

    private static async Task Run(NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }
}
