using System.Threading.Channels;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>
/// One province's writer: what arrives while a transaction is on its way to disk goes together into the next one, so that many phones with one record each share
/// a commit. What is more than one should hold goes into a second beside it; where both write in a place, one waits for the other (see
/// <see cref="RecordStore.HoldPlaces"/>). Nobody is answered before the commit that holds their records.
/// </summary>
internal sealed class PushLane : IAsyncDisposable
{
    private const int RecordsATransaction = 1_000, RecordsWaiting = 20_000;

    private readonly Channel<Parcel> waiting = Channel.CreateUnbounded<Parcel>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ProvinceDatabase province;
    private readonly ObservedIndicators indicators;
    private readonly IReadOnlyList<RecordFollower> followers;
    private readonly TimeProvider clock;
    private readonly Task writing;
    private int records;

    public PushLane(ProvinceDatabase province, ObservedIndicators indicators, IReadOnlyList<RecordFollower> followers, TimeProvider clock)
    {
        (this.province, this.indicators, this.followers, this.clock) = (province, indicators, followers, clock);
        writing = Task.Run(Write);
    }

    /// <exception cref="ServiceUnavailableException">Too much is waiting, or the database is away; the sender keeps the records and tries again.</exception>
    public Task<IReadOnlyList<IntakeAnswer>> Store(IReadOnlyList<IncomingRecord> incoming)
    {
        if (Interlocked.Add(ref records, incoming.Count) > RecordsWaiting)
        {
            Interlocked.Add(ref records, -incoming.Count);
            throw new ServiceUnavailableException("too-busy", "Hệ thống đang nhận quá nhiều bản ghi.", "Bản ghi vẫn nằm trên máy; máy tự gửi lại sau ít phút.");
        }
        var parcel = new Parcel(new(Acting.Now, incoming));
        if (!waiting.Writer.TryWrite(parcel))
            throw new ServiceUnavailableException("stopping", "Hệ thống đang dừng.", "Bản ghi vẫn nằm trên máy; máy tự gửi lại sau ít phút.");
        return parcel.Answers.Task;
    }

    public async ValueTask DisposeAsync()
    {
        waiting.Writer.TryComplete();
        await writing;
    }

    private async Task Write()
    {
        var beside = Task.CompletedTask;
        while (await waiting.Reader.WaitToReadAsync())
        {
            var (together, count) = Take();
            if (count >= RecordsATransaction && beside.IsCompleted && Take() is ({ Count: > 0 } more, var rest))
                beside = StoreCounted(more, rest);
            await StoreCounted(together, count);
        }
        await beside;
    }

    private (List<Parcel> Parcels, int Records) Take()
    {
        var (together, count) = (new List<Parcel>(), 0);
        while (count < RecordsATransaction && waiting.Reader.TryRead(out var parcel))
        {
            together.Add(parcel);
            count += parcel.Records.Count;
        }
        return (together, count);
    }

    private async Task StoreCounted(List<Parcel> together, int count)
    {
        await StoreTogether(together);
        Interlocked.Add(ref records, -count);
    }

    private async Task StoreTogether(List<Parcel> parcels)
    {
        try
        {
            var answers = await StoreWithRetry([.. parcels.Select(parcel => parcel.Sent)]);
            var from = 0;
            foreach (var parcel in parcels)
            {
                parcel.Answers.SetResult([.. answers.Skip(from).Take(parcel.Records.Count)]);
                from += parcel.Records.Count;
            }
        }
        catch (Exception failed) when (parcels.Count > 1 && failed.IsOfStatement())
        {
            // One parcel must not take the others down with it.
            foreach (var parcel in parcels)
                await StoreTogether([parcel]);
        }
        catch (Exception lost) when (lost.IsLostDatabase())
        {
            var answer = new ServiceUnavailableException("database-lost", "Cơ sở dữ liệu đang tạm gián đoạn.", "Bản ghi vẫn nằm trên máy; máy tự gửi lại sau ít phút.", lost);
            foreach (var parcel in parcels)
                parcel.Answers.SetException(answer);
        }
        catch (Exception bug)
        {
            foreach (var parcel in parcels)
                parcel.Answers.SetException(bug);
        }
    }

    private async Task<IReadOnlyList<IntakeAnswer>> StoreWithRetry(IReadOnlyList<SentRecords> together)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await RecordStore.Store(province, indicators, followers, together, clock.GetUtcNow(), CancellationToken.None);
            }
            catch (Exception raced) when (attempt < 5 && raced.IsRace())
            {
                // Another process stored one of these records between our look and our insert; the next look sees it.
            }
        }
    }

    private sealed record Parcel(SentRecords Sent)
    {
        public IReadOnlyList<IncomingRecord> Records => Sent.Records;

        public TaskCompletionSource<IReadOnlyList<IntakeAnswer>> Answers { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
