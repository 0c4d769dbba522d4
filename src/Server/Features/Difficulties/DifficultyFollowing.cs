using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>
/// What follows from records in the transaction that stores them: a difficulty opens a case, what its reporter says of the answer becomes a step. So no record can be without its
/// case, however it came and whatever was killed.
/// </summary>
internal static class DifficultyFollowing
{
    public static readonly RecordFollower Follower = new(body => body is RecordBody.Difficulty or RecordBody.DifficultyReply, Refuse, Follow);

    private static async Task Refuse(ProvinceWork work, IReadOnlyList<FollowedRecord> records, Dictionary<Guid, string> refused, CancellationToken ct)
    {
        var replies = records.Where(one => one.Record.Body is RecordBody.DifficultyReply).ToList();
        if (replies.Count == 0)
            return;
        var held = await DifficultyStore.Hold(work, replies.Select(Of), ct);
        foreach (var reply in replies)
        {
            if (!held.TryGetValue(Of(reply), out var about) || about.Place != reply.Record.VillageId)
                refused[reply.Record.Id] = "Không có khó khăn này ở nơi ghi.";
            else if (about.Case.Reporter != reply.Author)
                refused[reply.Record.Id] = "Chỉ người báo mới xác nhận hoặc mở lại được.";
        }
    }

    private static async Task Follow(ProvinceWork work, IReadOnlyList<FollowedRecord> records, DateTimeOffset receivedAt, CancellationToken ct)
    {
        var opened = records.Where(one => one.Record.Body is RecordBody.Difficulty).Select(one => Opened(one, receivedAt)).ToList();
        if (opened.Count > 0)
            await DifficultyStepStore.Open(work, opened, ct);
        var replies = records.Where(one => one.Record.Body is RecordBody.DifficultyReply).OrderBy(one => one.Record.ObservedAt).ToList();
        if (replies.Count == 0)
            return;
        var held = (await DifficultyStore.Hold(work, replies.Select(Of), ct)).ToDictionary();
        foreach (var reply in replies)
        {
            var said = (RecordBody.DifficultyReply)reply.Record.Body;
            var (about, place) = held[said.DifficultyId];
            var step = about.Hear(new(said.Version, said.Confirms, said.Why), TimeOf(reply, receivedAt));
            if (!await DifficultyStepStore.Add(work, about, place, step, reply.Sender, ct))
                throw new InvalidOperationException($"Difficulty {about.Id} changed while it was held");
            held[said.DifficultyId] = (about.After(step), place);
        }
    }

    private static (DifficultyCase, Domain.Units.UnitId, string) Opened(FollowedRecord one, DateTimeOffset receivedAt) => (
        DifficultyCase.Raised(one.Record.Id, one.Author, TimeOf(one, receivedAt)), one.Record.VillageId, ((RecordBody.Difficulty)one.Record.Body).Topic ?? DifficultyWords.OtherTopic);

    /// <summary>The clock of a level starts when the commune could know of it; what a file brings was known before.</summary>
    private static DateTimeOffset TimeOf(FollowedRecord one, DateTimeOffset receivedAt) => one.Sender.IsMachine ? one.Record.ObservedAt : receivedAt;

    private static Guid Of(FollowedRecord reply) => ((RecordBody.DifficultyReply)reply.Record.Body).DifficultyId;
}
