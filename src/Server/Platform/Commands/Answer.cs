using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Platform.Commands;

/// <summary>What a command says: one document for <c>--json</c>, the same as text for people.</summary>
/// <param name="Document">Serialised in camelCase.</param>
/// <param name="Text">Writes the readable form.</param>
public sealed record Answer(object Document, Action<TextWriter> Text)
{
    /// <summary>Set where the command has a document to show but did not do what it was asked, e.g. a file with faults: exit code 1.</summary>
    public Problem? Refusal { get; init; }
}
