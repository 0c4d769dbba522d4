using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>Reads households as they were known last.</summary>
internal static class HouseholdLookupStore
{
    private const string Selected = """
        select distinct on (h.id) h.id, f.head, f.phone,
          (select trim(v.sub_kind || ' ' || v.name) from cds.unit_version v where v.unit_id = h.village_id order by v.valid_from desc limit 1)
        from household h join household_fact f on f.household_id = h.id
        """;

    private const string LatestFirst = "order by h.id, f.observed_at desc, f.record_id desc";

    public static Task<IReadOnlyList<FoundHousehold>> ByIds(ProvinceDatabase province, IReadOnlyCollection<Guid> ids, CancellationToken ct) =>
        Read(province, $"{Selected} where h.id = any($1) {LatestFirst}", ids.ToArray(), ct);

    public static Task<IReadOnlyList<FoundHousehold>> ByPhone(ProvinceDatabase province, string phone, CancellationToken ct) =>
        Read(province, $"{Selected} where h.id in (select household_id from household_fact where phone = $1) {LatestFirst}", phone, ct);

    private static async Task<IReadOnlyList<FoundHousehold>> Read(ProvinceDatabase province, string sql, object which, CancellationToken ct)
    {
        await using var query = province.Ask(sql, which);
        await using var row = await query.Read(ct);
        var found = new List<FoundHousehold>();
        while (await row.ReadAsync(ct))
            found.Add(new(row.GetGuid(0), row.GetString(1), row.IsDBNull(2) ? null : row.GetString(2), row.IsDBNull(3) ? null : row.GetString(3)));
        return found;
    }
}
