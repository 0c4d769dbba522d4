namespace CongDongSo.Server.Platform;

/// <summary>Where one installation lives.</summary>
/// <param name="DataDirectory">Full path; holds the private cluster. Made when first needed.</param>
/// <param name="Database">Connection string of a PostgreSQL of one's own (<c>CDS_DATABASE</c>); null: the private cluster.</param>
/// <param name="ExtraPrograms">Folder of further program files (<c>CDS_PROGRAMS</c>).</param>
public sealed record InstallationSettings(string DataDirectory, string? Database, string? ExtraPrograms)
{
    public const string DefaultDataDirectory = ".data";

    public static InstallationSettings FromEnvironment(string? dataDirectory) => new(
        Path.GetFullPath(dataDirectory ?? Variable("CDS_DATA") ?? DefaultDataDirectory), Variable("CDS_DATABASE"), Variable("CDS_PROGRAMS"));

    private static string? Variable(string name) => Environment.GetEnvironmentVariable(name) is { Length: > 0 } value ? value : null;
}
