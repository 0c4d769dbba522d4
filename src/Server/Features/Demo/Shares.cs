namespace CongDongSo.Server.Features.Demo;

/// <summary>Parts of a whole, to the last one.</summary>
internal static class Shares
{
    /// <summary>Parts in the proportion of the weights that add up to the total; largest remainders are rounded up.</summary>
    /// <param name="least">No part is smaller.</param>
    public static int[] Of(int total, IReadOnlyList<double> weights, int least)
    {
        var sum = weights.Sum();
        var free = total - least * weights.Count;
        var exact = weights.Select(weight => free * weight / sum).ToList();
        var parts = exact.Select(part => least + (int)part).ToArray();
        var rest = total - parts.Sum();
        foreach (var index in Enumerable.Range(0, parts.Length).OrderByDescending(i => exact[i] - (int)exact[i]).ThenBy(i => i).Take(rest))
            parts[index]++;
        return parts;
    }
}
