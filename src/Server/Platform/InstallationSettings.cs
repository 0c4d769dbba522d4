using System.Collections;

namespace CongDongSo.Server.Platform;

/// <summary>Where one installation lives.</summary>
/// <param name="DataDirectory">Full path; holds the private cluster. Made when first needed.</param>
/// <param name="Database">Connection string of a PostgreSQL of one's own (<c>CDS_DATABASE</c>); null: the private cluster.</param>
/// <param name="ExtraPrograms">Folder of further program files (<c>CDS_PROGRAMS</c>).</param>
public sealed record InstallationSettings(string DataDirectory, string? Database, string? ExtraPrograms)
{
    /// <summary>Factor of all rate limits, or <c>off</c> (<c>CDS_RATE_LIMITS</c>); null: as they stand.</summary>
    public string? RateLimits { get; init; }

    /// <summary>Whether this server keeps measures ready and does what is done at night (<c>CDS_UPKEEP</c>, <c>off</c>: another server of the same database does).</summary>
    public bool DoesUpkeep => Variables.GetValueOrDefault("CDS_UPKEEP") != "off";

    public const string DefaultDataDirectory = ".data";

    /// <summary>All variables of the environment that begin with <c>CDS_</c>, for features whose settings have names of their own.</summary>
    public IReadOnlyDictionary<string, string> Variables { get; init; } = new Dictionary<string, string>();

    /// <summary>Variables may hold secrets: never all of them, e.g. in a log.</summary>
    public override string ToString() => $"{nameof(InstallationSettings)} {{ {DataDirectory} }}";

    public static InstallationSettings FromEnvironment(string? dataDirectory) => new(
        Path.GetFullPath(dataDirectory ?? Variable("CDS_DATA") ?? DefaultDataDirectory), Variable("CDS_DATABASE"), Variable("CDS_PROGRAMS"))
    {
        Variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .Where(variable => variable is { Key: string name, Value: string { Length: > 0 } } && name.StartsWith("CDS_", StringComparison.Ordinal))
            .ToDictionary(variable => (string)variable.Key, variable => (string)variable.Value!),
        RateLimits = Variable("CDS_RATE_LIMITS"),
    };

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
