using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.People;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using RoleWords = CongDongSo.Domain.Teams.RoleWords;

namespace CongDongSo.Server.Features.Teams.People;

/// <summary>Người có thể trùng: people of a unit's teams who may stand in the rosters twice, and which of them are known to be two.</summary>
public sealed class Duplicates(UnitInScope unitsInScope, Databases databases, TimeProvider clock)
{
    private const int PageSize = 20;

    internal async Task<Result<DuplicatesModel>> List(Caller caller, string? unit, bool onlyApart, int page, CancellationToken ct)
    {
        var found = await Place(caller, unit, ct);
        if (found is not Result<(SeenUnit, ProvinceDatabase)>.Done(var (seen, province)))
            return ((Result<(SeenUnit, ProvinceDatabase)>.Refused)found).Problem;
        IReadOnlyCollection<UnitId>? units = seen.Unit.Kind == UnitKind.Province ? null : [.. seen.Tree.Under(seen.Unit.Id).Select(one => one.Id)];
        var people = await PeopleStore.In(province, units, CommuneOf(seen.Tree), ct);
        var apart = (await ApartStore.All(province, ct)).ToDictionary(pair => (pair.One, pair.Other));
        var pairs = DuplicateSearch.Find(people).Where(pair => apart.ContainsKey((pair.One.Id, pair.Other.Id)) == onlyApart).ToList();
        var rows = pairs.Skip((page - 1) * PageSize).Take(PageSize).Select(pair => new DuplicateRow(
            Card(pair.One, seen), Card(pair.Other, seen), pair.Suspicion, pair.AreTogether, apart.GetValueOrDefault((pair.One.Id, pair.Other.Id)) is { } said ? new(said.By, said.At) : null)).ToList();
        var top = seen.Path.FirstOrDefault(one => one.Kind == UnitKind.Province && caller.May(Permission.WriteRosters)) ?? seen.Unit;
        var area = caller.Units(Permission.WriteRosters).Any(own => own == UnitDirectory.NationId || own == top.Id) ? top : seen.Unit;
        return new DuplicatesModel(
            seen.Unit, UnitLinks.Trail(seen.Path, caller, unitIsHere: false), area.Id,
            area.Kind == UnitKind.Province ? [.. seen.Tree.Under(area.Id, UnitKind.Commune).OrderBy(one => Folding.Fold(one.Name), StringComparer.Ordinal)] : [],
            onlyApart, rows, page, pairs.Count, page * PageSize < pairs.Count);
    }

    /// <summary>Says that two are not the same, or takes that back.</summary>
    internal async Task<Result<SeenUnit>> Say(Caller caller, string? unit, PersonId one, PersonId other, bool apart, CancellationToken ct)
    {
        var found = await Place(caller, unit, ct);
        if (found is not Result<(SeenUnit, ProvinceDatabase)>.Done(var (seen, province)))
            return ((Result<(SeenUnit, ProvinceDatabase)>.Refused)found).Problem;
        var said = one != other && (apart ? await ApartStore.Add(province, one, other, clock.GetUtcNow(), ct) : await ApartStore.Remove(province, one, other, ct));
        return said ? seen : new Problem("pair-not-found", "Không có cặp người này trong danh sách.", "Có thể người khác vừa xử lý. Mở lại danh sách người có thể trùng.") { Kind = ProblemKind.NotFound };
    }

    /// <summary>The unit whose people are asked for, and the province that keeps them.</summary>
    internal async Task<Result<(SeenUnit Seen, ProvinceDatabase Province)>> Place(Caller caller, string? unit, CancellationToken ct)
    {
        var place = await unitsInScope.Find(caller, unit, ct, Permission.WriteRosters);
        if (place is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)place).Problem;
        return databases.Province(seen.ProvinceCode) is Result<ProvinceDatabase>.Done(var province)
            ? (seen, province) : ((Result<ProvinceDatabase>.Refused)databases.Province(seen.ProvinceCode)).Problem;
    }

    /// <summary>Of a unit that has ended, the unit itself.</summary>
    internal static Func<UnitId, UnitId> CommuneOf(UnitTree tree) => unit => tree.Find(unit) is null ? unit : tree.Ancestor(unit, UnitKind.Commune)?.Id ?? unit;

    internal static PersonCard Card(RosterPerson person, SeenUnit seen) => new(
        person.Id, person.Name, MaskedPhone.Text(person.Phone),
        [
            .. person.Stays.OrderByDescending(stay => stay.To ?? DateOnly.MaxValue).ThenByDescending(stay => stay.From).Select(stay => new StayLine(
                stay.Team, seen.Unit.Kind < UnitKind.Commune && seen.Tree.Find(stay.Commune) is { } commune ? $"{stay.TeamName}, {commune.FullName}" : stay.TeamName,
                RoleWords.Text(stay.Role), stay.From, stay.To)),
        ]);
}
