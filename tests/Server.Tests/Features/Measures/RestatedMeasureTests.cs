using System.Text.Json;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Tests.Features.Fieldwork;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Measures;

/// <summary>Law 4: facts stay on the unit where they were made; restated, today's tree has them through the recorded changes.</summary>
public sealed class RestatedMeasureTests(TestCluster cluster)
{
    internal static readonly DateOnly Reform = new(2026, 2, 1);

    [Fact]
    public async Task A_merged_commune_is_shown_as_it_was_and_restated_under_the_new_one()
    {
        await using var field = new AField(cluster);
        await field.InitializeAsync();
        var (old, now) = await Reformed(field);
        await field.Installation.Became(old, now, Reform);

        var then = await field.Measure("citizen-app");
        var restated = await Restated(field, "99999");
        var row = Row(restated);

        (Number(then, "numerator"), Number(then, "denominator")).ShouldBe((2, 20));
        (Number(row, "numerator"), Number(row, "denominator")).ShouldBe((2, 20));
        restated.GetProperty("unplaced").GetArrayLength().ShouldBe(0);
        (await field.Installation.Run("measure", "--program", "quang-ngai-2025-12", "--unit", "99999", "--period", "2025-Q4")).Exit.ShouldBe(1);
    }

    [Fact]
    public async Task What_was_divided_is_listed_and_guessed_nowhere()
    {
        await using var field = new AField(cluster);
        await field.InitializeAsync();
        var (old, now) = await Reformed(field);
        var other = await field.Installation.AddUnit(UnitKind.Commune, "99998", "Phần Kia", await field.Village("51"), Reform);
        await field.Installation.Became(old, now, Reform, "part");
        await field.Installation.Became(old, other, Reform, "part");

        var restated = await Restated(field, "99999");

        Row(restated).GetProperty("numerator").ValueKind.ShouldBe(JsonValueKind.Null);
        restated.GetProperty("unplaced").GetArrayLength().ShouldBe(2);
    }

    /// <summary>Records of two villages in 2025; then their commune ends, and a new one begins.</summary>
    internal static async Task<(UnitId Old, UnitId Now)> Reformed(AField field)
    {
        using var client = await field.Installation.Http();
        foreach (var village in (string[])["V1", "V2"])
            await AField.Push(client, AField.Observation(AField.NewId(), await field.Village(village), await field.Household(village, "H1"), "citizen-app", 1));
        var old = await field.Village(AField.Commune);
        var now = await field.Installation.AddUnit(UnitKind.Commune, "99999", "Mới", await field.Village("51"), Reform);
        await field.Installation.Query<int>($"""
            update cds.unit u set valid_to = '2026-01-31' from cds.unit_version v where v.unit_id = u.id and (u.id = '{old}' or v.parent_id = '{old}') and u.valid_to = 'infinity';
            update cds.unit_version v set valid_to = u.valid_to from cds.unit u where u.id = v.unit_id and u.valid_to = '2026-01-31';
            select 1
            """);
        return (old, now);
    }

    private static Task<JsonElement> Restated(AField field, string unit) =>
        field.Installation.Json("measure", "--program", "quang-ngai-2025-12", "--unit", unit, "--period", "2025-Q4", "--restate");

    private static JsonElement Row(JsonElement document) => document.GetProperty("rows").EnumerateArray().Single(row => row.GetProperty("indicator").GetString() == "citizen-app");

    private static int Number(JsonElement row, string name) => row.GetProperty(name).GetInt32();
}
