using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <param name="Phone">Whole; masked before anybody sees it.</param>
internal sealed record SuggestedPerson(PersonId Id, string Name, string? Phone, string Teams);

/// <summary>People of some units' teams while one types, by part of the folded name or the beginning of the phone.</summary>
internal static class PersonSuggestStore
{
    public static async Task<IReadOnlyList<SuggestedPerson>> Like(ProvinceDatabase province, IReadOnlyCollection<UnitId> units, string folded, string digits, int limit, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select p.id, p.name, p.phone, string_agg(distinct t.name, ', ') from team t join membership m on m.team_id = t.id join person p on p.id = m.person_id
            where t.unit_id = any($1) and (($2 <> '' and strpos(p.folded, $2) > 0) or ($3 <> '' and starts_with(p.phone, $3)))
            group by p.id, p.name, p.phone order by p.name, p.id limit $4
            """, units.Select(unit => unit.Value).ToArray(), folded, digits, limit);
        await using var row = await query.Read(ct);
        var found = new List<SuggestedPerson>();
        while (await row.ReadAsync(ct))
            found.Add(new(new(row.GetGuid(0)), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.GetString(3)));
        return found;
    }

    /// <summary>The whole phone of a person of these units' teams, which is noted.</summary>
    public static async Task<string?> Phone(ProvinceDatabase province, UnitId place, IReadOnlyCollection<UnitId> units, PersonId person, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        string? phone;
        await using (var query = work.Ask("""
            select p.phone from person p where p.id = $1 and exists (select from membership m join team t on t.id = m.team_id where m.person_id = p.id and t.unit_id = any($2))
            """, person.Value, units.Select(unit => unit.Value).ToArray()))
        {
            phone = await query.Scalar(ct) as string;
        }
        if (phone is not null)
        {
            work.Note(new(AuditActions.PersonalRead) { Place = place, Subjects = [person.Value], After = new { fields = new[] { "phone" }, from = "decision" } });
            await work.Commit(ct);
        }
        return phone;
    }
}
