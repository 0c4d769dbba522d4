using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.House.Tests.Files;

public class StatisticsTests
{
    /// <summary>Printed by <c>./test</c> and kept in <c>artifacts/house.txt</c>, so that a change of habit is seen.</summary>
    [Fact]
    public void The_house_tells_its_numbers()
    {
        var lengths = Checkout.Source.Where(file => file.Extension is ".cs" or ".razor").Select(file => file.Lines.Count).Order().ToList();
        var source = Checkout.Source.Sum(file => file.Lines.Count);
        var tests = Checkout.Tests.Sum(file => file.Lines.Count);
        var types = new[] { typeof(Problem).Assembly, typeof(WebPlatform).Assembly }.SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.Namespace?.StartsWith("CongDongSo", StringComparison.Ordinal) == true && !type.IsNested && !type.Name.Contains('<')).ToList();
        var interfaces = types.Count(type => type.IsInterface);

        var line = FormattableString.Invariant(
            $"house: {lengths.Count} files, median {At(lengths, 0.5)} lines, nine of ten up to {At(lengths, 0.9)}, longest {lengths[^1]}; folders up to {Checkout.Files.Max(file => file.Depth)}; test lines {tests} to source lines {source} = {(double)tests / source:0.00}; interfaces {interfaces} of {types.Count} types");
        Directory.CreateDirectory(Path.Combine(Checkout.Root, "artifacts"));
        File.WriteAllText(Path.Combine(Checkout.Root, "artifacts", "house.txt"), line + "\n");
        TestContext.Current.SendDiagnosticMessage(line);
        TestContext.Current.TestOutputHelper!.WriteLine(line);

        At(lengths, 0.9).ShouldBeLessThanOrEqualTo(150, line);
        (interfaces * 20).ShouldBeLessThanOrEqualTo(types.Count, line);
    }

    private static int At(List<int> sorted, double share) => sorted[(int)((sorted.Count - 1) * share)];
}
