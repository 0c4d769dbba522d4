using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Units;
using Npgsql;
using NpgsqlTypes;

namespace CongDongSo.Server.Features.Teams.Rosters;

/// <summary>Writes a plan: new rows by COPY, changes by one statement a table.</summary>
internal static class RosterWritingStore
{
    public static async Task Write(NpgsqlConnection connection, RosterPlan plan, CancellationToken ct)
    {
        var days = plan.NewDecisions.Concat(plan.TeamDecisions.Select(pair => pair.Decision)).DistinctBy(decision => decision.Id).ToDictionary(decision => decision.Id, decision => decision.Text.IssuedOn);
        await Copy(connection, "copy decision (id, number, issued_on, issuer_unit_id, issuer_level) from stdin (format binary)", plan.NewDecisions, async (writer, decision) =>
        {
            await writer.WriteAsync(decision.Id.Value, NpgsqlDbType.Uuid, ct);
            await writer.WriteAsync(decision.Text.Number, NpgsqlDbType.Text, ct);
            await writer.WriteAsync(decision.Text.IssuedOn, NpgsqlDbType.Date, ct);
            await writer.WriteAsync(decision.Text.Issuer.Value, NpgsqlDbType.Uuid, ct);
            await writer.WriteAsync(UnitWords.Code(decision.Text.IssuerLevel), NpgsqlDbType.Text, ct);
        }, ct);
        await Copy(connection, "copy team (id, unit_id, level, name, key, ordinal, decision_id, valid_from) from stdin (format binary)", plan.NewTeams, async (writer, team) =>
        {
            await writer.WriteAsync(team.Id.Value, NpgsqlDbType.Uuid, ct);
            await writer.WriteAsync(team.UnitId.Value, NpgsqlDbType.Uuid, ct);
            await writer.WriteAsync(UnitWords.Code(team.Level), NpgsqlDbType.Text, ct);
            await writer.WriteAsync(team.Name, NpgsqlDbType.Text, ct);
            await writer.WriteAsync(team.Key, NpgsqlDbType.Text, ct);
            await writer.WriteAsync(team.Ordinal, NpgsqlDbType.Integer, ct);
            await writer.WriteAsync(team.Decision.Value, NpgsqlDbType.Uuid, ct);
            await writer.WriteAsync(days[team.Decision], NpgsqlDbType.Date, ct);
        }, ct);
        await Copy(connection, "copy team_decision (team_id, decision_id, valid_from) from stdin (format binary)", plan.TeamDecisions, async (writer, pair) =>
        {
            await writer.WriteAsync(pair.Team.Value, NpgsqlDbType.Uuid, ct);
            await writer.WriteAsync(pair.Decision.Id.Value, NpgsqlDbType.Uuid, ct);
            await writer.WriteAsync(pair.Decision.Text.IssuedOn, NpgsqlDbType.Date, ct);
        }, ct);
        await Copy(connection, "copy person (id, name, folded, phone) from stdin (format binary)", plan.NewPeople, async (writer, person) =>
        {
            await writer.WriteAsync(person.Id.Value, NpgsqlDbType.Uuid, ct);
            await writer.WriteAsync(person.Name, NpgsqlDbType.Text, ct);
            await writer.WriteAsync(person.Folded, NpgsqlDbType.Text, ct);
            await Text(writer, person.Phone, ct);
        }, ct);
        await ChangeTeams(connection, plan.ChangedTeams, ct);
        await ChangePeople(connection, plan.ChangedPeople, ct);
        await EndMemberships(connection, plan.EndedMemberships, ct);
        await CorrectMemberships(connection, plan.CorrectedMemberships, ct);
        await Copy(
            connection, "copy membership (id, team_id, person_id, role, post, affiliations, note, ordinal, decision_id, valid_from) from stdin (format binary)",
            plan.NewMemberships, (writer, membership) => Membership(writer, membership, ct), ct);
    }

    private static async Task Membership(NpgsqlBinaryImporter writer, KnownMembership membership, CancellationToken ct)
    {
        await writer.WriteAsync(membership.Id, NpgsqlDbType.Uuid, ct);
        await writer.WriteAsync(membership.Team.Value, NpgsqlDbType.Uuid, ct);
        await writer.WriteAsync(membership.Person.Value, NpgsqlDbType.Uuid, ct);
        await writer.WriteAsync(RoleCodes.Code(membership.Facts.Role), NpgsqlDbType.Text, ct);
        await Text(writer, membership.Facts.Post, ct);
        await writer.WriteAsync(membership.Facts.Affiliations.ToArray(), NpgsqlDbType.Array | NpgsqlDbType.Text, ct);
        await Text(writer, membership.Facts.Note, ct);
        await writer.WriteAsync(membership.Ordinal, NpgsqlDbType.Integer, ct);
        await writer.WriteAsync(membership.Decision.Value, NpgsqlDbType.Uuid, ct);
        await writer.WriteAsync(membership.ValidFrom, NpgsqlDbType.Date, ct);
    }

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

    /// <summary>Ids of affiliations have no comma, so a list travels as one text: arrays of arrays must be of one length each.</summary>
    private static Task CorrectMemberships(NpgsqlConnection connection, IReadOnlyList<KnownMembership> memberships, CancellationToken ct) => Change(
        connection, """
        update membership m set person_id = n.person_id, role = n.role, post = n.post, affiliations = string_to_array(n.affiliations, ','), note = n.note, ordinal = n.ordinal
        from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::int[]) n (id, person_id, role, post, affiliations, note, ordinal)
        where m.id = n.id
        """, memberships.Count, ct,
        Column(memberships, one => one.Id), Column(memberships, one => one.Person.Value), Column(memberships, one => RoleCodes.Code(one.Facts.Role)),
        Column(memberships, one => one.Facts.Post), Column(memberships, one => string.Join(',', one.Facts.Affiliations)), Column(memberships, one => one.Facts.Note),
        Column(memberships, one => one.Ordinal));

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

    private static async Task Copy<T>(NpgsqlConnection connection, string sql, IReadOnlyList<T> rows, Func<NpgsqlBinaryImporter, T, Task> write, CancellationToken ct)
    {
        if (rows.Count == 0)
            return;
        await using var writer = await connection.BeginBinaryImportAsync(sql, ct);
        foreach (var row in rows)
        {
            await writer.StartRowAsync(ct);
            await write(writer, row);
        }
        await writer.CompleteAsync(ct);
    }

    private static Task Text(NpgsqlBinaryImporter writer, string? text, CancellationToken ct) =>
        text is null ? writer.WriteNullAsync(ct) : writer.WriteAsync(text, NpgsqlDbType.Text, ct);
}
