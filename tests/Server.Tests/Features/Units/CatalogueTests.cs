using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Features.Units.Catalogue;
using CongDongSo.Server.Features.Units.Reform;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Tests.Harness;
using Microsoft.Extensions.DependencyInjection;

namespace CongDongSo.Server.Tests.Features.Units;

public sealed class CatalogueTests(TestCluster cluster)
{
    private static readonly CancellationToken Ct = CancellationToken.None;

    [Fact]
    public async Task Nothing_of_the_package_is_left_out_in_silence()
    {
        var package = AddressPackage.Parse(await File.ReadAllBytesAsync(CatalogueLoad.File, Ct));

        var catalogue = UnitCatalogue.From(package, CatalogueCorrections.Read());

        var notes = catalogue.Notes.Where(note => note.StartsWith("Dòng ", StringComparison.Ordinal)).ToList();
        notes.Count.ShouldBe(package.Mappings.Count(line => string.IsNullOrEmpty(line.OldWardCode)));
        notes.ShouldContain(note => note.Contains("Đặc khu Lý Sơn") && note.Contains("successors-2025.csv"));
        notes.ShouldContain(note => note.Contains("Phường Hải Châu I") && note.Contains("đã sáp nhập trước 01/07/2025"));
    }

    [Fact]
    public async Task The_versions_of_every_unit_follow_one_another_within_the_life_of_their_superior()
    {
        var catalogue = UnitCatalogue.From(AddressPackage.Parse(await File.ReadAllBytesAsync(CatalogueLoad.File, Ct)), CatalogueCorrections.Read());
        var units = catalogue.Units.ToDictionary(unit => unit.Id);

        foreach (var unit in catalogue.Units)
        {
            foreach (var (before, after) in unit.Versions.Zip(unit.Versions.Skip(1)))
                before.ValidTo.ShouldBe(after.ValidFrom.AddDays(-1), before.Name);
            foreach (var version in unit.Versions.Where(version => version.ParentId is not null))
            {
                var above = units[version.ParentId!.Value];
                above.ValidFrom.ShouldBeLessThanOrEqualTo(version.ValidFrom, version.Name);
                (above.ValidTo ?? DateOnly.MaxValue).ShouldBeGreaterThanOrEqualTo(version.ValidTo ?? DateOnly.MaxValue, version.Name);
            }
        }
        foreach (var change in catalogue.Changes)
            units[change.NewId].Versions.ShouldContain(version => version.ValidFrom == change.EffectiveOn);
    }

    [Theory]
    [InlineData("Xã Hoà Bình", "Xã Hòa Bình")]
    [InlineData("Thuỷ Nguyên", "Thủy Nguyên")]
    [InlineData("Phú Quý", "Phú Quý")]
    [InlineData("Ea H’Leo", "Ea H'Leo")]
    [InlineData("Hoằng Hoá", "Hoằng Hóa")]
    [InlineData("Khoái Châu", "Khoái Châu")]
    [InlineData("Xoẹt Hòe", "Xoẹt Hòe")]
    public void Names_are_written_as_the_official_list_writes_them(string name, string official) => OfficialSpelling.Of(name).ShouldBe(official);

    [Fact]
    public async Task Without_the_package_the_product_starts_and_says_what_is_missing()
    {
        await using var services = await Started(await cluster.NewDatabase(empty: true), "nowhere/address.json");

        (await services.GetRequiredService<CatalogueLoad>().Loaded(Ct)).ShouldBeFalse();
        (await services.GetRequiredService<UnitDirectory>().Nation(new(2026, 1, 1), Ct)).All.Select(unit => unit.Code).ShouldBe(["VN"]);
    }

    [Fact]
    public async Task A_broken_package_is_refused_and_leaves_nothing()
    {
        var broken = Path.GetTempFileName();
        await File.WriteAllTextAsync(broken, "[]", Ct);

        var refused = await Should.ThrowAsync<ServiceUnavailableException>(async () => await Started(await cluster.NewDatabase(empty: true), broken));

        refused.Problem.Code.ShouldBe("catalogue-unreadable");
        File.Delete(broken);
    }

