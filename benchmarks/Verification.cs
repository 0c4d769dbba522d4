namespace CongDongSo.Bench;

/// <summary>After all the pushing: everything recomputed, and equal.</summary>
internal static class Verification
{
    public static async Task<Section> Run(Installation installation)
    {
        var (time, peak, _) = await installation.Run("verify");
        return new("verify", [new("recompute the whole province from its records and compare", time.TotalSeconds, "s"), new("peak memory of the program", peak, "MB")]);
    }
}
