using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace CongDongSo.Server.Tests.Features.Units;

public sealed class UnitDirectoryTests(TestInstallation installation) : IClassFixture<TestInstallation>, IAsyncLifetime
{
    private static readonly CancellationToken Ct = CancellationToken.None;
    private static readonly DateOnly Before = new(2025, 6, 30), After = new(2026, 1, 1);
    private ServiceProvider services = null!;
    private UnitDirectory directory = null!;

    public async ValueTask InitializeAsync()
    {
        var collection = new ServiceCollection();
        collection.AddLogging();
        collection.AddInstallation(installation.Settings, [new UnitsModule()]);
        services = collection.BuildServiceProvider();
        await services.StartInstallation(ConnectAs.Owner, Ct);
        directory = services.GetRequiredService<UnitDirectory>();
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    [Theory]
    [InlineData("51", "51")]
    [InlineData("21548@2026-01-01", "51")]
    [InlineData("62@2025-06-30", "51")]
    [InlineData("49@2025-06-30", "48")]
    [InlineData("23293@2025-06-30", "51")]
    [InlineData("524@2025-06-30", "51")]
    [InlineData("51@2025-06-30", "51")]
    [InlineData("38@2025-06-30", "38")]
    public async Task The_data_of_a_unit_lies_with_its_province_or_with_that_one_s_successor(string unit, string province) =>
        (await directory.ProvinceCodeOf((await Named(unit)).Id, Ct)).ShouldBe(province);

    [Fact]
    public async Task The_nation_lies_in_no_province()
    {
        (await Named("VN")).Kind.ShouldBe(UnitKind.Nation);
        (await directory.ProvinceCodeOf(UnitDirectory.NationId, Ct)).ShouldBeNull();
        (await directory.ProvinceCodeOf(UnitId.Of("nowhere"), Ct)).ShouldBeNull();
    }

    [Fact]
    public async Task A_province_s_tree_of_a_day_has_the_units_of_that_day()
    {
        var old = await directory.Tree("49", Before, Ct);
        var gone = await directory.Tree("49", After, Ct);

        old.Under((await Named("49@2025-06-30")).Id, UnitKind.District).Count().ShouldBe(17);
        gone.All.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_holds_still_sees_the_units_of_its_first_question_until_it_ends_and_so_does_nothing_that_goes_on_after_it()
    {
        Task<UnitTree> later;
        var (ended, tree) = (new TaskCompletionSource(), await directory.Tree("38", After, Ct));
        using (directory.HoldStill())
        {
            var first = await directory.Tree("38", After, Ct);
            later = Task.Run(async () =>
            {
                await ended.Task;
                return await directory.Tree("38", After, Ct);
            }, Ct);
            await Changed();
            (await directory.Tree("38", After, Ct)).ShouldBeSameAs(first);
            tree.ShouldBeSameAs(first);
        }

        ended.SetResult();
        var now = await directory.Tree("38", After, Ct);

        now.ShouldNotBeSameAs(tree);
        (await later).ShouldBeSameAs(now);
    }

    [Fact]
    public async Task A_commune_that_the_reform_left_alone_is_the_same_unit_under_the_province()
    {
        var before = await directory.Tree("38", Before, Ct);
        var after = await directory.Tree("38", After, Ct);

        var same = before.All.Where(unit => unit.Kind == UnitKind.Commune && after.Find(unit.Id) is not null).ToList();

        same.ShouldNotBeEmpty();
        same.ShouldAllBe(unit => before.Find(unit.ParentId!.Value)!.Kind == UnitKind.District && after.Find(after.Find(unit.Id)!.ParentId!.Value)!.Kind == UnitKind.Province);
    }

    [Fact]
    public async Task A_tree_is_kept_until_the_units_change()
    {
        var first = await directory.Tree("51", After, Ct);
        (await directory.Tree("51", After, Ct)).ShouldBeSameAs(first);

        await installation.Json("unit", "import", installation.FileWith("v.csv", "code,name,kind,commune\nK-1,Một,Thôn,21548\n"));

        (await directory.Tree("51", After, Ct)).All.Count.ShouldBe(first.All.Count + 1);
    }

    [Fact]
    public async Task A_unit_that_has_ended_is_found_by_its_id_as_on_its_last_day()
    {
        var old = await Named("49@2025-06-30");

        (await Named(old.Id.ToString())).ShouldBe(old);
        (await directory.Named(old.Id.ToString(), After, Ct)).ShouldBeOfType<Result<Unit>.Refused>();
    }

    [Fact]
    public async Task A_code_that_villages_of_two_provinces_have_is_ambiguous()
    {
        await installation.Json("unit", "import", installation.FileWith("hai.csv", "code,name,kind,commune\nHAI-1,Một,Thôn,21548\n"));
        await installation.Json("unit", "import", installation.FileWith("tinh.csv", "code,name,kind,commune\nHAI-1,Một,Thôn,14758\n"));

        var refused = (await directory.Named("HAI-1", null, Ct)).ShouldBeOfType<Result<Unit>.Refused>();

        refused.Problem.Code.ShouldBe("unit-ambiguous");
        refused.Problem.Detail!.ShouldContain("Thôn Một = ");
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("\\")]
    [InlineData("'; drop table unit; --")]
    [InlineData("   ")]
    public async Task Signs_that_mean_something_to_a_database_mean_nothing_here(string text) =>
        (await directory.Search(text, null, After, 20, Ct)).ShouldBeEmpty();

    /// <summary>As when another process imports units.</summary>
    private Task<long> Changed() => installation.Query<long>("update cds.unit_revision set revision = revision + 1 returning revision");

    private async Task<Unit> Named(string text) => (await directory.Named(text, null, Ct)).ShouldBeOfType<Result<Unit>.Done>().Value;
}
