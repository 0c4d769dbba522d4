using System.Text.RegularExpressions;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.House.Tests.Documents;

public partial class DocumentTests
{
    [Fact]
    public void Links_in_documents_lead_somewhere()
    {
        var broken = Documents().SelectMany(file => file.Lines.SelectMany((line, index) => Link().Matches(line)
            .Select(match => match.Groups["target"].Value)
            .Where(target => !target.Contains("://") && !target.StartsWith("mailto:", StringComparison.Ordinal) && !Resolves(file, target))
            .Select(target => $"{file.Path}:{index + 1}: {target}")));

        broken.ShouldBeEmpty();
    }

    [Fact]
    public void Every_term_of_the_glossary_is_the_name_of_exactly_one_type()
    {
        var types = new[] { typeof(Problem).Assembly, typeof(WebPlatform).Assembly }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("CongDongSo", StringComparison.Ordinal) == true && !type.IsNested).ToLookup(type => type.Name);

        Terms().ShouldNotBeEmpty();
        Terms().Where(term => types[term].Count() != 1).ShouldBeEmpty();
    }

    [Fact]
    public void The_glossary_names_each_term_once() => Terms().ShouldBeUnique();

    [Fact]
    public void No_document_speaks_of_one_machine() =>
        Documents().Concat(Checkout.Source).Concat(Checkout.Tests).Where(file => file.Name != "DocumentTests.cs")
            .SelectMany(file => file.Offences(line => MachinePath().IsMatch(line)))
            .ShouldBeEmpty();

    [Fact]
    public void Lock_files_of_npm_name_no_registry() =>
        Checkout.Files.Where(file => file.Name == "package-lock.json").SelectMany(file => file.Offences(line => line.Contains("\"resolved\""))).ShouldBeEmpty();

    private static IEnumerable<SourceFile> Documents() => Checkout.Files.Where(file => file.Extension == ".md");

    private static IEnumerable<string> Terms() =>
        Checkout.Files.Single(file => file.Path == "docs/glossary.md").Lines.Select(line => Row().Match(line)).Where(row => row.Success).Select(row => row.Groups["term"].Value);

    private static bool Resolves(SourceFile from, string target)
    {
        var (path, anchor) = target.Split('#') is [var head, var tail] ? (head, tail) : (target, null);
        var file = path.Length == 0 ? from.FullPath : Path.GetFullPath(Path.Combine(Path.GetDirectoryName(from.FullPath)!, Uri.UnescapeDataString(path)));
        return Directory.Exists(file) || (File.Exists(file) && (anchor is null || File.ReadLines(file).Any(line => line.StartsWith('#') && Anchor(line) == anchor)));
    }

    private static string Anchor(string heading) =>
        NotInAnchors().Replace(heading.TrimStart('#').Trim().ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"(?<!`)\[[^\]]*\]\((?<target>[^)\s]+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Link();

    [GeneratedRegex(@"^\| `(?<term>\w+)` \|", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"[^\p{L}\p{N} _-]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex NotInAnchors();

    [GeneratedRegex(@"(?<![\w.])/(work|root|home/\w+|tmp)/", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex MachinePath();
}
