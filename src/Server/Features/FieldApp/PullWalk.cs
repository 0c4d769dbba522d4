using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.FieldApp;

/// <summary>Goes through the places of a phone and tells what it does not know of each, until the page is full.</summary>
/// <param name="places">That the phone is to know: villages with their households, communes for their activities.</param>
/// <param name="since">Of activities.</param>
/// <param name="changed">Subjects of the places that the phone knows already, since it was told of each.</param>
internal sealed class PullWalk(
    ProvinceWork work, PullPage page, PullCursor cursor, IReadOnlyDictionary<UnitId, PlaceState> states, IReadOnlyList<Unit> places, ILookup<UnitId, Guid> changed, DateTimeOffset since)
{
    private const int SubjectsATime = 300;

    private readonly Dictionary<UnitId, PlacePosition> known = cursor.Places.Where(place => places.Any(one => one.Id == place.Place) && states[place.Place].AnewXact < place.Xact).DistinctBy(place => place.Place).ToDictionary(place => place.Place);

    /// <summary>The page was full before the last place.</summary>
    public bool HasMore { get; private set; }

    /// <returns>How far the phone knows each place after this page, and the one that was not finished.</returns>
    public async Task<(IReadOnlyList<PlacePosition> Places, OpenPlace? Open)> Go(CancellationToken ct)
    {
        foreach (var place in places)
        {
            if (page.IsFull)
            {
                HasMore = true;
                break;
            }
            var open = cursor.Open is { } one && one.Reached.Place == place.Id && states[place.Id].AnewXact < one.Reached.Xact && one.Stage == PullStage.Changes == known.ContainsKey(place.Id) ? one : null;
            if (await Tell(place, open, ct) is { } unfinished)
                return ([.. known.Values], unfinished);
        }
        return ([.. known.Values], null);
    }

    /// <returns>Where it stopped, on a full page; null: the place is told.</returns>
    private async Task<OpenPlace?> Tell(Unit place, OpenPlace? open, CancellationToken ct)
    {
        var reached = open?.Reached ?? states[place.Id].Position;
        var isNew = !known.TryGetValue(place.Id, out var position);
        if (open is null && place.Kind == UnitKind.Village && isNew)
            page.Village(place.Id, "begin");
        if (open is null && (position?.Seq ?? 0) < reached.Seq)
        {
            foreach (var activity in await PullStore.Activities(work, place.Id, position?.Seq ?? 0, since, ct))
                page.Activity(activity);
        }
        if (place.Kind == UnitKind.Village)
        {
            if ((isNew ? await All(place.Id, open, reached, ct) : await Some([.. changed[place.Id]], open, reached, ct)) is { } unfinished)
                return unfinished;
            if (isNew)
                page.Village(place.Id, "whole");
        }
        known[place.Id] = reached;
        return null;
    }

    private async Task<OpenPlace?> All(UnitId village, OpenPlace? open, PlacePosition reached, CancellationToken ct)
    {
        for (var stage = open?.Stage ?? PullStage.Households; stage <= PullStage.Businesses; stage++)
        {
            var after = open?.Stage == stage ? open.After : Guid.Empty;
            IReadOnlyList<Guid> ids;
            do
            {
                ids = await PullStore.Ids(work, stage == PullStage.Businesses, village, after, SubjectsATime, ct);
                if (await Write(ids, ct) is { } last)
                    return new(stage, last, reached);
                after = ids.Count == 0 ? after : ids[^1];
            }
            while (ids.Count == SubjectsATime);
        }
        return null;
    }

    private async Task<OpenPlace?> Some(IReadOnlyList<Guid> changed, OpenPlace? open, PlacePosition reached, CancellationToken ct)
    {
        var after = open?.After ?? Guid.Empty;
        // In the order of the database, which compares ids byte by byte, as their text does.
        foreach (var some in changed.Where(id => string.CompareOrdinal(id.ToString(), after.ToString()) > 0).Chunk(SubjectsATime))
        {
            if (await Write(some, ct) is { } last)
                return new(PullStage.Changes, last, reached);
        }
        return null;
    }

    /// <returns>The last that was told, where the page is full; null: all were.</returns>
    private async Task<Guid?> Write(IReadOnlyList<Guid> ids, CancellationToken ct)
    {
        if (ids.Count == 0)
            return null;
        var (households, businesses) = await PullStore.Subjects(work, ids, ct);
        var authors = await PullStore.Authors(work,
        [
            .. households.SelectMany(one => one.State.Select(state => state.Count.RecordId).Prepend(one.Card!.Value.RecordId)),
            .. businesses.SelectMany(one => one.State.Select(state => state.Count.RecordId).Prepend(one.Card!.Value.RecordId)),
        ], ct);
        var (household, business) = (households.ToDictionary(one => one.Id), businesses.ToDictionary(one => one.Id));
        foreach (var id in ids)
        {
            // Full or not, one more is always told: a page that tells nothing would be asked for for ever.
            if (household.TryGetValue(id, out var home))
                page.Household(home, authors);
            else if (business.TryGetValue(id, out var shop))
                page.Business(shop, authors);
            if (page.IsFull)
                return id;
        }
        return null;
    }
}
