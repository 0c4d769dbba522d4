namespace CongDongSo.Bench;

/// <summary>Fills a province at true size: the data all other measurements run on.</summary>
internal static class ProvinceDemo
{
    public static async Task<Section> Fill(Installation installation)
    {
        var (time, peak, _) = await installation.Run("demo", "--province", "51", "--scale", "province");
        return new("demo", [new("province 51: 1,477 teams, 12,198 members, a year of records", time.TotalSeconds, "s", "≤ 180 s"), new("peak memory of the program", peak, "MB")]);
    }
}
