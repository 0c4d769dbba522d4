using Npgsql;

namespace CongDongSo.Server.Platform.Database;

/// <summary>
/// Questions of one transaction that go together, as none waits for another's answer. A phone's morning asks some twenty, and the way to the database and back
/// costs as much as most of the answers.
/// </summary>
public sealed class RoundTrip(ProvinceWork work)
{
    private readonly List<(string Sql, object[] Values, Func<NpgsqlDataReader, CancellationToken, Task> Read)> questions = [];

    public Answer<T> Ask<T>(Question<T> question)
    {
        var answer = new Answer<T>();
        questions.Add((question.Sql, question.Values, async (row, ct) => answer.Rows = await question.Rows(row, ct)));
        return answer;
    }

    public async Task Go(CancellationToken ct)
    {
        if (questions.Count == 0)
            return;
        await using var query = work.Ask(questions[0].Sql, questions[0].Values);
        foreach (var (sql, values, _) in questions.Skip(1))
            query.Add(sql, values);
        await using var row = await query.Read(ct);
        foreach (var (_, _, read) in questions)
        {
            await read(row, ct);
            await row.NextResultAsync(ct);
        }
    }
}

/// <summary>Of a question of a <see cref="RoundTrip"/>, once it has gone.</summary>
public sealed class Answer<T>
{
    private IReadOnlyList<T>? rows;

    /// <exception cref="InvalidOperationException">The round trip has not gone yet.</exception>
    public IReadOnlyList<T> Rows
    {
        get => rows ?? throw new InvalidOperationException("The question has not been asked yet");
        internal set => rows = value;
    }
}
