namespace CongDongSo.Domain.Results;

/// <summary>The answer of a use case: a value, or the problem that kept it from one. Exceptions are for bugs and broken machines.</summary>
public abstract record Result<T>
{
    private Result() { }

    public sealed record Done(T Value) : Result<T>;

    public sealed record Refused(Problem Problem) : Result<T>;

    public static implicit operator Result<T>(T value) => new Done(value);

    public static implicit operator Result<T>(Problem problem) => new Refused(problem);

    public TOut Match<TOut>(Func<T, TOut> done, Func<Problem, TOut> refused) => this switch
    {
        Done(var value) => done(value),
        Refused(var problem) => refused(problem),
        _ => throw new InvalidOperationException(),
    };
}
