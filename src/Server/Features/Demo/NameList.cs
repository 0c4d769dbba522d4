namespace CongDongSo.Server.Features.Demo;

/// <summary>The lists that made-up names and texts come from; one entry a line.</summary>
internal static class NameList
{
    public static IReadOnlyList<string> Families { get; } = Lines("families");

    public static IReadOnlyList<string> PlainVillages { get; } = Lines("villages-plain");

    public static IReadOnlyList<string> MountainVillages { get; } = Lines("villages-mountain");

    /// <summary>Topic, and what stands in the way.</summary>
    public static IReadOnlyList<(string Word, string Text)> Difficulties { get; } = Pairs("difficulties");

    /// <summary>Word for the kind, and a name with a place for the owner's given name.</summary>
    public static IReadOnlyList<(string Word, string Text)> Businesses { get; } = Pairs("businesses");

    public static IReadOnlyList<(string Word, string Text)> Activities { get; } = Pairs("activities");

    /// <summary>Role in the team and what the person is; <c>{0}</c> is xã, phường or đặc khu.</summary>
    public static IReadOnlyList<(string Word, string Text)> CommuneMembers { get; } = Pairs("commune-members");

    /// <summary>Role in the team and what the person is; <c>{0}</c> is the head of the village.</summary>
    public static IReadOnlyList<(string Word, string Text)> VillageMembers { get; } = Pairs("village-members");

    private static readonly IReadOnlyList<string> MenMiddles = Lines("middles-men"), WomenMiddles = Lines("middles-women"), Men = Lines("givens-men"), Women = Lines("givens-women");

    /// <summary>A made-up name: họ, chữ đệm, tên.</summary>
    public static string Person(Chance chance, bool woman) =>
        $"{chance.Of(Families)} {chance.Of(woman ? WomenMiddles : MenMiddles)} {Given(chance, woman)}";

    public static string Given(Chance chance, bool woman) => chance.Of(woman ? Women : Men);

    /// <summary>All lines of an embedded text but empty ones and notes.</summary>
    public static IReadOnlyList<string> Lines(string name)
    {
        using var stream = typeof(NameList).Assembly.GetManifestResourceStream($"Demo/{name}.txt") ?? throw new InvalidOperationException($"The list {name} is not embedded");
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(line => line[0] != '#')];
    }

    private static IReadOnlyList<(string, string)> Pairs(string name) => [.. Lines(name).Select(line => line.Split(';', 2)).Select(parts => (parts[0], parts[1]))];
}
