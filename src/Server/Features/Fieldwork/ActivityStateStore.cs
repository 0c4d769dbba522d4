using System.Text.Json;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>Reads the activities that others mend, wherever they are: who mends one may lie outside the scope of who asks.</summary>
internal static class ActivityStateStore
{
    /// <summary>Asks of the activities whose ids are $1; <see cref="Read"/> reads the answer.</summary>
    public const string Ask = "select id, village_id, team_id, observed_at, body, is_mended from activity_state($1)";

    public static async Task<(Dictionary<Guid, FieldRecord> Stored, HashSet<Guid> Mended)> Of(ProvinceDatabase province, IReadOnlyCollection<Guid> ids, RecordBodies bodies, CancellationToken ct)
    {
        await using var query = province.Ask(Ask, ids.ToArray());
        await using var reader = await query.Read(ct);
        return await Read(reader, bodies, ct);
    }

    public static async Task<(Dictionary<Guid, FieldRecord> Stored, HashSet<Guid> Mended)> Read(NpgsqlDataReader reader, RecordBodies bodies, CancellationToken ct)
    {
        var stored = new Dictionary<Guid, FieldRecord>();
        var mended = new HashSet<Guid>();
        while (await reader.ReadAsync(ct))
        {
            var id = reader.GetGuid(0);
            if (reader.GetBoolean(5))
                mended.Add(id);
            if (await reader.IsDBNullAsync(1, ct))
                continue;
            using var body = JsonDocument.Parse(reader.GetString(4));
            var place = new UnitId(reader.GetGuid(1));
            stored[id] = new(id, reader.GetFieldValue<DateTimeOffset>(3), await reader.IsDBNullAsync(2, ct) ? null : new(reader.GetGuid(2)), place, bodies.Read("activity", body.RootElement, place));
        }
        return (stored, mended);
    }

    /// <summary>Every activity that another mends.</summary>
    public static async Task<HashSet<Guid>> Mended(NpgsqlConnection connection, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select (body ->> 'corrects')::uuid from field_record where kind = 'activity' and body ? 'corrects' and lower(body ->> 'corrects') <> id::text", connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var mended = new HashSet<Guid>();
        while (await reader.ReadAsync(ct))
            mended.Add(reader.GetGuid(0));
        return mended;
    }
}
