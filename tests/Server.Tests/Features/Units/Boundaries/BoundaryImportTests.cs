using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Units.Boundaries;

public sealed class BoundaryImportTests(TestInstallation installation) : IClassFixture<TestInstallation>
{
    [Fact]
    public async Task GeoJSON_and_TopoJSON_of_the_same_areas_give_the_same_boundaries_and_a_second_import_takes_the_place_of_the_first()
    {
        var first = await installation.Json("unit", "boundaries", installation.FileWith("hai-xa.geojson", GeoJson("21034", "21040")));
        var drawn = await Drawn();
        var second = await installation.Json("unit", "boundaries", installation.FileWith("hai-xa.topojson", TopoJson("21034", "21040")));

        (first.GetProperty("applied").GetBoolean(), first.GetProperty("units").GetInt32()).ShouldBe((true, 2));
        second.GetProperty("units").GetInt32().ShouldBe(2);
        (await Drawn()).ShouldBe(drawn);
        (await installation.Query<long>("select count(*) from cds.audit_entry where action = 'unit.boundaries' and after ->> 'file' like 'hai-xa.%'")).ShouldBe(2);
        (await installation.Query<string>("select distinct source from cds.unit_boundary")).ShouldBe("hai-xa.topojson");
    }

    [Theory]
    [InlineData("21034", "99999", "99999", "Không có tỉnh, huyện, xã nào mang mã này")]
    [InlineData("21034", "21034", "21034", "Mã này đã có ở vùng thứ 1")]
    [InlineData("21034", "", null, "Vùng không có mã đơn vị")]
    public async Task An_area_that_is_nobody_s_is_listed_and_nothing_is_changed(string one, string other, string? value, string says)
    {
        var before = await Drawn();

        var refused = await installation.Run("unit", "boundaries", installation.FileWith("sai.geojson", GeoJson(one, other)), "--json");

        refused.Exit.ShouldBe(1);
        var fault = refused.Document.GetProperty("faults").EnumerateArray().ShouldHaveSingleItem();
        (fault.GetProperty("row").GetInt32(), fault.GetProperty("value").GetString()).ShouldBe((2, value));
        fault.GetProperty("message").GetString()!.ShouldContain(says);
        (await Drawn()).ShouldBe(before);
    }

    [Theory]
    [InlineData("{", "boundary-file-unreadable")]
    [InlineData("{\"type\":\"Feature\"}", "boundary-file-shape")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\"}]}", "boundary-file-shape")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[]}", "boundary-file-shape")]
    [InlineData("{\"type\":\"Topology\",\"arcs\":[],\"objects\":{\"a\":{\"geometries\":[{\"type\":\"Polygon\",\"arcs\":[[7]]}]}}}", "boundary-file-shape")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"code\":\"21034\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[108,15]}}]}", "boundary-file-faults")]
    [InlineData("{\"type\":\"FeatureCollection\",\"features\":[{\"properties\":{\"code\":\"21034\"},\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[[[588000,1670000],[588100,1670000],[588100,1670100]]]}}]}", "boundary-file-faults")]
    public async Task A_file_that_is_no_map_is_refused_with_the_way_out(string text, string code)
    {
        var refused = await installation.Run("unit", "boundaries", installation.FileWith("hong.json", text), "--json");

        refused.Exit.ShouldBe(1);
        refused.Problem.GetProperty("code").GetString().ShouldBe(code);
        refused.Problem.GetProperty("detail").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public async Task Codes_are_those_of_the_day_of_the_map()
    {
        var refused = await installation.Run("unit", "boundaries", installation.FileWith("cu.geojson", GeoJson("21088", "21034")), "--json");
        var done = await installation.Json("unit", "boundaries", installation.FileWith("cu.geojson", GeoJson("21088", "21034")), "--date", "2025-06-30");

        refused.Exit.ShouldBe(1);
        done.GetProperty("units").GetInt32().ShouldBe(2);
    }

    private async Task<string> Drawn() => await installation.Query<string>("""
        select coalesce(string_agg(concat_ws('|', v.code, b.piece, b.path, b.min_x, b.max_y), ';' order by v.code, b.piece), '')
        from cds.unit_boundary b join cds.unit_version v on v.unit_id = b.unit_id and v.valid_to = 'infinity' where v.code in ('21034', '21040')
        """);

    private static string GeoJson(string one, string other) => """
        {"type":"FeatureCollection","features":[
          {"type":"Feature","properties":{"code":"ONE"},"geometry":{"type":"Polygon","coordinates":[[[108.7,15.2],[108.8,15.2],[108.8,15.3],[108.7,15.3],[108.7,15.2]]]}},
          {"type":"Feature","properties":{"code":"OTHER"},"geometry":{"type":"MultiPolygon","coordinates":[[[[108.8,15.2],[108.9,15.2],[108.9,15.3],[108.8,15.3],[108.8,15.2]]]]}}]}
        """.Replace("ONE", one).Replace("OTHER", other);

    /// <summary>The common border is an arc that each of the two names in its own direction.</summary>
    private static string TopoJson(string one, string other) => """
        {"type":"Topology","transform":{"scale":[0.1,0.1],"translate":[108.7,15.2]},
         "arcs":[[[1,0],[0,1]],[[1,1],[-1,0],[0,-1],[1,0]],[[1,0],[1,0],[0,1],[-1,0]]],
         "objects":{"xa":{"type":"GeometryCollection","geometries":[
          {"type":"Polygon","arcs":[[0,1]],"properties":{"code":"ONE"}},
          {"type":"MultiPolygon","arcs":[[[2,-1]]],"properties":{"code":"OTHER"}}]}}}
        """.Replace("ONE", one).Replace("OTHER", other);
}
