using System.Globalization;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Demo;

/// <summary>How large a province is filled: one embedded text a province.</summary>
/// <param name="Code">Code of the province.</param>
/// <param name="Teams">Exactly so many, at communes and villages together; likewise <paramref name="Members"/>.</param>
/// <param name="WithoutTeam">Villages without a team; <paramref name="WithTwo"/>: with two.</param>
/// <param name="Complete">Code of the commune that the smaller scale fills with households and records.</param>
internal sealed record DemoProvince(
    string Code, int Teams, int Members, int Villages, int WithoutTeam, int WithTwo, int Households, string Complete,
    IReadOnlyList<(int First, int Last)> Mountain, IReadOnlyList<(int First, int Last)> Island)
{
    /// <summary>Null for a province without such a text.</summary>
    public static DemoProvince? Find(string code)
    {
        if (code.Length != 2 || !code.All(char.IsAsciiDigit) || typeof(DemoProvince).Assembly.GetManifestResourceInfo($"Demo/province-{code}.txt") is null)
            return null;
        var values = NameList.Lines($"province-{code}").Select(line => line.Split(':', 2)).ToDictionary(parts => parts[0], parts => parts[1].Trim());
        return new(
            code, Number("teams"), Number("members"), Number("villages"), Number("villages-without-team"), Number("villages-with-two"), Number("households"), values["complete"],
            Ranges("mountain"), Ranges("island"));

        int Number(string name) => int.Parse(values[name], CultureInfo.InvariantCulture);

        IReadOnlyList<(int, int)> Ranges(string name) =>
            [.. values[name].Split(' ').Select(range => range.Split('-')).Select(ends => (int.Parse(ends[0], CultureInfo.InvariantCulture), int.Parse(ends[^1], CultureInfo.InvariantCulture)))];
    }

    public Terrain TerrainOf(Unit commune)
    {
        var number = int.Parse(commune.Code, CultureInfo.InvariantCulture);
        return Mountain.Any(range => range.First <= number && number <= range.Last) ? Terrain.Mountain
            : Island.Any(range => range.First <= number && number <= range.Last) ? Terrain.Island : Terrain.Plain;
    }
}
