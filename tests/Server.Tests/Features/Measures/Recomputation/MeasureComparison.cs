using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Measures;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace CongDongSo.Server.Tests.Features.Measures.Recomputation;

/// <summary>The measures that Quảng Ngãi's installation computes, and those that it keeps ready, beside the plain ones.</summary>
internal sealed class MeasureComparison(RawProvince raw)
{
    /// <summary>Measures that were compared, and the rows kept ready among them.</summary>
    public int Measures { get; private set; }

    public int KeptRows { get; private set; }

    public List<string> Differences { get; } = [];

    public static async Task<MeasureComparison> Of(TestInstallation installation)
    {
        await installation.Json("rebuild", "--province", "51");
        var comparison = new MeasureComparison(await RawProvince.Read(installation.Settings.Database!));
        await using var services = await Services(installation.Settings);
        var kept = await Kept(installation.Settings.Database!);
        foreach (var period in PlainPeriod.All)
            comparison.Compare(period, await Computed(services, period), kept);
        return comparison;
    }

    private void Compare(PlainPeriod period, Dictionary<(string Program, Guid Unit, string Indicator), string> computed, ILookup<string, KeptRow> kept)
    {
        var units = new PlainTree(raw, period.Last);
        var plain = new PlainRecomputation(raw, period, units).All().ToDictionary(one => (one.Rule.Program, one.Measure.Unit, one.Measure.Indicator), one => one.Measure);
        computed.Keys.Except(plain.Keys).Concat(plain.Keys.Except(computed.Keys)).ShouldBeEmpty($"units and indicators in {period.Code}");
        foreach (var (key, measure) in plain)
            Add($"{period.Code} {key}", Text(measure, string.Join(' ', measure.Missing.Order())), computed[key]);
        var rows = kept[period.Code].ToList();
        foreach (var row in rows)
            Add($"{period.Code} {row} kept", Text(plain[(row.Program, row.Unit, row.Indicator)], $"{plain[(row.Program, row.Unit, row.Indicator)].Missing.Count}"), row.Text);
        // A program that is kept for a period is kept whole: the province and its communes, every indicator.
        var upper = units.Units.Count(unit => units.KindOf(unit) != "village");
        foreach (var program in rows.CountBy(row => row.Program))
            program.Value.ShouldBe(upper * WrittenRules.All.Count(rule => rule.Program == program.Key), $"rows of {program.Key} kept for {period.Code}");
        Measures += plain.Count;
        KeptRows += rows.Count;
    }

    private void Add(string what, string expected, string said)
    {
        if (expected != said)
            Differences.Add($"{what}: {said}, but the records give {expected}");
    }

    /// <summary>The installation as its own command line has it.</summary>
    private static async Task<ServiceProvider> Services(InstallationSettings settings)
    {
        var services = new ServiceCollection();
        services.AddInstallation(settings, Cds.Features);
        services.AddLogging();
        var provider = services.BuildServiceProvider();
        await provider.StartInstallation(ConnectAs.Owner, TestContext.Current.CancellationToken);
        return provider;
    }

    private static async Task<Dictionary<(string, Guid, string), string>> Computed(ServiceProvider services, PlainPeriod period)
    {
        Acting.Set(Acting.Machine);
        var computed = new Dictionary<(string, Guid, string), string>();
        foreach (var program in WrittenRules.All.Select(rule => rule.Program).Distinct())
        {
            foreach (var level in (UnitKind?[])[null, UnitKind.Commune, UnitKind.Village])
            {
                var answer = await services.GetRequiredService<MeasureUnits>().Measure(new(program, "51", period.Code, level), caller: null, TestContext.Current.CancellationToken);
                foreach (var row in answer.ShouldBeOfType<Result<MeasureTable>.Done>().Value.Rows)
                    computed.Add((program, row.Unit.Id.Value, row.Indicator), Text(row));
            }
        }
        return computed;
    }

    private static async Task<ILookup<string, KeptRow>> Kept(string connection)
    {
        await using var source = NpgsqlDataSource.Create(connection);
        await using var command = source.CreateCommand("select period, program, unit_id, indicator, numerator, denominator, value, target, status, missing from p51.measure_row");
        await using var row = await command.ExecuteReaderAsync();
        var rows = new List<(string Period, KeptRow Row)>();
        while (await row.ReadAsync())
        {
            var status = row.GetString(8);
            rows.Add((row.GetString(0), new(row.GetString(1), row.GetGuid(2), row.GetString(3), Text(
                Whole(4), Whole(5), Number(6), Number(7), char.ToUpperInvariant(status[0]) + status[1..], $"{row.GetInt32(9)}"))));
        }
        return rows.ToLookup(one => one.Period, one => one.Row);

        long? Whole(int column) => row.IsDBNull(column) ? null : row.GetInt64(column);
        decimal? Number(int column) => row.IsDBNull(column) ? null : row.GetDecimal(column);
    }

    private static string Text(Measure measure) => Text(
        measure.Numerator, measure.Denominator, measure.Value, measure.Target, $"{measure.Status}", string.Join(' ', measure.MissingVillages.Select(village => village.Id.Value).Order()));

    private static string Text(PlainMeasure measure, string missing) => Text(measure.Numerator, measure.Denominator, measure.Value, measure.Target, measure.Status, missing);

    private static string Text(long? numerator, long? denominator, decimal? value, decimal? target, string status, string missing) =>
        $"{numerator}/{denominator} = {value:0.##}, target {target:0.##}, {status}, missing {missing}";

    private sealed record KeptRow(string Program, Guid Unit, string Indicator, string Text);
}
