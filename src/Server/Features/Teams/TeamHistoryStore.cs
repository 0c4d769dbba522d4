using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.History;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams;

/// <summary>Reads all that a team has been through; names are whole here and are masked by whoever shows them.</summary>
internal static class TeamHistoryStore
{
    public static async Task<(DateOnly First, DateOnly Last)?> Life(ProvinceDatabase province, TeamId id, CancellationToken ct)
    {
        await using var query = province.Ask("select valid_from, valid_to from team where id = $1", id.Value);
        await using var reader = await query.Read(ct);
        return await reader.ReadAsync(ct) ? (reader.GetFieldValue<DateOnly>(0), reader.GetFieldValue<DateOnly>(1)) : null;
    }

    /// <returns>Decisions and memberships by day, and who of the members is the caller.</returns>
    public static async Task<(IReadOnlyList<TakenForce> Decisions, IReadOnlyList<(TeamTerm Term, Member Member)> Terms, PersonId? Own)> Of(ProvinceDatabase province, TeamId id, CancellationToken ct)
    {
        await using var query = province.Ask("""
                select d.number, d.issued_on, d.issuer_level, td.valid_from from team_decision td join decision d on d.id = td.decision_id
                where td.team_id = $1 order by td.valid_from, d.issued_on, d.number
                """, id.Value)
            .Add("""
                select p.id, p.name, m.role, m.valid_from, nullif(m.valid_to, 'infinity'), m.note, m.post, p.id = (select own.person_id from cds.account_person own where own.account_id = $2)
                from membership m join person p on p.id = m.person_id where m.team_id = $1 order by m.valid_from, m.ordinal, m.id
                """, id.Value, Acting.Now.AccountId ?? Guid.Empty);
        await using var reader = await query.Read(ct);
        var decisions = new List<TakenForce>();
        while (await reader.ReadAsync(ct))
            decisions.Add(new(reader.GetString(0), reader.GetFieldValue<DateOnly>(1), UnitWords.Kind(reader.GetString(2)), reader.GetFieldValue<DateOnly>(3)));
        await reader.NextResultAsync(ct);
        var terms = new List<(TeamTerm, Member)>();
        PersonId? own = null;
        while (await reader.ReadAsync(ct))
        {
            var (person, name, role) = (new PersonId(reader.GetGuid(0)), reader.GetString(1), RoleCodes.Role(reader.GetString(2)));
            DateOnly? to = await reader.IsDBNullAsync(4, ct) ? null : reader.GetFieldValue<DateOnly>(4);
            terms.Add((new(person, name, role, reader.GetFieldValue<DateOnly>(3), to), new(person, name, role, [], null, await Text(5)) { Post = await Text(6) }));
            if (!await reader.IsDBNullAsync(7, ct) && reader.GetBoolean(7))
                own = person;
        }
        return (decisions, terms, own);

        async Task<string?> Text(int column) => await reader.IsDBNullAsync(column, ct) ? null : reader.GetString(column);
    }
}
