using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Boards.Evidence;
using CongDongSo.Server.Features.Boards.Pages;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Web.Charts;

namespace CongDongSo.Server.Features.Boards;

/// <summary>Bảng số of one team: its hours week by week, its visits, and where the households of its place stand.</summary>
public sealed class TeamBoards(UnitInScope unitsInScope, ProgramCoverage coverage, TeamDirectory teams, Databases databases, Scope scope, TimeProvider clock)
{
    /// <param name="asked">E.g. <c>2025-Q4</c>; null: the quarter that runs, or the team's last.</param>
    internal async Task<Result<TeamBoardModel>> Of(Caller caller, TeamId id, string? asked, string? program, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ViewNumbers) is { } forbidden)
            return forbidden;
        if (!string.IsNullOrEmpty(asked) && Period.Parse(asked) is null)
            return new Problem("period-unreadable", $"Kỳ “{asked}” viết chưa đúng.", "Viết năm 2025, quý 2025-Q4, tháng 2025-11 hoặc tuần 2025-W47.");
        var today = VietnamTime.Today(clock);
        if (await teams.Life(id, ct) is not var (province, first, last) || databases.Province(province) is not Result<ProvinceDatabase>.Done(var database))
            return Missing;
        var period = Period.Parse(asked) ?? Period.QuarterOf(last < today ? last : today);
        var day = Earlier(Earlier(period.Last, today), last);
        if (await teams.Find(province, id, day, ct) is not { } team || await unitsInScope.Find(caller, team.UnitId.ToString(), ct, Permission.ViewNumbers) is not Result<SeenUnit>.Done(var seen))
            return day < first ? new Problem("team-not-then", $"Tổ chưa có trong {period.Text}.", $"Tổ có từ {VietnamTime.Text(first)}: chọn kỳ sau ngày đó.") { Kind = ProblemKind.NotFound } : Missing;
        var programs = (await coverage.Of(seen.Unit, ct)).Where(one => one.Indicators.Count > 0).ToList();
        var chosen = programs.Find(one => one.Id == program) ?? ProgramCoverage.Default(programs, today);
        var places = seen.Tree.Under(seen.Unit.Id).Select(place => place.Id).ToList();
        var observed = chosen?.Indicators.Where(one => one.Population is Population.Households).ToList() ?? [];
        var figures = await FieldFigures.Read(
            database, places.ToDictionary(place => place, _ => seen.Unit.Id), [TallyNames.Households, .. observed.Select(one => one.Id)], period.First, period.Last, FieldParts.Hours, ct);
        var households = figures.State.GetValueOrDefault((seen.Unit.Id, TallyNames.Households)).Subjects;
        var seesResidents = await scope.Covers(caller, seen.Unit.Id, ct, Permission.ViewResidents);
        var hours = chosen?.Indicators.Select(one => one.Population).OfType<Population.TeamWeeks>().FirstOrDefault()?.HoursAtLeast;
        return new TeamBoardModel
        {
            Team = team, Unit = seen.Unit, Trail = UnitLinks.Trail(seen.Path, caller, unitIsHere: false), Period = period, Periods = BoardPeriods.To(today, period), Program = chosen,
            Weeks = [.. period.Weeks().Where(monday => monday <= today && first <= monday.AddDays(6) && monday <= last).Select(monday => new TeamWeekRow(monday, figures.Minutes.GetValueOrDefault(id)?.GetValueOrDefault(monday) ?? 0, hours))],
            Households = households,
            // They are as small as a village: whoever may not see residents has the board of the unit, which keeps small counts back.
            States = !seesResidents ? [] : [.. observed.Select(one => new HouseholdState(
                one, figures.State.GetValueOrDefault((seen.Unit.Id, one.Id)), households, new(chosen!.Id, one.Id, seen.Unit.Id.ToString(), period.Code)))],
            Work = seesResidents ? await TeamWorkStore.Of(database, id, places, VietnamTime.StartOf(period.First), VietnamTime.StartOf(period.Last.AddDays(1)), ct) : null,
        };
    }

    private static readonly Problem Missing = new("team-not-found", "Không có Tổ này trong phạm vi của bạn.", "Tìm Tổ trong mục Tổ công nghệ số.") { Kind = ProblemKind.NotFound };

    private static DateOnly Earlier(DateOnly one, DateOnly other) => one < other ? one : other;
}
