using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Teams.Decisions;

/// <summary>A commune with two villages, and decisions on its teams that are typed as sheets and published one after the other.</summary>
internal sealed class ASheet
{
    public static readonly Unit Commune = new(UnitId.Of("xa"), "21034", "An Phú", UnitKind.Commune, "Xã", null, null, new(2025, 7, 1), null);
    public static readonly Unit PhoAn = Village("Phổ An"), PhoTruong = Village("Phổ Trường");
    public static readonly UnitTree Tree = new(Day(1), [Commune, PhoAn, PhoTruong]);

    private static readonly AffiliationTerm[] Terms = [new("youth-union", "Đoàn Thanh niên", ["Bí thư Chi đoàn"], []), new("it-teacher", "Giáo viên Tin học", ["GV Tin học"], [])];

    public RosterState Stored { get; private set; } = RosterState.Empty;

    /// <summary>Last day of each membership that has ended.</summary>
    public Dictionary<Guid, DateOnly> Ended { get; } = [];

    public static DateOnly Day(int day) => new DateOnly(2025, 8, 1).AddDays(day - 1);

    /// <summary>Cells parted by bars, as in the sheet.</summary>
    public static ListedRoster Read(int issued, params string[] rows) =>
        new SheetListing(Tree, Commune, Decision(issued).Text, new(Terms)).List([.. rows.Select(row => TypedRow.Of([.. row.Split('|').Select(cell => cell.Trim())]))]);

    public static KnownDecision Decision(int issued, int? from = null) =>
        new(new(new Guid(issued, 0, 0, new byte[8])), new(Commune.Id, $"{issued:00}/QĐ-UBND", Day(issued), UnitKind.Commune)) { From = Day(from ?? issued) };

    public RosterPlan Plan(DecisionKind kind, int issued, string[] rows, TeamId[]? ends = null, int? from = null) =>
        DecisionPlanning.Plan(kind, Decision(issued, from), Read(issued, rows).Teams, ends ?? [], Stored, Guid.CreateVersion7);

    public RosterPlan Publish(DecisionKind kind, int issued, string[] rows, TeamId[]? ends = null, int? from = null)
    {
        var plan = Plan(kind, issued, rows, ends, from);
        plan.Faults.ShouldBeEmpty();
        foreach (var ended in plan.EndedMemberships)
            Ended[ended.Id] = ended.ValidTo;
        var after = Stored.Memberships.Where(one => !Ended.ContainsKey(one.Id)).Select(one => plan.CorrectedMemberships.Find(now => now.Id == one.Id) ?? one);
        Stored = new(
            [.. Stored.Decisions, Decision(issued, from)],
            [.. Stored.Teams.Where(team => !plan.EndedTeams.Exists(ended => ended.Id == team.Id)).Select(team => plan.ChangedTeams.Find(now => now.Id == team.Id) ?? team), .. plan.NewTeams],
            [.. Stored.People.Select(person => plan.ChangedPeople.Find(now => now.Id == person.Id) ?? person), .. plan.NewPeople],
            [.. after, .. plan.NewMemberships]);
        return plan;
    }

    public TeamId Team(string name) => Stored.Teams.Single(team => team.Name == name).Id;

    private static Unit Village(string name) => new(UnitId.Of(name), name, name, UnitKind.Village, "Thôn", Commune.Id, null, new(2025, 7, 1), null);
}
