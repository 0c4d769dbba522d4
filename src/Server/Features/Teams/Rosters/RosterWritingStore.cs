using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Teams.Undo;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Access;
using Npgsql;

namespace CongDongSo.Server.Features.Teams.Rosters;

/// <summary>Writes a plan, one statement a table: COPY would pass row-level security by.</summary>
internal static class RosterWritingStore
{
    /// <param name="communes">Whose teams the plan touches.</param>
    /// <param name="origin">What is written can be taken back as a whole, see <see cref="RosterUndo"/>.</param>
    public static async Task Write(ProvinceWork work, RosterPlan plan, IReadOnlyCollection<UnitId> communes, RosterOrigin origin, CancellationToken ct)
    {
        await RosterChangeStore.Open(work, origin, communes, plan.Changes, ct);
        await Write(work.Connection, plan, ct);
    }

    /// <summary>What a decision of the register says: it is not taken back but corrected by another decision.</summary>
    public static async Task Write(NpgsqlConnection connection, RosterPlan plan, CancellationToken ct)
    {
        var days = plan.NewDecisions.Concat(plan.TeamDecisions.Select(pair => pair.Decision)).DistinctBy(decision => decision.Id).ToDictionary(decision => decision.Id, decision => decision.From);
        var newTeams = plan.NewTeams.Select(team => team.Id).ToHashSet();
        var consolidating = plan.TeamDecisions.Where(pair => !newTeams.Contains(pair.Team)).Select(pair => pair.Decision.Id).ToHashSet();
        await Change(
            connection, """
            insert into decision (id, number, issued_on, issuer_unit_id, issuer_level, kind, published_by, published_at)
            select *, $7::text, now() from unnest($1::uuid[], $2::text[], $3::date[], $4::uuid[], $5::text[], $6::text[])
            """,
            plan.NewDecisions.Count, ct, Column(plan.NewDecisions, decision => decision.Id.Value), Column(plan.NewDecisions, decision => decision.Text.Number),
            Column(plan.NewDecisions, decision => decision.Text.IssuedOn), Column(plan.NewDecisions, decision => decision.Text.Issuer.Value),
            Column(plan.NewDecisions, decision => UnitWords.Code(decision.Text.IssuerLevel)),
            Column(plan.NewDecisions, decision => DecisionWords.Code(consolidating.Contains(decision.Id) ? DecisionKind.Consolidate : DecisionKind.Establish)), Acting.Now.Actor);
        await Change(
            connection, """
            insert into team (id, unit_id, level, name, key, ordinal, decision_id, valid_from)
            select * from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::int[], $7::uuid[], $8::date[])
            """, plan.NewTeams.Count, ct,
            Column(plan.NewTeams, team => team.Id.Value), Column(plan.NewTeams, team => team.UnitId.Value), Column(plan.NewTeams, team => UnitWords.Code(team.Level)),
            Column(plan.NewTeams, team => team.Name), Column(plan.NewTeams, team => team.Key), Column(plan.NewTeams, team => team.Ordinal),
            Column(plan.NewTeams, team => team.Decision.Value), Column(plan.NewTeams, team => days[team.Decision]));
        await Change(
            connection, "insert into team_decision (team_id, decision_id, valid_from) select * from unnest($1::uuid[], $2::uuid[], $3::date[])", plan.TeamDecisions.Count, ct,
            Column(plan.TeamDecisions, pair => pair.Team.Value), Column(plan.TeamDecisions, pair => pair.Decision.Id.Value), Column(plan.TeamDecisions, pair => pair.Decision.From));
        var newPeople = plan.NewPeople;
        await Change(
            connection, "insert into person (id, name, folded, phone) select * from unnest($1::uuid[], $2::text[], $3::text[], $4::text[])", newPeople.Count, ct,
            Column(newPeople, person => person.Id.Value), Column(newPeople, person => person.Name), Column(newPeople, person => person.Folded), Column(newPeople, person => person.Phone));
        await ChangeTeams(connection, plan.ChangedTeams, ct);
        await ChangePeople(connection, plan.ChangedPeople, ct);
        await EndMemberships(connection, plan.EndedMemberships, ct);
        await EndTeams(connection, plan.EndedTeams, ct);
        await CorrectMemberships(connection, plan.CorrectedMemberships, ct);
        await AddMemberships(connection, plan.NewMemberships, ct);
    }

