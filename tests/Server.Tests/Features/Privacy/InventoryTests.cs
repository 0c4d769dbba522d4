using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Privacy;

/// <summary>The inventory of personal data in docs/security/personal-data.md against the database as it is.</summary>
public sealed partial class InventoryTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task Every_column_that_can_hold_text_stands_in_the_inventory_as_personal_or_not()
    {
        var (personal, other) = await Inventory();
        var columns = await Columns("data_type in ('text', 'json', 'jsonb', 'ARRAY', 'character varying', 'bytea', 'inet')");

        columns.Except(personal.Concat(other)).ShouldBeEmpty("say in docs/security/personal-data.md what these columns hold");
        personal.Intersect(other).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_inventory_names_no_column_that_is_not_there()
    {
        var (personal, other) = await Inventory();

        personal.Concat(other).Except(await Columns("true")).ShouldBeEmpty();
        personal.Count.ShouldBeGreaterThan(15);
    }

    [Fact]
    public async Task Each_personal_column_says_what_why_by_which_law_how_long_and_who()
    {
        var rows = (await Text()).Split("## Columns with personal data")[1].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).Select(line => line.Trim('|', ' ').Split('|'));

        rows.ShouldAllBe(cells => cells.Length == 6 && cells.All(cell => cell.Trim().Length > 1));
    }

    /// <summary>Columns of one province and of what provinces share, as <c>table.column</c>; partitions are their table.</summary>
    private async Task<HashSet<string>> Columns(string where) => [.. await province.Installation.Query<string[]>($"""
        select array_agg(distinct c.table_name || '.' || c.column_name) from information_schema.columns c
        where c.table_schema in ('cds', 'p51') and c.table_name !~ '^tally_' and {where}
        """)];

    private static async Task<(HashSet<string> Personal, HashSet<string> Other)> Inventory()
    {
        var parts = (await Text()).Split("## Columns without personal data");
        var personal = parts[0].Split('\n').Where(line => line.StartsWith("| `", StringComparison.Ordinal)).SelectMany(line => Column().Matches(line.Split('|')[1]));
        return ([.. personal.Select(match => match.Value)], [.. Column().Matches(parts[1]).Select(match => match.Value)]);
    }

    private static Task<string> Text([CallerFilePath] string here = "") =>
        File.ReadAllTextAsync(Path.Combine(Path.GetDirectoryName(here)!, "../../../../docs/security/personal-data.md"), TestContext.Current.CancellationToken);

    [GeneratedRegex(@"(?<=`)[a-z_]+\.[a-z_0-9]+(?=`)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Column();
}
