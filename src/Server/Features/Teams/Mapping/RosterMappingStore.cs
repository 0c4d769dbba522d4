using System.Text.Json;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Teams.Rosters.Mapping;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams.Mapping;

/// <summary>Mappings of columns that a unit has used, by the signature of the header.</summary>
internal static class RosterMappingStore
{
    public static async Task<Dictionary<string, RosterMapping>> Of(ProvinceDatabase province, UnitId unit, CancellationToken ct)
    {
        await using var query = province.Ask("select signature, mapping from roster_mapping where unit_id = $1", unit.Value);
        await using var row = await query.Read(ct);
        var found = new Dictionary<string, RosterMapping>();
        while (await row.ReadAsync(ct))
            found[row.GetString(0)] = JsonSerializer.Deserialize<StoredMapping>(row.GetString(1), JsonSerializerOptions.Web)!.Matching();
        return found;
    }

    public static async Task Save(ProvinceDatabase province, UnitId unit, IReadOnlyDictionary<string, RosterMapping> mappings, DateTimeOffset at, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        foreach (var (signature, mapping) in mappings)
        {
            await using var query = work.Ask(
                """
                insert into roster_mapping (unit_id, signature, mapping, made_at, made_by) values ($1, $2, $3::jsonb, $4, $5)
                on conflict (unit_id, signature) do update set mapping = excluded.mapping, made_at = excluded.made_at, made_by = excluded.made_by
                """, unit.Value, signature, JsonSerializer.Serialize(StoredMapping.Of(mapping), JsonSerializerOptions.Web), at, Acting.Now.Actor);
            await query.Scalar(ct);
        }
        work.Note(new(AuditActions.RosterMapping) { Place = unit, After = mappings.Select(one => new { header = one.Key, read = StoredMapping.Of(one.Value) }) });
        await work.Commit(ct);
    }

    /// <param name="Columns">Index from 0 by the code of its meaning.</param>
    private sealed record StoredMapping(IReadOnlyDictionary<string, int> Columns, IReadOnlyDictionary<string, string> Constants, bool CommuneIsSheetName)
    {
        public static StoredMapping Of(RosterMapping mapping) => new(
            mapping.Columns.ToDictionary(one => MeaningWords.Code(one.Key), one => one.Value), mapping.Constants.ToDictionary(one => MeaningWords.Code(one.Key), one => one.Value), mapping.CommuneIsSheetName);

        public RosterMapping Matching() => new(ByMeaning(Columns), ByMeaning(Constants), CommuneIsSheetName);

        private static Dictionary<RosterColumn, T> ByMeaning<T>(IReadOnlyDictionary<string, T> byCode) =>
            byCode.Where(one => MeaningWords.Column(one.Key) is not null).ToDictionary(one => MeaningWords.Column(one.Key)!.Value, one => one.Value);
    }
}
