using System.Buffers.Binary;
using System.Security.Cryptography;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Difficulties.Phones;
using CongDongSo.Server.Features.Fieldwork.Notices;
using CongDongSo.Server.Features.Messages;
using CongDongSo.Server.Features.Quality.Revisits;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.FieldApp;

/// <summary>Tells a phone what it does not know yet, page by page: its villages' households and businesses as all records leave them, and what else it shows.</summary>
/// <remarks>
/// Nothing is skipped, whatever the order of commits. The records of a place are written by one transaction after another, each under the place's lock until it has
/// committed, so that the place's last visible seq has none below it that is still to come. Cards that come by other ways carry the transaction that wrote them, and all
/// from the oldest one on that the last snapshot could not see are told again: telling twice changes nothing, as each change is a subject's whole state.
/// </remarks>
internal sealed class Pulling(Databases databases, UnitDirectory units, DeskBuilding desks, TeamDirectory teams, RevisitSample revisits, InstallationEpoch epoch, TimeProvider clock)
{
    /// <summary>Of all that one phone is sent; a household takes about so much, a business less.</summary>
    private const int PhoneBytes = 5 * 1024 * 1024, HouseholdBytes = 800, BusinessBytes = 500;

    private static readonly TimeSpan ActivitiesFor = TimeSpan.FromDays(62), DeskEvery = TimeSpan.FromMinutes(1);

    public async Task<Result<ReadOnlyMemory<byte>>> Pull(Caller caller, string? cursorText, string? wanted, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        if (await FieldArea.Of(caller, wanted, units, VietnamTime.DayOf(now), ct) is not { } area)
            return new Problem("no-field-place", "Tài khoản này không có nơi nào để ghi nhận thực địa.", "Ứng dụng thực địa dành cho thành viên Tổ và cán bộ xã, tỉnh.") { Kind = ProblemKind.NotFound };
        if (databases.Province(area.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(area.ProvinceCode)).Problem;
        var life = await epoch.Now(ct);
        var cursor = string.IsNullOrEmpty(cursorText) ? null : PullCursor.Read(cursorText);
        var isReset = !string.IsNullOrEmpty(cursorText) && cursor?.Epoch != Guid.Parse(life);
        if (cursor is null || isReset)
            cursor = PullCursor.Fresh(Guid.Parse(life));

        // What the desk takes from elsewhere is asked before: a transaction that waits for a second connection of its pool waits for others that do the same.
        var desk = IsDeskDue(cursor, now) ? await desks.Prepare(caller, area, ct) : null;
        var told = await Page(caller, area, province, cursor, desk, isReset, life, now, ct)
            ?? (await Page(caller, area, province, cursor, desk = await desks.Prepare(caller, area, ct), isReset, life, now, ct))!.Value;
        if (desk is not null)
            await teams.NoteReading(area.ProvinceCode, desk.Teams, ct);
        return told;
    }

    private static bool IsDeskDue(PullCursor cursor, DateTimeOffset now) =>
        cursor.Open is null && now.ToUnixTimeSeconds() - cursor.DeskAt is var age && (age >= DeskEvery.TotalSeconds || age < 0);

    /// <returns>Null where the desk turns out to be due and was not prepared.</returns>
    private async Task<ReadOnlyMemory<byte>?> Page(
        Caller caller, FieldArea area, ProvinceDatabase province, PullCursor cursor, PreparedDesk? desk, bool isReset, string life, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await province.BeginForPhone(ct);
        var first = new RoundTrip(work);
        UnitId[] asked = [.. area.Villages.Concat(area.Communes).Select(place => place.Id)];
        var (standing, changes) = (first.Ask(PullStore.Places(asked)), first.Ask(PullStore.Changed(cursor.Places)));
        var notices = first.Ask(PhoneNotices.Since(caller.AccountId, asked, cursor.NoticeXact, now));
        var messages = first.Ask(MessageNews.Since(caller.AccountId, cursor.NoticeXact, now));
        var difficulties = first.Ask(DifficultyNotices.Since(caller.Login, cursor.NoticeXact, now));
        var reading = desk is null ? null : new DeskReading(desk, caller, area);
        reading?.Ask(first);
        await first.Go(ct);

        var states = standing.Rows.ToDictionary(state => state.Position.Place);
        var told = Fitting(area, states);
        var places = area.Villages.Where(village => told.Contains(village.Id)).Concat(area.Communes.Take(FieldArea.MostPlaces / 3)).ToList();
        var gone = cursor.Places.Select(place => place.Place).Concat(cursor.Open is { } open ? [open.Reached.Place] : []).Distinct().Where(place => !places.Exists(one => one.Id == place)).ToList();
        // Whoever works elsewhere now is told so with the places that go.
        if (gone.Count > 0)
            cursor = cursor with { DeskAt = 0 };
        if (IsDeskDue(cursor, now) && reading is null)
            return null;
        var second = new RoundTrip(work);
        var tasks = second.Ask(revisits.Asked(caller.Login, told, cursor.NoticeXact, now));
        reading?.AskMore(second);
        await second.Go(ct);

        using var page = new PullPage();
        if (desk is not null)
            cursor = TellDesk(page, cursor, desks.Build(caller, area, desk, reading!, states, told), now);
        foreach (var notice in notices.Rows.Concat(tasks.Rows).Concat((await MessageNews.Readable(units, messages.Rows, now, ct)).Select(MessageNotices.Notice)).Concat(difficulties.Rows))
            page.Notice(notice);
        gone.ForEach(place => page.Village(place, "gone"));
        var walk = new PullWalk(work, page, cursor, states, places, changes.Rows.ToLookup(one => one.Place, one => one.Subject), now - ActivitiesFor);
        var (known, unfinished) = await walk.Go(ct);
        cursor = cursor with { Places = known, Open = unfinished, NoticeXact = states.Values.Select(state => state.Position.Xact).FirstOrDefault() };
        await work.Commit(ct);
        return page.Finish(cursor.Write(), unfinished is not null || walk.HasMore, life, now, isReset);
    }

    /// <summary>The villages that fit on a phone, in their order.</summary>
    private static HashSet<UnitId> Fitting(FieldArea area, IReadOnlyDictionary<UnitId, PlaceState> states)
    {
        var (told, bytes) = (new HashSet<UnitId>(), 0L);
        foreach (var village in area.Villages.Take(FieldArea.MostPlaces * 2 / 3))
        {
            bytes += ((long)states[village.Id].Households * HouseholdBytes) + ((long)states[village.Id].Businesses * BusinessBytes);
            if (bytes <= PhoneBytes)
                told.Add(village.Id);
        }
        return told;
    }

    private static PullCursor TellDesk(PullPage page, PullCursor cursor, Desk desk, DateTimeOffset now)
    {
        var bytes = PullPage.Bytes(desk);
        var hash = BinaryPrimitives.ReadInt64LittleEndian(SHA256.HashData(bytes));
        if (hash != cursor.Desk)
            page.Desk(bytes);
        return cursor with { Desk = hash, DeskAt = now.ToUnixTimeSeconds() };
    }
}
