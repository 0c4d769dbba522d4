using System.Text.RegularExpressions;

namespace CongDongSo.House.Tests.Security;

/// <summary>A line of the threat model without a test that proves it is a wish: each names tests that exist.</summary>
public partial class ThreatTests
{
    private static readonly string[] Letters = ["S", "T", "R", "I", "D", "E"];

    [Fact]
    public void Every_threat_is_answered_by_tests_that_exist()
    {
        var known = KnownTests();
        var wrong = Threats().SelectMany(threat => TestName().Matches(threat.Proof).Select(name => name.Value.Trim('`')).Where(name => !known.Contains(name)).Select(name => $"line {threat.Line}: {name}"));
        var unproved = Threats().Where(threat => !TestName().IsMatch(threat.Proof) && !threat.Proof.StartsWith("open:", StringComparison.Ordinal)).Select(threat => $"line {threat.Line}");

        Threats().Count.ShouldBeGreaterThan(40);
        wrong.ShouldBeEmpty();
        unproved.ShouldBeEmpty("name a test as `Class.Method`, or say that it is open and why");
    }

    [Fact]
    public void Every_boundary_looks_at_all_six_kinds_of_threats()
    {
        foreach (var boundary in Threats().GroupBy(threat => threat.Boundary))
            boundary.Select(threat => threat.Letter).Distinct().Order().ShouldBe(Letters.Order(), boundary.Key);
    }

    [Fact]
    public void Every_requirement_of_ASVS_is_judged_once_and_with_a_reason()
    {
        var rows = File.ReadLines(Path.Combine(Checkout.Root, "docs/security/asvs.md")).Select(line => Requirement().Match(line)).Where(row => row.Success).ToList();

        rows.Select(row => row.Groups["ids"].Value).ShouldBeUnique();
        rows.ShouldAllBe(row => row.Groups["why"].Value.Length > 10);
        Enumerable.Range(1, 17).Select(chapter => $"V{chapter}.").ShouldAllBe(chapter => rows.Any(row => row.Groups["ids"].Value.StartsWith(chapter, StringComparison.Ordinal)));
    }

    private static List<Threat> Threats()
    {
        var threats = new List<Threat>();
        var (boundary, number) = ("", 0);
        foreach (var line in File.ReadLines(Path.Combine(Checkout.Root, "docs/security/threats.md")))
        {
            number++;
            if (line.StartsWith("## ", StringComparison.Ordinal))
                boundary = line[3..];
            if (Row().Match(line) is { Success: true } row)
                threats.Add(new(number, boundary, row.Groups["letter"].Value, row.Groups["proof"].Value.Trim()));
        }
        return threats;
    }

    private static HashSet<string> KnownTests()
    {
        var known = new HashSet<string>();
        foreach (var file in Checkout.Tests.Where(file => file.Extension == ".cs"))
        {
            var type = "";
            foreach (var line in file.Lines)
            {
                if (Class().Match(line) is { Success: true } declared)
                    type = declared.Groups["name"].Value;
                else if (Method().Match(line) is { Success: true } method)
                    known.Add($"{type}.{method.Groups["name"].Value}");
            }
        }
        return known;
    }

    private sealed record Threat(int Line, string Boundary, string Letter, string Proof);

    [GeneratedRegex(@"^\| (?<letter>[STRIDE]) \|(?<threat>[^|]+)\|(?<answer>[^|]+)\|(?<proof>[^|]+)\|$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"`\w+Tests\.\w+`|`\w+Laws\.\w+`", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TestName();

    [GeneratedRegex(@"^\| (?<ids>V\d+\.[\d.,–\- V]*) \|[^|]+\| (?<verdict>met|partly|not met|n/a) \| (?<why>[^|]+) \|$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Requirement();

    [GeneratedRegex(@"^\s*public\s+(sealed\s+|static\s+|partial\s+)*class\s+(?<name>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Class();

    [GeneratedRegex(@"^\s*public\s+(async\s+)?(Task|void)\s+(?<name>\w+)\(", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Method();
}
