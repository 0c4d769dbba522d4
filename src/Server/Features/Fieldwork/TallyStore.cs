using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>Reads the roll-ups.</summary>
internal static class TallyStore
{
    public static async Task<FieldFigures> Read(
        ProvinceDatabase province, IReadOnlyCollection<UnitId>? places, IReadOnlyCollection<string> what, DateOnly first, DateOnly asOf, CancellationToken ct)
    {
        var ids = places?.Select(place => place.Value).ToArray() ?? [];
        // Without places the condition falls away, and $1 stays a parameter that is always an array.
        var here = places is null ? "cardinality($1::uuid[]) = 0 and " : "unit_id = any($1) and ";
        await using var batch = province.Source.CreateBatch();
        Add(batch, string.Join(" union all ", Grains(asOf).Select(span => $"""
            select unit_id, what, sum(subjects)::bigint, sum(met)::bigint, sum(have)::bigint from tally
            where {here}grain = '{span.Grain}' and starts_on >= '{span.From:yyyy-MM-dd}' and starts_on < '{span.To:yyyy-MM-dd}' and what = any($2) group by 1, 2
            """)), ids, what.ToArray());
        Add(batch, $"select unit_id, date_trunc('month', starts_on)::date, sum(subjects)::bigint from tally where {here}grain = 'D' and what = '@speed' and starts_on between $2 and $3 group by 1, 2",
            ids, VietnamTime.MonthOf(first), asOf);
        Add(batch, $"select unit_id from first_record where {here}first_on <= $2", ids, asOf);
        Add(batch, "select team_id, week, minutes from team_week where week between $1 and $2", VietnamTime.WeekOf(first), VietnamTime.WeekOf(asOf));
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var state = new Dictionary<(UnitId, string), Figures>();
        while (await reader.ReadAsync(ct))
        {
            ref var sum = ref System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(state, (new UnitId(reader.GetGuid(0)), reader.GetString(1)), out _);
            sum += new Figures(reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4));
        }
        await reader.NextResultAsync(ct);
        var samples = new Dictionary<(UnitId, DateOnly), long>();
        while (await reader.ReadAsync(ct))
            samples[(new(reader.GetGuid(0)), reader.GetFieldValue<DateOnly>(1))] = reader.GetInt64(2);
        await reader.NextResultAsync(ct);
        var reported = new HashSet<UnitId>();
        while (await reader.ReadAsync(ct))
            reported.Add(new(reader.GetGuid(0)));
        await reader.NextResultAsync(ct);
        var minutes = new List<(TeamId Team, DateOnly Week, long Minutes)>();
        while (await reader.ReadAsync(ct))
            minutes.Add((new(reader.GetGuid(0)), reader.GetFieldValue<DateOnly>(1), reader.GetInt64(2)));
        return new(state, samples, reported, minutes.ToLookup(one => one.Team, one => (one.Week, one.Minutes)));
    }

    /// <summary>All days up to one, as few spans as there are: whole years, then quarters of its year, months of its quarter, days of its month.</summary>
    private static IEnumerable<(string Grain, DateOnly From, DateOnly To)> Grains(DateOnly asOf)
    {
        var end = asOf.AddDays(1);
        var from = DateOnly.MinValue;
        for (var grain = TallyGrain.Year; grain >= TallyGrain.Day; grain--)
        {
            var to = TallyChanges.StartOf(grain, end);
            if (from < to)
                yield return (RecordWriteStore.GrainLetter(grain), from, to);
            from = to;
        }
    }

    private static void Add(NpgsqlBatch batch, string sql, params object[] values)
    {
        var command = batch.CreateBatchCommand();
        command.CommandText = sql;
        foreach (var value in values)
            command.Parameters.Add(new NpgsqlParameter { Value = value });
        batch.BatchCommands.Add(command);
    }
}
