using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>The registers of households and businesses.</summary>
internal static class RegisterStore
{
    /// <returns>Ids by village and code.</returns>
    public static async Task<(Dictionary<(UnitId, string), Guid> Households, Dictionary<(UnitId, string), Guid> Businesses)> Codes(ProvinceDatabase province, CancellationToken ct)
    {
        await using var batch = province.Source.CreateBatch();
        batch.BatchCommands.Add(new("select id, village_id, code from household"));
        batch.BatchCommands.Add(new("select id, village_id, code from business"));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var households = await Read();
        await reader.NextResultAsync(ct);
        return (households, await Read());

        async Task<Dictionary<(UnitId, string), Guid>> Read()
        {
            var codes = new Dictionary<(UnitId, string), Guid>();
            while (await reader.ReadAsync(ct))
                codes[(new(reader.GetGuid(1)), reader.GetString(2))] = reader.GetGuid(0);
            return codes;
        }
    }
}
