using System.Globalization;
using System.Text.Json;

namespace CongDongSo.Server.Tests.Features.Measures.Golden;

/// <summary>
/// Measures in one line for each indicator and one cell for each unit or period: <c>9/14 64.29 &lt;80</c> is 9 of 14, 64.29 %, behind the target of 80;
/// <c>≥80</c> has reached it, <c>?80</c> is missing, <c>?</c> missing without a target, and nothing after the value says that no target is set.
/// </summary>
internal static class GoldenTable
{
    /// <summary>A column for the commune and each village of the golden commune; D comes last but the commune.</summary>
    public static async Task<IReadOnlyList<string>> OfQuarter(GoldenCommune commune, string program)
    {
        var villages = await Rows(commune, program, "2025-Q4", "--by", "village");
        var whole = await Rows(commune, program, "2025-Q4");
        whole.ShouldAllBe(row => row.GetProperty("missingVillages").GetArrayLength() == 0 || row.GetProperty("missingVillages")[0].GetString() == "21034-04");
        return Lines([.. villages.OrderBy(row => Text(row.GetProperty("unit"), "code")), .. whole]);
    }

    /// <summary>A column for each period, of the commune.</summary>
    public static async Task<IReadOnlyList<string>> OfPeriods(GoldenCommune commune, string program, params string[] periods)
    {
        var rows = new List<JsonElement>();
        foreach (var period in periods)
            rows.AddRange(await Rows(commune, program, period));
        return Lines(rows);
    }

    /// <summary>The same from the rows that are kept ready, as they stand in the database.</summary>
    public static async Task<IReadOnlyList<string>> OfKept(GoldenCommune commune, string program, params string[] periods)
    {
        var rows = await commune.Installation.Query<string>($"""
            select json_agg(json_build_object('indicator', indicator, 'numerator', numerator, 'denominator', denominator, 'value', value, 'target', target, 'status', status) order by o.place)::text
            from p51.measure_row m join unnest(array['{string.Join("','", periods)}']) with ordinality as o (period, place) using (period) join cds.unit_version v on v.unit_id = m.unit_id
            where m.program = '{program}' and v.code = '{GoldenCommune.Code}' and v.valid_to = 'infinity'
            """);
        return Lines(JsonDocument.Parse(rows).RootElement.EnumerateArray());
    }

    /// <summary>A table written in a test: lines with # and the spaces that align the columns say nothing.</summary>
    public static IReadOnlyList<string> Of(string expected) => [.. GoldenWork.Rows(expected).Select(words => string.Join(' ', words))];

    private static async Task<IReadOnlyList<JsonElement>> Rows(GoldenCommune commune, string program, string period, params string[] more) =>
        [.. (await commune.Installation.Json(["measure", "--program", program, "--unit", GoldenCommune.Code, "--period", period, .. more])).GetProperty("rows").EnumerateArray()];

    private static IReadOnlyList<string> Lines(IEnumerable<JsonElement> rows) =>
        [.. rows.GroupBy(row => Text(row, "indicator")).Select(row => $"{row.Key} | {string.Join(" | ", row.Select(Cell))}")];

    private static string Cell(JsonElement row)
    {
        var target = Number(row, "target");
        var status = Text(row, "status") switch { "met" => $"≥{target}", "behind" => $"<{target}", "missing" => $"?{target}", _ => "" };
        return string.Join(' ', $"{Number(row, "numerator") ?? "-"}/{Number(row, "denominator")} {Number(row, "value")} {status}".Split(' ', StringSplitOptions.RemoveEmptyEntries));
    }

    private static string Text(JsonElement row, string name) => row.GetProperty(name).GetString()!;

    private static string? Number(JsonElement row, string name) =>
        row.GetProperty(name) is { ValueKind: JsonValueKind.Number } number ? number.GetDecimal().ToString("0.##", CultureInfo.InvariantCulture) : null;
}
