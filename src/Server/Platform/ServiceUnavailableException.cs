using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Platform;

/// <summary>A needed service (the database, a program on the machine) cannot be had: exit code 3, HTTP 503.</summary>
public sealed class ServiceUnavailableException(Problem problem, Exception? cause = null) : Exception(problem.Title, cause)
{
    public Problem Problem { get; } = problem;

    public ServiceUnavailableException(string code, string title, string detail, Exception? cause = null)
        : this(new Problem(code, title, detail) { Kind = ProblemKind.Unavailable }, cause)
    {
    }
}
