using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Teams.Groups;
using CongDongSo.Server.Features.Teams.Pages;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using RoleWords = CongDongSo.Domain.Teams.RoleWords;

namespace CongDongSo.Server.Features.Teams;

/// <param name="Text">Part of a team's or leader's name, compared without diacritics.</param>
/// <param name="Program">Whose rules are looked at; null: the newest in force for the unit.</param>
/// <param name="Day">The teams as they stood on this day; null: today.</param>
public sealed record TeamSearch(string? Text, string? Program, bool OnlyWithFindings, DateOnly? Day = null);

/// <summary>The teams of a unit, one team, and what they lack: what the portal's pages show.</summary>
internal sealed class TeamBrowsing(UnitInScope unitsInScope, ProgramCoverage coverage, TeamDirectory teams, RosterCheck check, GroupLinks groups, Scope scope, TimeProvider clock)
{
    private const int PageSize = 50;

    internal async Task<Result<TeamListModel>> List(Caller caller, string? unit, TeamSearch search, int page, CancellationToken ct)
    {
        var place = await unitsInScope.Find(caller, unit, ct, Permission.ViewTeams, search.Day);
        if (place is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)place).Problem;
        var (programs, program) = await ProgramsOf(caller, seen.Unit, search.Program, seen.Tree.Day, ct);
        var findings = program is null ? [] : await FindingsOf(seen.Unit, program, seen.Tree.Day, ct);
        var byTeam = findings.Where(finding => finding.TeamId is not null).ToLookup(finding => finding.TeamId!.Value);
        var all = await teams.Under(seen.ProvinceCode, seen.Tree, seen.Unit.Id, seen.Tree.Day, ct);
        var words = Folding.Fold(search.Text ?? "");
        var found = all.Where(team => Matches(team, words) && (!search.OnlyWithFindings || byTeam[team.Id.Value].Any())).ToList();
        var rows = found.Select(team => new TeamRow(
            team, seen.Tree.Find(team.UnitId)!, seen.CommuneOf(team.UnitId), LeaderOf(team), byTeam[team.Id.Value].Count(), byTeam[team.Id.Value].Any(finding => finding.Strength == Strength.Must))).ToList();
        return new TeamListModel(seen.Unit, UnitLinks.Trail(seen.Path, caller, unitIsHere: false), search, programs, program, [.. rows.Skip((page - 1) * PageSize).Take(PageSize)], page, found.Count, page * PageSize < found.Count)
        {
            Day = seen.Tree.Day,
            Everything = rows,
            UnitsWithout = findings.Count(finding => finding.TeamId is null),
            SeesNumbers = caller.May(Permission.ViewNumbers),
            MayExport = seen.Unit.Kind >= UnitKind.Commune && await scope.Covers(caller, seen.Unit.Id, ct, Permission.ViewPersonalData),
        };
    }

    /// <param name="asked">The team as it was on this day; null: today, of a team that has ended its last day.</param>
    internal async Task<Result<TeamModel>> One(Caller caller, TeamId id, string? program, DateOnly? asked, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ViewTeams) is { } forbidden)
            return forbidden;
        var today = VietnamTime.Today(clock);
        if (await teams.Find(id, asked ?? today, ct) is var (province, team))
            return await Model(caller, province, team, program, asked, ct);
        if (await teams.Life(id, ct) is not var (home, first, last))
            return Missing();
        // A team that ended is shown as it was at last, as it is reached from decisions and lists of then.
        if (asked is null && last < today && await teams.Find(home, id, last, ct) is { } ended)
            return await Model(caller, home, ended, program, last, ct);
        return new Problem("team-not-then", $"Tổ không hoạt động vào ngày {VietnamTime.Text(asked ?? today)}.",
            $"Tổ này có từ {VietnamTime.Text(first)}{(last == DateOnly.MaxValue ? "" : $" đến {VietnamTime.Text(last)}")}: chọn một ngày trong thời gian đó.") { Kind = ProblemKind.NotFound };
    }

    /// <summary>The team with a member's whole phone, or all of them.</summary>
    /// <param name="person">Null: of every member, for which a reason is asked.</param>
    internal Task<Result<TeamModel>> Reveal(Caller caller, TeamId id, PersonId? person, string? reason, DateOnly? asked, CancellationToken ct) =>
        Reveal(caller, id, member => person is null || member.PersonId == person, isList: person is null, new Reading("team", reason), asked, ct);

    /// <summary>The team with the whole phones of its leader and deputies, for its card.</summary>
    internal Task<Result<TeamModel>> RevealHeads(Caller caller, TeamId id, string? reason, CancellationToken ct) =>
        Reveal(caller, id, TeamModel.IsHead, isList: true, new Reading("card", reason), null, ct);

    private async Task<Result<TeamModel>> Reveal(Caller caller, TeamId id, Func<Member, bool> whom, bool isList, Reading reading, DateOnly? asked, CancellationToken ct)
    {
        var day = asked ?? VietnamTime.Today(clock);
        if (await teams.Find(id, day, ct) is not var (province, masked))
            return Missing();
        var shown = await Model(caller, province, masked, null, asked, ct);
        if (shown is not Result<TeamModel>.Done(var model))
            return shown;
        if (await scope.Refusal(caller, masked.UnitId, ct, Permission.ViewPersonalData) is { } forbidden)
            return forbidden;
        if (isList && ReasonProblem(reading.Reason) is { } problem)
            return model with { Problem = problem };
        var told = reading with { Reason = string.IsNullOrWhiteSpace(reading.Reason) ? null : Folding.Tidy(reading.Reason) };
        return await teams.Revealed(province, id, whom, day, told, ct) is { } revealed ? (await Model(caller, province, revealed, null, asked, ct)).Match<Result<TeamModel>>(
            done => done with { Revealed = revealed.Members.Count(whom) }, refused => refused) : Missing();
    }

    /// <summary>Whole lists are read for a reason that an auditor can understand.</summary>
    internal static Problem? ReasonProblem(string? reason) => Folding.Tidy(reason ?? "") switch
    {
        { Length: < 5 } => new("reason-missing", "Hãy ghi lý do xem cả danh sách.", "Ví dụ: mời họp giao ban tháng 12. Lý do được ghi vào nhật ký kiểm tra."),
        { Length: > 300 } => new("reason-too-long", "Lý do quá dài.", "Hãy viết ngắn hơn 300 ký tự."),
        _ => null,
    };

    private async Task<Result<TeamModel>> Model(Caller caller, string province, Team team, string? program, DateOnly? asked, CancellationToken ct)
    {
        if (await PlaceOf(caller, team, asked, ct) is not Result<SeenUnit>.Done(var seen) || seen.ProvinceCode != province)
            return Missing();
        var (programs, chosen) = await ProgramsOf(caller, seen.Unit, program, asked ?? seen.Tree.Day, ct);
        var findings = chosen is null ? [] : (await FindingsOf(seen.Unit, chosen, asked ?? seen.Tree.Day, ct)).Where(finding => finding.TeamId == team.Id.Value).ToList();
        var members = team.Members.OrderBy(member => member.Role).ThenBy(member => PersonNames.SortKey(member.Name), StringComparer.Ordinal)
            .Select(member => new MemberRow(member, RoleWords.Text(member.Role), AffiliationsOf(member, chosen))).ToList();
        return new TeamModel(team, seen.Unit, UnitLinks.Trail(seen.Path, caller, unitIsHere: false), programs, chosen, members, [.. findings.Select(finding => FindingRow.Of(finding, chosen!, null))])
        {
            Day = asked ?? VietnamTime.Today(clock), Asked = asked,
            Place = seen.Tree.Ancestor(seen.Unit.Id, UnitKind.Commune) is { } commune && commune.Id != seen.Unit.Id ? $"{seen.Unit.FullName}, {commune.FullName}" : seen.Unit.FullName,
            Group = await groups.Of(caller, seen, team, asked is not null, ct),
            Timeline = await teams.Timeline(province, team, ct),
            SeesNumbers = caller.May(Permission.ViewNumbers),
            MayReveal = members.Count > 0 && await scope.Covers(caller, seen.Unit.Id, ct, Permission.ViewPersonalData),
        };
    }

    /// <summary>Its unit on the day; where that had ended by then, as it stood at last.</summary>
    private async Task<Result<SeenUnit>> PlaceOf(Caller caller, Team team, DateOnly? asked, CancellationToken ct)
    {
        var then = await unitsInScope.Find(caller, team.UnitId.ToString(), ct, day: asked);
        return then is Result<SeenUnit>.Done || asked is null ? then : await unitsInScope.Find(caller, team.UnitId.ToString(), ct);
    }

    private static Problem Missing() =>
        new("team-not-found", "Không có Tổ này trong phạm vi của bạn.", "Tổ có thể đã giải thể, hoặc nằm ngoài đơn vị của bạn. Tìm Tổ trong mục Tổ công nghệ số.") { Kind = ProblemKind.NotFound };

    /// <summary>Those whose rules the caller may compare teams with: how many break a rule is a number.</summary>
    private async Task<(IReadOnlyList<Program> All, Program? Chosen)> ProgramsOf(Caller caller, Unit unit, string? asked, DateOnly day, CancellationToken ct)
    {
        if (!await scope.Covers(caller, unit.Id, ct, Permission.ViewNumbers))
            return ([], null);
        IReadOnlyList<Program> covering = [.. (await coverage.Of(unit, ct)).Where(program => program.Composition.Count > 0)];
        return (covering, covering.FirstOrDefault(program => program.Id == asked) ?? ProgramCoverage.Default(covering, day));
    }

    private async Task<IReadOnlyList<RosterFinding>> FindingsOf(Unit unit, Program program, DateOnly day, CancellationToken ct) =>
        (await check.Check(unit.Id.ToString(), program.Id, day, ct)).Match(found => found.Items, _ => []);

    private static Member? Leader(Team team) => team.Members.FirstOrDefault(member => member.Role == MemberRole.Leader);

    /// <summary>A leader who may not be named is there all the same.</summary>
    internal static string? LeaderOf(Team team) => Leader(team)?.Name ?? (team.Unnamed > 0 ? "không nêu tên" : null);

    private static bool Matches(Team team, string words) =>
        words.Length == 0 || Folding.Fold(team.Name).Contains(words, StringComparison.Ordinal) || (Leader(team) is { } leader && Folding.Fold(leader.Name).Contains(words, StringComparison.Ordinal));

    /// <summary>In the words of the program; the note is read again, as the roster may have come under another program's words.</summary>
    private static IReadOnlyList<string> AffiliationsOf(Member member, Program? program) => program is null ? [] :
        [.. program.Affiliations.Where(term => member.Affiliations.Union(new AffiliationReader(program.Affiliations).Read(member.Note, member.Post)).Contains(term.Id)).Select(term => term.Name)];
}
