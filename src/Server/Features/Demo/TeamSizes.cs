namespace CongDongSo.Server.Features.Demo;

/// <summary>Draws how many members each team has so that the total is exact: mostly five to ten, some too few.</summary>
internal static class TeamSizes
{
    private const int Least = 5, Most = 10;

    /// <returns>First the communes' own teams, then the villages'.</returns>
    public static IReadOnlyList<int> Draw(int members, int communeTeams, int villageTeams, Chance chance)
    {
        // Weights of 0, 1, 2 … members.
        double[] village = [0, 0, 0.5, 2, 3, 6, 9, 16, 22, 22, 19.5];
        int[] sizes = [.. Enumerable.Range(0, communeTeams).Select(_ => chance.Between(10, 14)), .. Enumerable.Range(0, villageTeams).Select(_ => chance.Weighted(village))];
        var missing = members - sizes.Sum();
        while (missing != 0)
        {
            var team = communeTeams + chance.Below(villageTeams);
            var step = Math.Sign(missing);
            if (sizes[team] < Least || sizes[team] + step is < Least or > Most)
                continue;
            sizes[team] += step;
            missing -= step;
        }
        return sizes;
    }
}
