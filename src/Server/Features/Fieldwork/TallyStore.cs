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
    private const int FewPlaces = 200;

    public static async Task<FieldFigures> Read(
        ProvinceDatabase province, IReadOnlyDictionary<UnitId, UnitId> rowOf, IReadOnlyCollection<string> what, DateOnly first, DateOnly asOf, FieldParts parts, (FieldFigures Figures, DateOnly On)? known, CancellationToken ct)
    {
        var after = known?.On ?? DateOnly.MinValue;
        var places = rowOf.Keys.Select(place => place.Value).ToArray();
        var rows = rowOf.Values.Select(row => row.Value).ToArray();
        // Of a few places their own rows are looked up; of a province, the names and spans, whichever place they are of.
        var here = places.Length <= FewPlaces ? "unit_id = any($1) and " : "";
        await using var batch = province.AskAnew();
        batch.Add($"""
            select p.row_id, t.what, sum(t.subjects)::bigint, sum(t.met)::bigint, sum(t.have)::bigint
            from unnest($1::uuid[], $2::uuid[]) as p (unit_id, row_id) join ({Between(after, asOf, here + "what = any($3)")}) t using (unit_id) group by 1, 2
            """, places, rows, what.ToArray());
        if (parts.HasFlag(FieldParts.Households))
            batch.Add($"select unit_id, sum(subjects)::bigint from ({Between(after, asOf, $"{here}what = '{TallyNames.Households}'")}) t where unit_id = any($1) group by 1", places);
        if (parts.HasFlag(FieldParts.Samples))
        {
            batch.Add($"""
                select unit_id, date_trunc('month', starts_on)::date, sum(subjects)::bigint
                from ({Between(VietnamTime.MonthOf(first).AddDays(-1), asOf, $"unit_id = any($1) and what = '{TallyNames.SpeedSamples}'", TallyGrain.Month)}) t group by 1, 2
                """, places);
        }
        batch.Add("select unit_id from first_record where unit_id = any($1) and first_on <= $2", places, asOf);
        if (parts.HasFlag(FieldParts.Hours))
            batch.Add("select team_id, array_agg(week), array_agg(minutes) from team_week where week between $1 and $2 group by 1", VietnamTime.WeekOf(first), VietnamTime.WeekOf(asOf));
        await using var reader = await batch.Read(ct);
        var state = known is { } sums ? new Dictionary<(UnitId, string), Figures>(sums.Figures.State) : [];
        while (await reader.ReadAsync(ct))
        {
            var row = (new UnitId(reader.GetGuid(0)), reader.GetString(1));
            state[row] = state.GetValueOrDefault(row) + new Figures(reader.GetInt64(2), reader.GetInt64(3), reader.GetInt64(4));
        }
        await reader.NextResultAsync(ct);
        var households = known is { } counts ? new Dictionary<UnitId, long>(counts.Figures.Households) : [];
        while (parts.HasFlag(FieldParts.Households) && await reader.ReadAsync(ct))
        {
            var place = new UnitId(reader.GetGuid(0));
            households[place] = households.GetValueOrDefault(place) + reader.GetInt64(1);
        }
        if (parts.HasFlag(FieldParts.Households))
            await reader.NextResultAsync(ct);
        var samples = new Dictionary<(UnitId, DateOnly), long>();
        while (parts.HasFlag(FieldParts.Samples) && await reader.ReadAsync(ct))
            samples[(new(reader.GetGuid(0)), reader.GetFieldValue<DateOnly>(1))] = reader.GetInt64(2);
        if (parts.HasFlag(FieldParts.Samples))
            await reader.NextResultAsync(ct);
        var reported = new HashSet<UnitId>();
        while (await reader.ReadAsync(ct))
            reported.Add(new(reader.GetGuid(0)));
        var minutes = new Dictionary<TeamId, IReadOnlyDictionary<DateOnly, long>>();
        await reader.NextResultAsync(ct);
        while (parts.HasFlag(FieldParts.Hours) && await reader.ReadAsync(ct))
            minutes[new(reader.GetGuid(0))] = reader.GetFieldValue<DateOnly[]>(1).Zip(reader.GetFieldValue<long[]>(2)).ToDictionary(one => one.First, one => one.Second);
        return new(state, households, samples, reported, minutes);
    }

    /// <summary>Changes after the end of one day up to the end of another; each span in a part of its own, so that each is found by its own grain's index.</summary>
    private static string Between(DateOnly after, DateOnly asOf, string condition, TallyGrain coarsest = TallyGrain.Year) => string.Join(" union all ", TallySpans.Between(after, asOf, coarsest).Select(span =>
        $"select unit_id, what, starts_on, subjects, met, have from tally where {condition} and grain = '{RecordWriteStore.GrainLetter(span.Grain)}' and starts_on >= '{span.From:yyyy-MM-dd}' and starts_on < '{span.To:yyyy-MM-dd}'")
        .DefaultIfEmpty("select unit_id, what, starts_on, subjects, met, have from tally where false"));
}
