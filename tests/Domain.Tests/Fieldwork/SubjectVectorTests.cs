using System.Runtime.CompilerServices;
using System.Text.Json;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Fieldwork;

/// <summary>tests/vectors/subject-fold.json, which the field app's fold is tested with too: the phone and the server see the same state in the same records.</summary>
public sealed class SubjectVectorTests
{
    private static readonly UnitId Village = UnitId.Of("village");

    /// <summary>What quang-ngai-2025-12 counts of households and businesses.</summary>
    private static readonly Dictionary<string, Population> Populations = new()
    {
        ["health-record"] = new Population.Residents(14), ["bank-account"] = new Population.Residents(15), ["adult-signature"] = new Population.Residents(18),
        ["citizen-app"] = new Population.Households(), ["cashless-merchant"] = new Population.Businesses(), ["ocop-online"] = new Population.OcopMakers(),
    };

    public static TheoryData<string> Names => [.. Cases().Select(one => one.GetProperty("name").GetString()!)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_server_folds_the_records_to_the_state_that_the_phone_shows(string name)
    {
        var vector = Cases().Single(one => one.GetProperty("name").GetString() == name);
        var expected = vector.GetProperty("expected");
        var records = vector.GetProperty("records").EnumerateArray().ToList();

        foreach (var order in new[] { records, [.. records.AsEnumerable().Reverse()] })
        {
            var state = new SubjectState<JsonElement>(Village);
            foreach (var record in order.DistinctBy(record => record.GetProperty("id").GetString()))
                Take(state, record);

            State(state).ShouldBe(expected.GetProperty("state").EnumerateObject().Select(one => (one.Name, one.Value[0].GetInt32(), Math.Round(one.Value[1].GetDouble() * 1000), one.Value[2].GetGuid().ToString())), ignoreOrder: true);
            CardOf(state).ShouldBe(expected.GetProperty("cardOf").ValueKind == JsonValueKind.Null ? null : (Math.Round(expected.GetProperty("cardOf")[0].GetDouble() * 1000), expected.GetProperty("cardOf")[1].GetGuid().ToString()));
            Have(state, expected.GetProperty("type").GetString() == "household").ShouldBe(expected.GetProperty("have").EnumerateObject().ToDictionary(one => one.Name, one => one.Value.GetInt64()), ignoreOrder: true);
        }
    }

    private static void Take(SubjectState<JsonElement> state, JsonElement record)
    {
        var (at, id, body) = (record.GetProperty("observedAt").GetDateTimeOffset(), record.GetProperty("id").GetGuid(), record.GetProperty("body"));
        at = new(at.UtcTicks / 10 * 10, TimeSpan.Zero);
        if (record.GetProperty("kind").GetString() == "observation")
            state.Observe(body.GetProperty("indicator").GetString()!, new(at, id, body.GetProperty("count").GetInt32()));
        else
            state.Cards.Add(new(at, id, body));
    }

    private static IEnumerable<(string, int, double, string)> State(SubjectState<JsonElement> state) =>
        state.Observations.Select(one => (one.Key, Latest(one.Value))).Select(one => (one.Key, one.Item2.What, Microseconds(one.Item2.ObservedAt), one.Item2.RecordId.ToString()));

    private static (double, string)? CardOf(SubjectState<JsonElement> state) => state.Cards.Count == 0 ? null : (Microseconds(Latest(state.Cards).ObservedAt), Latest(state.Cards).RecordId.ToString());

    /// <summary>What the roll-ups get of the subject, once all days are over.</summary>
    private static Dictionary<string, long> Have(SubjectState<JsonElement> state, bool isHousehold)
    {
        if (state.Cards.Count == 0)
            return [];
        var changes = new TallyChanges();
        var program = RandomField.Program with { Indicators = [.. Populations.Select(one => new Indicator(one.Key, one.Key, one.Value, IndicatorSource.Observed, RandomField.Clause))] };
        var fold = new SubjectFold(new ObservedIndicators([program]), changes);
        // The last of all: the roll-ups are by day, and the question is what holds in the end.
        if (isHousehold)
            fold.Household(Village, state.Cards.Select(card => new Dated<HouseholdCard>(card.ObservedAt, card.RecordId, Household(card.What))), state.Observations);
        else
            fold.Business(Village, state.Cards.Select(card => new Dated<BusinessCard>(card.ObservedAt, card.RecordId, new("", BusinessKind.Shop, "", card.What.GetProperty("ocop").GetBoolean()))), state.Observations);
        var sums = changes.InEveryGrain().Where(row => row.Grain == TallyGrain.Day).GroupBy(row => row.What).ToDictionary(group => group.Key, group => group.Aggregate(default(Figures), (sum, row) => sum + row.Change));
        // A count that is counted of nobody rests: of a business that makes no OCOP product any more.
        return state.Observations.Keys.Where(indicator => sums.GetValueOrDefault(indicator).Subjects > 0).ToDictionary(
            indicator => indicator, indicator => Populations[indicator] is Population.Residents ? sums[indicator].Have : sums[indicator].Met);
    }

    private static HouseholdCard Household(JsonElement card) => new(
        "", "", null, Number(card, "members"), Number(card, "from14"), Number(card, "from15"), Number(card, "from18"), Number(card, "elderly60"), Number(card, "disabled"), Number(card, "noSmartphone"));

    private static int Number(JsonElement card, string name) => card.TryGetProperty(name, out var value) ? value.GetInt32() : 0;

    private static Dated<T> Latest<T>(IEnumerable<Dated<T>> dated) => dated.OrderBy(one => one.ObservedAt).ThenBy(one => one.RecordId).Last();

    private static double Microseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10;

    private static IEnumerable<JsonElement> Cases([CallerFilePath] string here = "") =>
        JsonDocument.Parse(File.ReadAllText(Path.Combine(Path.GetDirectoryName(here)!, "../../vectors/subject-fold.json"))).RootElement.GetProperty("cases").EnumerateArray();
}
