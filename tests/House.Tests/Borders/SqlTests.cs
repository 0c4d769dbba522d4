using System.Text.RegularExpressions;

namespace CongDongSo.House.Tests.Borders;

public partial class SqlTests
{
    [Fact]
    public void SQL_stands_in_stores_the_database_platform_and_the_schema_only() =>
        Elsewhere().SelectMany(SqlLines).ShouldBeEmpty();

    [Fact]
    public void The_database_driver_is_known_to_stores_and_the_database_platform_only() =>
        Elsewhere().SelectMany(file => file.Offences(line => Driver().IsMatch(line))).ShouldBeEmpty();

    [Theory]
    [InlineData("var sql = \"select id from unit\";", true)]
    [InlineData("Run(\"insert into unit (id) values ($1)\")", true)]
    [InlineData("var text = \"update the page\";", false)]
    [InlineData("/// select the rows from the list", false)]
    public void A_line_of_SQL_is_told_from_words(string line, bool isSql) => InQuotes().IsMatch(line).ShouldBe(isSql);

    private static IEnumerable<SourceFile> Elsewhere() =>
        Checkout.Source.Where(file => file.IsUnder("src/Server") && file.Extension is ".cs" or ".razor" && !AllowedKnowledge.MaySpeakSql(file));

    /// <summary>In quotes on one line, or at the head of a line inside a raw string.</summary>
    private static IEnumerable<string> SqlLines(SourceFile file)
    {
        var raw = false;
        return [.. file.Offences(line =>
        {
            var wasRaw = raw;
            raw ^= RawQuotes().Count(line) % 2 == 1;
            return InQuotes().IsMatch(line) || (wasRaw && AtHead().IsMatch(line));
        })];
    }

    private const string Statement =
        @"(select\s+\S.*?\sfrom\s|select\s+\w+\(|insert\s+into\s|update\s+\S+(\s+\w+)?\s+set\s|delete\s+from\s|create\s+(table|index|unique|schema|role|view|function)\s|alter\s+(table|role)\s|truncate\s+\w|copy\s+\w+\s*\()";

    [GeneratedRegex(@"""\s*" + Statement, RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex InQuotes();

    [GeneratedRegex(@"^\s*(select$|" + Statement + ")", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex AtHead();

    [GeneratedRegex("\"\"\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RawQuotes();

    [GeneratedRegex(@"\bNpgsql\w*\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Driver();
}
