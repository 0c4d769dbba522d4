using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Platform.Access;

/// <summary>The ways up from units to the one that sees them.</summary>
internal sealed class ScopeStore(Databases databases)
{
    /// <summary>
    /// From each unit upwards: to the parent it last had, and from one that has ended to those that got it. A unit that went somewhere by itself
    /// does not follow its parent to that one's heirs: a divided commune's villages lie with who got them.
    /// </summary>
    /// <returns>The units among <paramref name="units"/> that reach one of <paramref name="tops"/>.</returns>
    public async Task<HashSet<UnitId>> Within(IReadOnlyCollection<UnitId> tops, IReadOnlyCollection<UnitId> units, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand("""
            with recursive way as (
              select asked as start, asked as unit_id, true as follows from unnest($1::uuid[]) as asked
              union
              select way.start, next.unit_id, next.follows
              from way
              cross join lateral (
                select v.parent_id as unit_id, way.follows and not exists (
                  select from cds.unit_change c where c.old_id = u.id and c.new_id <> c.old_id and c.effective_on > u.valid_to) as follows
                from cds.unit u join cds.unit_version v on v.unit_id = u.id and v.valid_to = u.valid_to
                where u.id = way.unit_id and v.parent_id is not null
                union all
                select c.new_id, true
                from cds.unit u join cds.unit_change c on c.old_id = u.id and c.new_id <> c.old_id and c.effective_on > u.valid_to
                where way.follows and u.id = way.unit_id
              ) as next
              where way.unit_id <> all($2)
            )
            select distinct start from way where unit_id = any($2)
            """);
        command.Parameters.Add(new() { Value = units.Select(unit => unit.Value).ToArray() });
        command.Parameters.Add(new() { Value = tops.Select(top => top.Value).ToArray() });
        var within = new HashSet<UnitId>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            within.Add(new(reader.GetGuid(0)));
        return within;
    }

    /// <summary>Role and unit of the grants that an account held on a day.</summary>
    public async Task<IReadOnlyList<(Role Role, UnitId Unit)>> HeldOn(Guid account, DateOnly day, DateTimeOffset startOfDay, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand(
            "select role, unit_id from cds.account_grant where account_id = $1 and $2 between valid_from and valid_to and (ended_at is null or ended_at > $3)");
        command.Parameters.Add(new() { Value = account });
        command.Parameters.Add(new() { Value = day });
        command.Parameters.Add(new() { Value = startOfDay.UtcDateTime });
        var held = new List<(Role, UnitId)>();
        await using var reader = await command.ExecuteReaderAsync(ct);
        while (await reader.ReadAsync(ct))
            held.Add((RoleWords.Read(reader.GetString(0))!.Value, new(reader.GetGuid(1))));
        return held;
    }
}
