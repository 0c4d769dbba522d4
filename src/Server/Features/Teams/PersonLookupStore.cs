using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams;

/// <summary>Reads people with the units that they served in.</summary>
internal static class PersonLookupStore
{
    private const string Selected = """
        select p.id, p.name, p.phone, (
          select string_agg(distinct (select trim(v.sub_kind || ' ' || v.name) from cds.unit_version v where v.unit_id = t.unit_id order by v.valid_from desc limit 1), ', ')
          from membership m join team t on t.id = m.team_id where m.person_id = p.id)
        from person p
        """;

    public static Task<IReadOnlyList<FoundPerson>> ByIds(ProvinceDatabase province, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Read(province, $"{Selected} where p.id = any($1)", ids.ToArray(), ct);

    public static Task<IReadOnlyList<FoundPerson>> ByPhone(ProvinceDatabase province, string phone, CancellationToken ct) => Read(province, $"{Selected} where p.phone = $1", phone, ct);

    private static async Task<IReadOnlyList<FoundPerson>> Read(ProvinceDatabase province, string sql, object which, CancellationToken ct)
    {
        await using var query = province.Ask(sql, which);
        await using var row = await query.Read(ct);
        var found = new List<FoundPerson>();
        while (await row.ReadAsync(ct))
            found.Add(new(row.GetGuid(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)));
        return found;
    }
}
