namespace CongDongSo.Server.Platform.Database;

/// <summary>
/// Questions that come with every request. Those that are asked while an answer is on its way go together into the next question, which begins after they
/// were asked: nobody is told what was true only before, and a crowd costs little more than one.
/// </summary>
/// <param name="ask">Answers several at once; what it has no answer for is answered with the default.</param>
internal sealed class SharedAnswers<TKey, TAnswer>(Func<IReadOnlyCollection<TKey>, Task<IReadOnlyDictionary<TKey, TAnswer>>> ask)
    where TKey : notnull
{
    private readonly Lock gate = new();
    private Dictionary<TKey, TaskCompletionSource<TAnswer?>> next = [];
    private bool isAsking;

    /// <exception cref="OperationCanceledException">The asker went away; the question itself goes on for the others.</exception>
    public Task<TAnswer?> Get(TKey key, CancellationToken ct)
    {
        lock (gate)
        {
            if (!next.TryGetValue(key, out var waiting))
                next[key] = waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);
            if (!isAsking)
            {
                isAsking = true;
                // It serves many: nothing of the one who happens to be first flows into it.
                using (ExecutionContext.SuppressFlow())
                    _ = Task.Run(AskOn, CancellationToken.None);
            }
            return waiting.Task.WaitAsync(ct);
        }
    }

    private async Task AskOn()
    {
        while (true)
        {
            Dictionary<TKey, TaskCompletionSource<TAnswer?>> asked;
            lock (gate)
            {
                if (next.Count == 0)
                {
                    isAsking = false;
                    return;
                }
                (asked, next) = (next, []);
            }
            try
            {
                var answers = await ask(asked.Keys);
                foreach (var (key, waiting) in asked)
                    waiting.SetResult(answers.GetValueOrDefault(key));
            }
            catch (Exception failed)
            {
                foreach (var waiting in asked.Values)
                    waiting.SetException(failed);
            }
        }
    }
}
