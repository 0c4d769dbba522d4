using System.Text.RegularExpressions;
using CongDongSo.Domain.Results;

namespace CongDongSo.House.Tests.Borders;

public partial class BorderTests
{
    [Fact]
    public void The_domain_knows_nothing_but_the_language()
    {
        var known = typeof(Problem).Assembly.GetReferencedAssemblies().Select(assembly => assembly.Name!).Where(name => !name.StartsWith("System.", StringComparison.Ordinal));
        var touching = In("src/Domain").SelectMany(file => file.Offences(line => World().IsMatch(line)));

        known.ShouldBeEmpty();
        touching.ShouldBeEmpty();
    }

    [Fact]
    public void The_platform_knows_no_feature() =>
        In("src/Server/Platform").SelectMany(file => file.Offences(line => line.Contains("CongDongSo.Server.Features") || RelativeFeature().IsMatch(line)))
            .ShouldBeEmpty();

    [Fact]
    public void The_platform_knows_only_the_basic_words_of_the_domain() =>
        In("src/Server/Platform")
            .SelectMany(file => file.Offences(line => DomainPart().Matches(line).Any(match => !AllowedKnowledge.BasicWords.Contains(match.Groups["part"].Value))))
            .ShouldBeEmpty();

    [Fact]
    public void A_feature_knows_only_the_features_that_the_table_allows() =>
        FeatureFiles().SelectMany(feature => feature.File.Offences(line => FeatureTypes.NamedIn(line, feature.Name)
                .Any(other => !Allowed(feature.Name).Contains(other))))
            .ShouldBeEmpty();

    [Fact]
    public void A_feature_never_reaches_for_the_store_or_the_pages_of_another() =>
        FeatureFiles().SelectMany(feature => feature.File.Offences(line => FeatureTypes.InsidesNamedIn(line, feature.Name)))
            .ShouldBeEmpty();

    [Fact]
    public void Every_feature_stands_in_the_table() =>
        FeatureFiles().Select(feature => feature.Name).Distinct().ShouldBeSubsetOf(AllowedKnowledge.Features.Keys);

    [Fact]
    public void The_table_has_no_circle()
    {
        foreach (var feature in AllowedKnowledge.Features.Keys)
            Reachable(feature).ShouldNotContain(feature);
    }

    private static IEnumerable<SourceFile> In(string folder) => Checkout.Source.Where(file => file.IsUnder(folder) && file.Extension is ".cs" or ".razor");

    private static IEnumerable<(string Name, SourceFile File)> FeatureFiles() =>
        In("src/Server/Features").Select(file => (Name: file.Path.Split('/')[3], file)).Where(feature => !feature.Name.Contains('.'));

    private static string[] Allowed(string feature) => AllowedKnowledge.Features.GetValueOrDefault(feature, []);

    private static HashSet<string> Reachable(string feature)
    {
        var seen = new HashSet<string>();
        var open = new Stack<string>(Allowed(feature));
        while (open.TryPop(out var next))
        {
            if (seen.Add(next))
                Array.ForEach(Allowed(next), open.Push);
        }
        return seen;
    }

    [GeneratedRegex(@"\b(CongDongSo\.Server|Microsoft\.AspNetCore|Microsoft\.EntityFrameworkCore|Npgsql|System\.Net|HttpClient|File|Directory|Environment|Console)\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex World();

    [GeneratedRegex(@"(?<![\w.])Features\.[A-Z]\w*\.", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex RelativeFeature();

    [GeneratedRegex(@"\bDomain\.(?<part>[A-Z]\w*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DomainPart();
}