    [Fact]
    public async Task A_new_edition_replaces_the_old_one_and_keeps_ids_villages_and_terrains()
    {
        var edition = Path.GetTempFileName();
        var json = await File.ReadAllTextAsync(CatalogueLoad.File, Ct);
        await File.WriteAllTextAsync(edition, json.Replace("Xã An Phú\"", "Xã An Phú Mới\"", StringComparison.Ordinal), Ct);
        await using var services = await Started(await cluster.NewDatabase(), CatalogueLoad.File);
        var directory = services.GetRequiredService<UnitDirectory>();
        var before = await Named(directory, "21034");
        await using var villages = new MemoryStream("code,name,kind,commune,terrain\nX-1,Một,Thôn,21034,đồng bằng\n"u8.ToArray());
        await services.GetRequiredService<UnitImport>().Run(villages, "x.csv", null, dryRun: false, Ct);

        await services.GetRequiredService<CatalogueLoad>().Run(edition, Ct);

        var after = await Named(directory, "21034");
        (after.Id, after.Name).ShouldBe((before.Id, "An Phú Mới"));
        (await Named(directory, "X-1")).Terrain.ShouldBe(Terrain.Plain);
        File.Delete(edition);
    }

    [Fact]
    public async Task A_new_edition_leaves_alone_what_an_event_of_a_reform_recorded()
    {
        var edition = Path.GetTempFileName();
        var json = await File.ReadAllTextAsync(CatalogueLoad.File, Ct);
        await File.WriteAllTextAsync(edition, json.Replace("Phường Ba Đình\"", "Phường Ba Đình Mới\"", StringComparison.Ordinal), Ct);
        await using var services = await Started(await cluster.NewDatabase(), CatalogueLoad.File);
        var directory = services.GetRequiredService<UnitDirectory>();
        await using var table = new MemoryStream(System.Text.Encoding.UTF8.GetBytes("""
            old_code,old_name,old_district_code,old_district,old_province_code,old_province,new_code,new_name,new_province_code
            00004,Phường Trúc Bạch,001,Quận Ba Đình,01,Thành phố Hà Nội,00004,Phường Ba Đình,01
            00013,Phường Quán Thánh,001,Quận Ba Đình,01,Thành phố Hà Nội,00004,Phường Ba Đình,01
            00859,Xã Ngọc Long,028,Huyện Yên Minh,02,Tỉnh Hà Giang,00859,Xã Ngọc Long,08

            """));
        (await services.GetRequiredService<ChangesImport>().Run(table, "bang.csv", ChangesImport.DefaultDay, dryRun: false, Ct)).ShouldBeOfType<Result<ChangesOutcome>.Done>().Value.Applied.ShouldBeTrue();

        await services.GetRequiredService<CatalogueLoad>().Run(edition, Ct);

        (await Named(directory, "00004")).Name.ShouldBe("Ba Đình Mới");
        var ended = (await directory.Named("00004", new DateOnly(2025, 6, 30), Ct)).ShouldBeOfType<Result<Unit>.Done>().Value;
        ended.FullName.ShouldBe("Phường Trúc Bạch");
        (await services.GetRequiredService<UnitSuccession>().Of([ended.Id], new DateOnly(2026, 1, 1), Ct))[ended.Id].Single().Unit.Code.ShouldBe("00004");
        (await Named(directory, "00859")).ValidFrom.ShouldBe(UnitCatalogue.KnownFrom);
        File.Delete(edition);
    }

    [Theory]
    [InlineData("units-2025.csv", "2025-07-01")]
    [InlineData("units-current-2026-09-20.csv", "2026-09-20")]
    public async Task The_list_is_the_statistics_office_s_where_that_is_at_hand(string file, string day)
    {
        var official = Path.Combine(Environment.GetEnvironmentVariable("CDS_UNIT_LISTS") ?? "data/units", file);
        Assert.SkipUnless(File.Exists(official), "CDS_UNIT_LISTS names the folder with the official lists");
        await using var services = await Started(await cluster.NewDatabase(), CatalogueLoad.File);

        var nation = await services.GetRequiredService<UnitDirectory>().Nation(DateOnly.Parse(day), Ct);

        var listed = (await File.ReadAllLinesAsync(official, Ct)).Skip(1).Select(line => line.Split(',')).Select(cells => $"{cells[0].TrimStart('\uFEFF')} {cells[2]}");
        nation.All.Where(unit => unit.Kind != UnitKind.Nation).Select(unit => $"{unit.Code} {unit.FullName}").Order(StringComparer.Ordinal).ShouldBe(listed.Order(StringComparer.Ordinal));
    }

    private static async Task<Unit> Named(UnitDirectory directory, string code) =>
        (await directory.Named(code, new DateOnly(2026, 1, 1), Ct)).ShouldBeOfType<Result<Unit>.Done>().Value;

    private static async Task<ServiceProvider> Started(string connection, string package)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddInstallation(TestCluster.SettingsFor(connection), [new UnitsModule()]);
        var provider = services.BuildServiceProvider();
        await provider.GetRequiredService<Databases>().Start(ConnectAs.Owner, Ct);
        await provider.GetRequiredService<CatalogueLoad>().Run(package, Ct);
        return provider;
    }
}
