using System.Text.RegularExpressions;

namespace CongDongSo.House.Tests.Files;

public partial class FileTests
{
    private const int LongestFile = 300;
    private const int DeepestFolder = 5;

    private static readonly string[] EmptyWords = ["Helper", "Helpers", "Util", "Utils", "Utility", "Utilities", "Manager", "Common", "Base", "Misc"];

    [Fact]
    public void No_file_is_longer_than_three_hundred_lines() =>
        Checkout.Source.Concat(Checkout.Tests).Where(file => file.Lines.Count > LongestFile).Select(file => $"{file.Path}: {file.Lines.Count} lines")
            .ShouldBeEmpty();

    [Fact]
    public void No_file_lies_deeper_than_five_folders() =>
        Checkout.Files.Where(file => file.Depth > DeepestFolder && !IsSchema(file)).Select(file => file.Path).ShouldBeEmpty();

    [Fact]
    public void No_file_and_no_type_has_an_empty_name()
    {
        var files = Checkout.Source.Concat(Checkout.Tests).Where(file => !IsSchema(file))
            .Where(file => file.Path.Split('/', '.').SelectMany(Words).Any(EmptyWords.Contains))
            .Select(file => file.Path);
        var types = Checkout.Source.Concat(Checkout.Tests).Where(file => file.Extension == ".cs")
            .SelectMany(file => file.Offences(line => Declaration().Match(line) is { Success: true } match && Words(match.Groups["name"].Value).Any(EmptyWords.Contains)));

        files.Concat(types).ShouldBeEmpty();
    }

    [Fact]
    public void Nothing_reads_the_machine_s_clock_by_itself() =>
        Checkout.Source.Concat(Checkout.Tests).Where(file => file.Extension is ".cs" or ".razor" && file.Name != "FileTests.cs")
            .SelectMany(file => file.Offences(line => Clock().IsMatch(line)))
            .ShouldBeEmpty();

    [Fact]
    public void Nothing_is_left_for_later() =>
        Checkout.Source.Concat(Checkout.Tests).Where(file => file.Name != "FileTests.cs").SelectMany(file => file.Offences(line => Later().IsMatch(line))).ShouldBeEmpty();

    [Fact]
    public void Every_project_has_its_lock_file()
    {
        var missing = Checkout.Files.Where(file => file.Extension == ".csproj" || file.Name == "package.json")
            .Select(file => Path.Combine(Path.GetDirectoryName(file.FullPath)!, file.Extension == ".csproj" ? "packages.lock.json" : "package-lock.json"))
            .Where(path => !File.Exists(path));

        missing.ShouldBeEmpty();
    }

    [Fact]
    public void Schema_scripts_are_numbered_without_gaps()
    {
        foreach (var folder in Checkout.Files.Where(IsSchema).GroupBy(file => Path.GetDirectoryName(file.Path)!))
        {
            var numbers = folder.Select(file => Number().Match(file.Name)).ToList();

            numbers.ShouldAllBe(match => match.Success, $"{folder.Key}: a script's name starts with its number");
            numbers.Select(match => int.Parse(match.Value)).Order().ShouldBe(Enumerable.Range(1, numbers.Count), folder.Key);
        }
    }

    /// <summary>Scripts of the two kinds of schema lie one folder deeper, and the one all provinces share is called common.</summary>
    private static bool IsSchema(SourceFile file) => file.IsUnder("src/Server/Platform/Database/Schema") && file.Extension == ".sql";

    private static IEnumerable<string> Words(string name) => CamelWord().Matches(name).Select(match => match.Value);

    [GeneratedRegex("[A-Z]?[a-z]+|[A-Z]+(?![a-z])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex CamelWord();

    [GeneratedRegex(@"^\s*(public|internal|private|file|sealed|static|abstract|partial|readonly|\s)*\b(class|record|struct|interface|enum)\s+(struct\s+|class\s+)?(?<name>[A-Z]\w*)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Declaration();

    [GeneratedRegex(@"\bDateTime(Offset)?\.(Now|UtcNow|Today)\b|TimeZoneInfo\.Local\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Clock();

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Later();

    [GeneratedRegex(@"^\d+(?=[_.-])", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();
}
