using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Difficulties.Contacts;
using CongDongSo.Server.Features.Difficulties.Guide;
using CongDongSo.Server.Features.Messages;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>A difficulty that the caller sees.</summary>
internal sealed record FoundDifficulty(ProvinceDatabase Province, DifficultyRow Row, SeenUnit Seen)
{
    public UnitId? Commune => Seen.Tree.Ancestor(Row.Place, UnitKind.Commune)?.Id;

    public UnitId Top => Seen.Tree.Ancestor(Row.Place, UnitKind.Province)?.Id ?? Row.Place;
}

/// <summary>Opens one difficulty with its steps, links, contact and what the reader may do.</summary>
internal sealed class DifficultyReading(UnitInScope unitsInScope, Databases databases, Scope scope, GuidePublishing guide, DifficultyWork lines, DifficultySettings settings, TimeProvider clock)
{
    private const int LookedThrough = 500, Suggested = 5;

    /// <summary>What was said longer ago is seldom the same thing.</summary>
    private static readonly TimeSpan LooksBack = TimeSpan.FromDays(180);

    public static readonly Problem NotFound = new("difficulty-not-found", "Không có khó khăn này trong phạm vi của bạn.", "Mở lại danh sách khó khăn, vướng mắc.") { Kind = ProblemKind.NotFound };

    public async Task<Result<FoundDifficulty>> Find(Caller caller, Guid id, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ViewResidents) is { } forbidden)
            return forbidden;
        foreach (var province in databases.Provinces)
        {
            if (await DifficultyStore.Find(province, id, ct) is { } row)
                return await unitsInScope.Find(caller, row.Place.ToString(), ct, Permission.ViewResidents) is Result<SeenUnit>.Done(var seen) ? new FoundDifficulty(province, row, seen) : NotFound;
        }
        return NotFound;
    }

    public async Task<Result<DifficultyModel>> Open(Caller caller, Guid id, CancellationToken ct)
    {
        var found = await Find(caller, id, ct);
        if (found is not Result<FoundDifficulty>.Done(var one))
            return ((Result<FoundDifficulty>.Refused)found).Problem;
        var (province, row, seen) = one;
        var now = clock.GetUtcNow();
        var seesNames = await scope.Covers(caller, row.Place, ct, Permission.ViewPersonalData);
        var actor = await ActorOf(caller, one, ct);
        var (same, related) = await DifficultyStore.Links(province, id, ct);
        var linked = (await DifficultyStore.Of(province, [.. same, .. related, .. row.Case.SameAs is { } headId ? [headId] : Array.Empty<Guid>()], ct)).ToDictionary(other => other.Case.Id, Line);
        return new DifficultyModel(Line(row), UnitLinks.Trail(seen.Path, caller, unitIsHere: false), settings, await DifficultyStore.Steps(province, id, ct))
        {
            Photos = await DifficultyStore.Photos(province, id, ct),
            Head = row.Case.SameAs is { } head ? linked.GetValueOrDefault(head) : null,
            Same = [.. same.Select(other => linked.GetValueOrDefault(other)).OfType<DifficultyLine>()],
            Related = [.. related.Where(other => other != row.Case.SameAs && !same.Contains(other)).Select(other => linked.GetValueOrDefault(other)).OfType<DifficultyLine>()],
            Alike = actor.Office is null ? [] : [.. (await Alike(province, row, now, ct)).Where(other => !linked.ContainsKey(other.Case.Id)).Take(Suggested).Select(Line)],
            Contact = await ContactOf(one, ct), Officers = actor.Office is null ? [] : await OfficersFor(one, ct), Actor = actor, SeesNames = seesNames,
            Told = actor.Office is null ? [] : await MessageTrail.Of(province, id, ct),
            Published = await GuidePublishing.Of(province, id, ct), GuideTopics = row.Case.AnsweredAt is null || actor.Office is not { } office || office < row.Case.Level ? [] : await guide.Topics(seen.Unit, ct),
        };

        DifficultyLine Line(DifficultyRow one) => lines.Line(one, seen, DifficultyLine.ReporterText(one, caller.Login, seesNames), now);
    }

    /// <summary>Officers of the whole province act at its level, all others who write rosters of the place at the commune's.</summary>
    public async Task<DifficultyActor> ActorOf(Caller caller, FoundDifficulty one, CancellationToken ct) => new(
        caller.Login, one.Row.Case.Reporter == caller.Login,
        await scope.Covers(caller, one.Top, ct, Permission.WriteRosters) ? DifficultyLevel.Province : await scope.Covers(caller, one.Row.Place, ct, Permission.WriteRosters) ? DifficultyLevel.Commune : null);

    public Task<IReadOnlyList<(string Login, string Name)>> OfficersFor(FoundDifficulty one, CancellationToken ct) => DifficultyStore.Officers(
        one.Province, one.Row.Case.Level == DifficultyLevel.Commune && one.Commune is { } commune ? [commune, one.Top] : [one.Top], DifficultyDesk.Offices, VietnamTime.Today(clock), ct);

    public async Task<DifficultyContact?> ContactOf(FoundDifficulty one, CancellationToken ct) => one.Commune is { } commune ? await ContactStore.For(one.Province, commune, VietnamTime.Today(clock), ct) : null;

    private static async Task<IReadOnlyList<DifficultyRow>> Alike(ProvinceDatabase province, DifficultyRow row, DateTimeOffset now, CancellationToken ct) =>
    [
        .. from other in await DifficultyStore.Lately(province, row.Case.Id, now - LooksBack, LookedThrough, ct)
           let likeness = Likeness.Of(row.Topic, row.Question, other.Topic, other.Question)
           where likeness >= Likeness.Worth
           orderby likeness descending, other.Case.RaisedAt descending, other.Case.Id
           select other,
    ];
}
