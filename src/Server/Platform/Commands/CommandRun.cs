using System.CommandLine;

namespace CongDongSo.Server.Platform.Commands;

/// <summary>One run of a command: what it was given, and the services it may ask.</summary>
/// <param name="Messages">Standard error: progress and notices, never the answer.</param>
public sealed record CommandRun(ParseResult Arguments, IServiceProvider Services, InstallationSettings Settings, bool Json, TextWriter Messages)
{
    public T Service<T>() where T : notnull => Services.GetRequiredService<T>();

    public T Value<T>(Argument<T> argument) => Arguments.GetRequiredValue(argument);

    public T? Value<T>(Option<T> option) => Arguments.GetValue(option);
}