    /// <summary>Ids of affiliations have no comma, so a list travels as one text: arrays of arrays must be of one length each.</summary>
    private static Task AddMemberships(NpgsqlConnection connection, IReadOnlyList<KnownMembership> memberships, CancellationToken ct) => Change(
        connection, """
        insert into membership (id, team_id, person_id, role, post, affiliations, note, ordinal, decision_id, valid_from, term_to)
        select id, team_id, person_id, role, post, string_to_array(affiliations, ','), note, ordinal, decision_id, valid_from, term_to
        from unnest($1::uuid[], $2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::int[], $9::uuid[], $10::date[], $11::date[])
          n (id, team_id, person_id, role, post, affiliations, note, ordinal, decision_id, valid_from, term_to)
        """, memberships.Count, ct,
        Column(memberships, one => one.Id), Column(memberships, one => one.Team.Value), Column(memberships, one => one.Person.Value), Column(memberships, one => RoleCodes.Code(one.Facts.Role)),
        Column(memberships, one => one.Facts.Post), Column(memberships, one => string.Join(',', one.Facts.Affiliations)), Column(memberships, one => one.Facts.Note),
        Column(memberships, one => one.Ordinal), Column(memberships, one => one.Decision.Value), Column(memberships, one => one.ValidFrom), Column(memberships, one => one.Facts.TermTo));

    private static Task ChangeTeams(NpgsqlConnection connection, IReadOnlyList<KnownTeam> teams, CancellationToken ct) => Change(
        connection, """
        update team t set unit_id = n.unit_id, name = n.name, key = n.key, ordinal = n.ordinal, decision_id = n.decision_id
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::int[], $6::uuid[]) n (id, unit_id, name, key, ordinal, decision_id) where t.id = n.id
        """, teams.Count, ct,
        Column(teams, team => team.Id.Value), Column(teams, team => team.UnitId.Value), Column(teams, team => team.Name), Column(teams, team => team.Key),
        Column(teams, team => team.Ordinal), Column(teams, team => team.Decision.Value));

    private static Task ChangePeople(NpgsqlConnection connection, IReadOnlyList<KnownPerson> people, CancellationToken ct) => Change(
        connection, "update person p set name = n.name, phone = n.phone from unnest($1::uuid[], $2::text[], $3::text[]) n (id, name, phone) where p.id = n.id",
        people.Count, ct, Column(people, person => person.Id.Value), Column(people, person => person.Name), Column(people, person => person.Phone));

    private static Task EndMemberships(NpgsqlConnection connection, IReadOnlyList<EndedMembership> ended, CancellationToken ct) => Change(
        connection, "update membership m set valid_to = n.valid_to, ended_by = n.ended_by from unnest($1::uuid[], $2::date[], $3::uuid[]) n (id, valid_to, ended_by) where m.id = n.id",
        ended.Count, ct, Column(ended, one => one.Id), Column(ended, one => one.ValidTo), Column(ended, one => one.By.Value));

    private static Task CorrectMemberships(NpgsqlConnection connection, IReadOnlyList<KnownMembership> memberships, CancellationToken ct) => Change(
        connection, """
        update membership m set person_id = n.person_id, role = n.role, post = n.post, affiliations = string_to_array(n.affiliations, ','), note = n.note, ordinal = n.ordinal,
          term_to = n.term_to
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[], $8::date[]) n (id, person_id, role, post, affiliations, note, ordinal, term_to)
        where m.id = n.id
        """, memberships.Count, ct,
        Column(memberships, one => one.Id), Column(memberships, one => one.Person.Value), Column(memberships, one => RoleCodes.Code(one.Facts.Role)),
        Column(memberships, one => one.Facts.Post), Column(memberships, one => string.Join(',', one.Facts.Affiliations)), Column(memberships, one => one.Facts.Note),
        Column(memberships, one => one.Ordinal), Column(memberships, one => one.Facts.TermTo));

    /// <summary>A team that began after its last day was never more than an intention: it ends on the day it began.</summary>
    private static Task EndTeams(NpgsqlConnection connection, IReadOnlyList<EndedTeam> ended, CancellationToken ct) => Change(
        connection, "update team t set valid_to = greatest(n.valid_to, t.valid_from), ended_by = n.ended_by from unnest($1::uuid[], $2::date[], $3::uuid[]) n (id, valid_to, ended_by) where t.id = n.id",
        ended.Count, ct, Column(ended, one => one.Id.Value), Column(ended, one => one.ValidTo), Column(ended, one => one.By.Value));

    private static TValue[] Column<T, TValue>(IReadOnlyList<T> rows, Func<T, TValue> value) => [.. rows.Select(value)];

    private static async Task Change(NpgsqlConnection connection, string sql, int count, CancellationToken ct, params object[] columns)
    {
        if (count == 0)
            return;
        await using var command = new NpgsqlCommand(sql, connection);
        foreach (var column in columns)
            command.Parameters.Add(new() { Value = column });
        await command.ExecuteNonQueryAsync(ct);
    }
}
