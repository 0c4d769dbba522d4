using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Findings;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Teams.Findings;

/// <summary>The worklist of findings (danh sách việc cần xem) of a unit: what the page, the API and the file show.</summary>
internal sealed class FindingWork(UnitInScope unitsInScope, ProgramCoverage coverage, FindingSurvey survey, Scope scope, TimeProvider clock)
{
    public const int PageSize = 50;

    public async Task<Result<FindingsModel>> List(Caller caller, string? unit, FindingFilter filter, int page, CancellationToken ct)
    {
        var place = await unitsInScope.Find(caller, unit, ct, Permission.ViewNumbers, filter.Day);
        if (place is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)place).Problem;
        IReadOnlyList<Program> choice = [.. (await coverage.Areas(seen.Unit, seen.Tree, ct)).Select(area => area.Program).Where(FindingSurvey.IsOfTeams)];
        // A program that does not bind here is no choice; everything in force is shown instead.
        var asked = filter with { Program = choice.Any(program => program.Id == filter.Program) ? filter.Program : null };
        var found = await survey.Of(seen, asked.Program, ct);
        var shown = found.All.Where(one => asked.Takes(one, found.Day)).OrderBy(one => one.Finding.Strength).ThenByDescending(one => one.Finding.IsOverdueOn(found.Day)).ToList();
        return new FindingsModel(seen.Unit, UnitLinks.Trail(seen.Path, caller, unitIsHere: false), found.Day, asked, choice, found.Programs)
        {
            Counts = FindingCounts.Of(found),
            Rules = [.. shown.GroupBy(one => (one.Finding.Key.Program, one.Finding.Key.Rule)).Select(group => RuleCount(group.First().Finding, group.Count(), found.Programs)).OrderBy(count => count.Strength)],
            Communes = seen.Unit.Kind >= UnitKind.Commune ? [] : Communes(shown, seen.Tree),
            Rows = [.. shown.Skip((page - 1) * PageSize).Take(PageSize).Select(one => FindingLine.Of(one, seen))],
            Everything = [.. shown.Select(one => FindingLine.Of(one, seen))],
            Page = page, Total = shown.Count,
            MayWaive = found.Day == VietnamTime.Today(clock) && await scope.Covers(caller, seen.Unit.Id, ct, Permission.WriteRosters),
        };
    }

    private static FindingRuleCount RuleCount(OpenFinding finding, int count, IReadOnlyList<Program> programs)
    {
        var program = programs.FirstOrDefault(one => one.Id == finding.Key.Program);
        var sentence = program is null ? "Tổ phải thuộc một đơn vị đang có"
            : program.Composition.FirstOrDefault(rule => rule.Id == finding.Key.Rule) is { } rule ? RuleSentence.Of(rule, program)
            : program.Deadlines.FirstOrDefault(one => one.Id == finding.Key.Rule) is { } deadline ? $"{deadline.Title}, chậm nhất {VietnamTime.Text(deadline.LastDay)}" : finding.Key.Rule;
        return new(finding.Key.Program, program?.Title, finding.Key.Rule, sentence, finding.Strength, count);
    }

    /// <summary>The communes with the most to do first.</summary>
    private static IReadOnlyList<CommuneCount> Communes(IReadOnlyList<Surveyed> shown, UnitTree tree) =>
    [
        .. shown.GroupBy(one => tree.Ancestor(one.Place.Id, UnitKind.Commune)?.Id).Where(group => group.Key is not null)
            .Select(group => new CommuneCount(tree.Find(group.Key!.Value)!, group.Count(one => one.Finding.Strength == Strength.Must), group.Count()))
            .OrderByDescending(count => count.Must).ThenByDescending(count => count.All).ThenBy(count => count.Commune.Code, StringComparer.Ordinal),
    ];
}
