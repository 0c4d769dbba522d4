using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Difficulties.Figures;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>Danh sách khó khăn of a unit and below: what the page, the API and the command show.</summary>
internal sealed class DifficultyWork(UnitInScope unitsInScope, Databases databases, Scope scope, DifficultyFigures figures, DifficultySettings settings, TimeProvider clock)
{
    public const int PageSize = 50, Most = 20_000;

    public async Task<Result<DifficultyListModel>> List(Caller caller, string? unit, DifficultyFilter filter, int page, CancellationToken ct, int size = PageSize)
    {
        var found = await unitsInScope.Find(caller, unit, ct, Permission.ViewResidents);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        var seesNames = await scope.Covers(caller, seen.Unit.Id, ct, Permission.ViewPersonalData);
        var model = await Of(seen, filter, page, size, row => DifficultyLine.ReporterText(row, caller.Login, seesNames), ct);
        return model is Result<DifficultyListModel>.Done(var done)
            ? done with { Trail = UnitLinks.Trail(seen.Path, caller, unitIsHere: false), MayRaise = await scope.Covers(caller, seen.Unit.Id, ct, Permission.WriteRecords) }
            : model;
    }

    /// <summary>The same for whoever asks by a command.</summary>
    public async Task<Result<DifficultyListModel>> Of(SeenUnit seen, DifficultyFilter filter, int page, int size, Func<DifficultyRow, string> nameOf, CancellationToken ct)
    {
        if (databases.Province(seen.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(seen.ProvinceCode)).Problem;
        var now = clock.GetUtcNow();
        var today = VietnamTime.DayOf(now);
        var rows = await DifficultyStore.List(
            province, seen.Unit.Id, filter, (settings.LateBefore(DifficultyLevel.Commune, today), settings.LateBefore(DifficultyLevel.Province, today)), (page - 1) * size, size + 1, ct);
        return new DifficultyListModel(seen.Unit, [], filter, settings, await figures.OfYear(province, [seen.Unit.Id], ct))
        {
            Rows = [.. rows.Take(size).Select(row => Line(row, seen, nameOf(row), now))], Page = page, More = rows.Count > size, MayRaise = false,
        };
    }

    public DifficultyLine Line(DifficultyRow row, SeenUnit seen, string reporter, DateTimeOffset now) => new(row, Where(row.Place, seen), reporter, settings.DueOn(row.Case.Level, row.Case.ArrivedAt), IsLate(row.Case, now));

    private bool IsLate(DifficultyCase one, DateTimeOffset now) => (one.SameAs is null || one.AnsweredAt is not null) && one.IsLate(settings, now);

    private static string Where(UnitId place, SeenUnit seen) => seen.Tree.Find(place) is not { } unit ? "Nơi đã thay đổi" : seen.CommuneOf(place) is { } commune ? $"{unit.FullName}, {commune}" : unit.FullName;
}
