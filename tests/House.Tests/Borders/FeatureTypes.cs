using System.Text.RegularExpressions;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.House.Tests.Borders;

/// <summary>Which features' types a line of source names: by a using, by a qualified name, or by a type name that only one feature has.</summary>
public static partial class FeatureTypes
{
    private const string Namespace = "CongDongSo.Server.Features.";

    private static readonly ILookup<string, Type> ByFeature = typeof(WebPlatform).Assembly.GetTypes()
        .Where(type => type.Namespace?.StartsWith(Namespace, StringComparison.Ordinal) == true && !type.Name.Contains('<'))
        .ToLookup(type => type.Namespace![Namespace.Length..].Split('.')[0]);

    /// <summary>The stores, mappings and pages of each feature: nobody else's business.</summary>
    private static readonly ILookup<string, string> Insides = ByFeature
        .SelectMany(feature => feature
            .Where(type => type.Name.EndsWith("Store", StringComparison.Ordinal) || type.Name.EndsWith("Mapping", StringComparison.Ordinal)
                || type.Namespace!.EndsWith(".Pages", StringComparison.Ordinal))
            .Select(type => (feature.Key, type.Name)))
        .ToLookup(inside => inside.Name, inside => inside.Key);

    public static IEnumerable<string> NamedIn(string line, string own) =>
        Qualified().Matches(line).Select(match => match.Groups["feature"].Value)
            .Concat(Relative().Matches(line)
                .Where(match => ByFeature[match.Groups["feature"].Value].Any(type => type.Name == match.Groups["type"].Value))
                .Select(match => match.Groups["feature"].Value))
            .Where(feature => feature != own)
            .Distinct();

    public static bool InsidesNamedIn(string line, string own) =>
        (Qualified().Match(line) is { Success: true } qualified && qualified.Groups["feature"].Value != own && line.Contains(".Pages"))
        || Word().Matches(line).Any(word => Insides[word.Value].Any() && !Insides[word.Value].Contains(own));

    [GeneratedRegex(@"(\bServer\.|(?<![\w.]))Features\.(?<feature>[A-Z]\w*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Qualified();

    [GeneratedRegex(@"(?<![\w.])(?<feature>[A-Z]\w*)\.(?<type>[A-Z]\w*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Relative();

    [GeneratedRegex(@"(?<![\w.""])[A-Z]\w*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Word();
}
