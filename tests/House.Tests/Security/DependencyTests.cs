using System.Text.Json;
using System.Text.RegularExpressions;

namespace CongDongSo.House.Tests.Security;

/// <summary>
/// What is built from elsewhere: every package, also those that packages bring, stands in docs/security/packages.csv with its version, licence and reason; needs
/// no network. Whether a version is known to be weak, <c>.ci/advisories</c> asks where somebody answers.
/// </summary>
public partial class DependencyTests
{
    /// <summary>Licences that ask for no more than their notice; the weak copyleft ones leave what is beside them alone.</summary>
    private static readonly string[] Licences = ["MIT", "Apache-2.0", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "ISC", "PostgreSQL", "OFL-1.1", "MPL-2.0", "CC0-1.0", "BlueOak-1.0.0", "Unlicense"];

    [Fact]
    public void Every_NuGet_package_of_the_lock_files_is_allowed_in_exactly_that_version()
    {
        var locked = Locked().Select(package => $"{package.Name} {package.Version}").Distinct().Order(StringComparer.OrdinalIgnoreCase).ToList();
        var allowed = Allowed().Where(row => !row.IsNpm).Select(row => $"{row.Package} {row.Version}").Order(StringComparer.OrdinalIgnoreCase).ToList();

        locked.Except(allowed).ShouldBeEmpty("not allowed: state licence and reason in docs/security/packages.csv");
        allowed.Except(locked).ShouldBeEmpty("no longer used: take it out of docs/security/packages.csv");
        TestContext.Current.TestOutputHelper!.WriteLine($"{locked.Count} NuGet packages checked");
    }

    [Fact]
    public void Every_NuGet_package_has_its_hash_and_a_finished_version()
    {
        Locked().Where(package => package.Hash is null).Select(package => package.Name).ShouldBeEmpty();
        Locked().Where(package => package.Version.Contains('-')).Select(package => $"{package.Name} {package.Version}").ShouldBeEmpty();
    }

    [Fact]
    public void Versions_are_pinned_in_one_place_and_ranges_are_nowhere()
    {
        var pins = File.ReadAllText(Path.Combine(Checkout.Root, "Directory.Packages.props"));
        var elsewhere = Checkout.Files.Where(file => file.Extension == ".csproj").SelectMany(file => file.Offences(line => line.Contains("PackageReference") && line.Contains("Version=")));

        Pin().Matches(pins).Select(pin => pin.Groups["version"].Value).ShouldAllBe(version => Exact().IsMatch(version));
        pins.ShouldContain("<CentralPackageTransitivePinningEnabled>true");
        elsewhere.ShouldBeEmpty();
    }

    [Fact]
    public void Every_npm_package_has_its_hash_and_a_licence_we_may_use_and_those_we_ask_for_are_allowed()
    {
        var checkedPackages = 0;
        foreach (var file in Checkout.Files.Where(file => file.Name == "package-lock.json"))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file.FullPath));
            foreach (var package in document.RootElement.GetProperty("packages").EnumerateObject().Where(package => package.Name.Length > 0))
            {
                var (name, facts) = ($"{file.Path}: {package.Name}", package.Value);
                facts.TryGetProperty("integrity", out var integrity).ShouldBeTrue(name);
                integrity.GetString().ShouldStartWith("sha512-", Case.Sensitive, name);
                MayUse(facts.GetProperty("license").GetString()!).ShouldBeTrue(name);
                var unfinished = facts.GetProperty("version").GetString()!.Contains('-');
                var installedHere = !(facts.TryGetProperty("optional", out var optional) && optional.GetBoolean());
                (unfinished && installedHere).ShouldBeFalse($"{name} is a prerelease");
                checkedPackages++;
            }
        }
        var asked = Checkout.Files.Where(file => file.Name == "package.json").SelectMany(Asked).Distinct().Order(StringComparer.Ordinal).ToList();
        Allowed().Where(row => row.IsNpm).Select(row => $"{row.Package} {row.Version}").Order(StringComparer.Ordinal).ShouldBe(asked);
        TestContext.Current.TestOutputHelper!.WriteLine($"{checkedPackages} npm packages checked");
    }

    [Fact]
    public void Every_allowed_package_states_a_licence_we_may_use_and_why_it_is_there()
    {
        Allowed().Where(row => !Licences.Contains(row.Licence)).ShouldBeEmpty();
        Allowed().Where(row => row.Ships == "product" && row.Licence == "MPL-2.0").ShouldBeEmpty();
        Allowed().Where(row => row.Why.Length < 5).ShouldBeEmpty();
    }

    /// <summary>Of licences to choose from, one is enough.</summary>
    private static bool MayUse(string licence) => licence.Trim('(', ')').Split(" OR ").Any(Licences.Contains);

    private static IEnumerable<(string Name, string Version, string? Hash)> Locked()
    {
        foreach (var file in Checkout.Files.Where(file => file.Name == "packages.lock.json"))
        {
            using var document = JsonDocument.Parse(File.ReadAllText(file.FullPath));
            var packages = document.RootElement.GetProperty("dependencies").EnumerateObject().SelectMany(framework => framework.Value.EnumerateObject()).ToList();
            foreach (var package in packages.Where(package => package.Value.GetProperty("type").GetString() != "Project"))
                yield return (package.Name, package.Value.GetProperty("resolved").GetString()!, package.Value.TryGetProperty("contentHash", out var hash) ? hash.GetString() : null);
        }
    }

    private static List<string> Asked(SourceFile file)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(file.FullPath));
        return [.. new[] { "dependencies", "devDependencies" }.SelectMany(part => document.RootElement.TryGetProperty(part, out var packages) ? packages.EnumerateObject().Select(package => $"{package.Name} {package.Value.GetString()}").ToList() : [])];
    }

    private static IEnumerable<AllowedPackage> Allowed() => File.ReadLines(Path.Combine(Checkout.Root, "docs/security/packages.csv")).Skip(1).Select(AllowedPackage.Of);

    [GeneratedRegex("PackageVersion Include=\"[^\"]+\" Version=\"(?<version>[^\"]+)\"", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Pin();

    [GeneratedRegex(@"^\d+(\.\d+)+$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Exact();

    /// <param name="Ships">product, build or tests.</param>
    private sealed record AllowedPackage(string Package, string Version, string Licence, string Ships, string Why, bool IsNpm)
    {
        public static AllowedPackage Of(string line)
        {
            var fields = line.Split(',', 5);
            var isNpm = fields[0].StartsWith("npm:", StringComparison.Ordinal);
            return new(isNpm ? fields[0][4..] : fields[0], fields[1], fields[2], fields[3], fields[4], isNpm);
        }
    }
}
