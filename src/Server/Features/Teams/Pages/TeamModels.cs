using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Teams.Pages;

/// <param name="Within">The commune of a village, where the page does not say it.</param>
/// <param name="Leader">Tổ trưởng.</param>
/// <param name="Findings">Under the chosen program.</param>
/// <param name="BreaksMust">Whether one of them is of a rule that binds.</param>
public sealed record TeamRow(Team Team, Unit Unit, string? Within, string? Leader, int Findings, bool BreaksMust);

/// <summary>Teams of a unit and all below it.</summary>
/// <param name="Total">That match the search, on all pages.</param>
public sealed record TeamListModel(
    Unit Unit, IReadOnlyList<Crumb> Trail, TeamSearch Search, IReadOnlyList<Program> Programs, Program? Program, IReadOnlyList<TeamRow> Rows, int Page, int Total, bool More)
{
    /// <summary>The day it is shown as of.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>Of all pages, for the file.</summary>
    public required IReadOnlyList<TeamRow> Everything { get; init; }

    /// <summary>Findings of units that lack a team.</summary>
    public int UnitsWithout { get; init; }

    /// <summary>Whether the caller may take the roster of this unit away as a file.</summary>
    public bool MayExport { get; init; }

    /// <summary>Whether findings and overviews are the caller's to see.</summary>
    public required bool SeesNumbers { get; init; }

    public bool IsSearch => Search.OnlyWithFindings || !string.IsNullOrWhiteSpace(Search.Text);
}

/// <param name="Affiliations">Thành phần, in the words of the chosen program.</param>
public sealed record MemberRow(Member Member, string Role, IReadOnlyList<string> Affiliations);

/// <summary>One team with its roster, sorted by given name; masked as the caller may see it.</summary>
public sealed record TeamModel(
    Team Team, Unit Unit, IReadOnlyList<Crumb> Trail, IReadOnlyList<Program> Programs, Program? Program, IReadOnlyList<MemberRow> Members, IReadOnlyList<FindingRow> Findings)
{
    /// <summary>The team's chat group; null: not the caller's to see.</summary>
    public Groups.GroupLinkModel? Group { get; init; }

    /// <summary>The day it is shown as of.</summary>
    public required DateOnly Day { get; init; }

    /// <summary>The day that was asked for; null: none, so today.</summary>
    public required DateOnly? Asked { get; init; }

    /// <summary>Lịch sử của Tổ, the latest first.</summary>
    public required IReadOnlyList<Domain.Teams.History.TimelineDay> Timeline { get; init; }

    /// <summary>Whether the comparison with the rules is the caller's to see.</summary>
    public required bool SeesNumbers { get; init; }

    /// <summary>Whether the caller may see whole phones.</summary>
    public required bool MayReveal { get; init; }

    /// <summary>Phones shown whole on this page; 0 as it opens.</summary>
    public int Revealed { get; init; }

    public Problem? Problem { get; init; }

    /// <summary>Its unit, of a village with the commune.</summary>
    public required string Place { get; init; }

    /// <summary>Whom one turns to: the leader and the deputies.</summary>
    public IEnumerable<MemberRow> Heads => Members.Where(row => IsHead(row.Member));

    public static bool IsHead(Member member) => member.Role is not MemberRole.Member;

    public string Decision => $"Quyết định số {Team.Decision.Number} ngày {Domain.Time.VietnamTime.Text(Team.Decision.IssuedOn)} ({UnitWords.Text(Team.Decision.IssuerLevel)} ban hành)";
}

/// <summary>What a rule says of a team or of a unit without one.</summary>
/// <param name="Within">The commune of a village, where the page does not say it.</param>
public sealed record FindingRow(RosterFinding Finding, Clause Clause, string? Within)
{
    /// <summary>The team or the unit that lacks one; the commune tells villages of one name apart.</summary>
    public string Place => (Finding.Team ?? Finding.UnitName) + (Within is null ? "" : $", {Within}");

    public string Word => RuleSentence.Verb(Finding.Strength);

    public Tone Tone => Finding.Strength == Strength.Must ? Tone.Bad : Tone.Warning;

    internal static FindingRow Of(RosterFinding finding, Program program, string? within) => new(finding, program.Composition.First(rule => rule.Id == finding.Rule).Clause, within);
}
