namespace CongDongSo.Domain.Results;

/// <summary>Why something was refused, in words its reader can act on (RFC 9457 fields).</summary>
/// <param name="Code">Stable, kebab-case name of the refusal, e.g. <c>unit-not-found</c>.</param>
/// <param name="Title">What is wrong, Vietnamese, one sentence.</param>
/// <param name="Detail">The place and the way out, Vietnamese.</param>
public sealed record Problem(string Code, string Title, string? Detail = null)
{
    public ProblemKind Kind { get; init; } = ProblemKind.Input;

    /// <summary>Each faulty cell of a file, when the input was a file.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];
}

/// <summary>What the caller can do about a refusal; decides the HTTP status and the exit code.</summary>
public enum ProblemKind { Input, NotFound, Forbidden, Conflict, Unavailable }

/// <summary>One fault of an imported file, at the place where Excel shows it.</summary>
/// <param name="Row">From 1, as Excel shows it.</param>
/// <param name="Column">Column letter, e.g. <c>G</c>.</param>
/// <param name="Message">Vietnamese: what is wrong and how to mend it.</param>
public sealed record Fault(string? Sheet, int Row, string Column, string? Value, string Message);
