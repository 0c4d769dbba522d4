using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Tests.Platform.Database;

public sealed class SharedAnswersTests
{
    [Fact]
    public async Task Those_who_ask_while_an_answer_is_on_its_way_share_the_next_question()
    {
        var (asked, gate) = (new List<IReadOnlyCollection<string>>(), new TaskCompletionSource());
        var shared = new SharedAnswers<string, string>(async keys =>
        {
            asked.Add([.. keys]);
            await gate.Task;
            return keys.Where(key => key != "không có").ToDictionary(key => key, key => key.ToUpperInvariant());
        });

        var first = shared.Get("a", default);
        while (asked.Count == 0)
            await Task.Delay(1, TestContext.Current.CancellationToken);
        Task<string?>[] later = [shared.Get("a", default), shared.Get("b", default), shared.Get("b", default), shared.Get("không có", default)];
        gate.SetResult();

        (await first).ShouldBe("A");
        (await Task.WhenAll(later)).ShouldBe(["A", "B", "B", null]);
        asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Under_many_askers_nobody_is_told_what_was_true_only_before_they_asked()
    {
        var truth = 0L;
        var shared = new SharedAnswers<int, long>(async keys =>
        {
            var seen = Interlocked.Read(ref truth);
            await Task.Yield();
            return keys.ToDictionary(key => key, _ => seen);
        });

        await Task.WhenAll(Enumerable.Range(0, 8).Select(asker => Task.Run(async () =>
        {
            for (var i = 0; i < 2_000; i++)
            {
                var atLeast = Interlocked.Increment(ref truth);
                (await shared.Get(asker % 3, default)).ShouldBeGreaterThanOrEqualTo(atLeast);
            }
        })));
    }

    [Fact]
    public async Task A_failure_reaches_those_who_shared_it_and_the_next_asks_anew()
    {
        var fails = true;
        var shared = new SharedAnswers<int, int>(async keys =>
        {
            await Task.Yield();
            return fails ? throw new IOException("gone") : keys.ToDictionary(key => key, key => 7);
        });

        await Should.ThrowAsync<IOException>(() => shared.Get(1, default));
        fails = false;

        (await shared.Get(1, default)).ShouldBe(7);
    }

    [Fact]
    public async Task Who_goes_away_leaves_the_answer_to_the_others()
    {
        var gate = new TaskCompletionSource();
        var shared = new SharedAnswers<int, int>(async keys =>
        {
            await gate.Task;
            return keys.ToDictionary(key => key, key => 7);
        });
        using var away = new CancellationTokenSource();

        var gone = shared.Get(1, away.Token);
        var stays = shared.Get(1, default);
        await away.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => gone);
        gate.SetResult();

        (await stays).ShouldBe(7);
    }
}
