using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Teams.Decisions;

/// <summary>What a decision changes in the stored teams: the planning of rosters, with what its kind allows and the teams it ends.</summary>
public static class DecisionPlanning
{
    /// <summary>Row of a fault that is of the decision itself and not of its sheet.</summary>
    public const int Head = 0;

    /// <param name="decision">Not stored yet.</param>
    /// <param name="ends">Teams that it ends.</param>
    public static RosterPlan Plan(
        DecisionKind kind, KnownDecision decision, IReadOnlyList<ListedTeam> listed, IReadOnlyCollection<TeamId> ends, RosterState state, Func<Guid> newId)
    {
        if (state.Decisions.FirstOrDefault(other => IsSameNumber(other.Text, decision.Text)) is { } same)
            return Refused(OfHead(decision.Text.Number, $"Quyết định {same.Text.Number} ngày {VietnamTime.Text(same.Text.IssuedOn)} của cùng cơ quan đã có trong sổ: kiểm tra số và ngày"));
        var placed = InPlace(listed, state);
        var plan = RosterPlanning.Plan(placed, state with { Decisions = [.. state.Decisions, decision] }, newId, new TeamEnding(decision, ends));
        plan.Faults.AddRange(Faults(kind, placed, ends, plan));
        if (kind == DecisionKind.Establish)
        {
            plan.Notices.AddRange(placed.Where(team => !IsNew(team, plan) && !plan.Faults.Exists(fault => fault.Row == team.DecisionPlace.Row))
                .Select(team => team.Place.Fault(RosterColumn.Team, team.Name, "Tổ này đã có: danh sách của Tổ sẽ thành danh sách ghi ở đây")));
        }
        return plan;
    }

    /// <summary>A sheet lists some teams of a commune: those that stand keep their place in the commune's list, new ones follow.</summary>
    private static IReadOnlyList<ListedTeam> InPlace(IReadOnlyList<ListedTeam> listed, RosterState state)
    {
        var last = state.Teams.Select(team => team.Ordinal).DefaultIfEmpty().Max();
        return
        [
            .. listed.Select(team => team with
            {
                Ordinal = state.Teams.FirstOrDefault(known => known.Level == team.Level
                    && ((known.UnitId == team.UnitId && known.Key == team.Key) || (known.UnitId == team.CommuneId && known.Key == team.KeyOnCommune)))?.Ordinal ?? ++last,
            }),
        ];
    }

    private static IEnumerable<Fault> Faults(DecisionKind kind, IReadOnlyList<ListedTeam> listed, IReadOnlyCollection<TeamId> ends, RosterPlan plan)
    {
        if (listed.Count == 0 && ends.Count == 0)
            yield return OfHead(null, kind == DecisionKind.End ? "Chưa chọn Tổ nào để kết thúc" : "Danh sách chưa có thành viên nào");
        if (kind == DecisionKind.End && listed.Count > 0)
            yield return listed[0].Place.Fault(RosterColumn.Team, listed[0].Name, "Quyết định giải thể không có danh sách thành viên: xóa các dòng, hoặc chọn loại Kiện toàn");
        if (kind is DecisionKind.Establish or DecisionKind.ChangeMembers && ends.Count > 0)
            yield return OfHead(null, $"Quyết định loại “{DecisionWords.Text(kind)}” không kết thúc Tổ: chọn loại Kiện toàn hoặc Giải thể");
        foreach (var team in kind == DecisionKind.ChangeMembers ? listed.Where(team => IsNew(team, plan)) : [])
            yield return team.Place.Fault(RosterColumn.Team, team.Name, "Chưa có Tổ này: kiểm tra tên Tổ, hoặc chọn loại Thành lập, Kiện toàn");
    }

    private static bool IsNew(ListedTeam team, RosterPlan plan) => plan.NewTeams.Exists(made => made.UnitId == team.UnitId && made.Level == team.Level && made.Key == team.Key);

    private static RosterPlan Refused(Fault fault)
    {
        var plan = new RosterPlan();
        plan.Faults.Add(fault);
        return plan;
    }

    /// <summary>Numbers begin anew each year.</summary>
    private static bool IsSameNumber(ListedDecision one, ListedDecision other) =>
        one.Issuer == other.Issuer && one.Number == other.Number && one.IssuedOn.Year == other.IssuedOn.Year;

    private static Fault OfHead(string? value, string message) => new(null, Head, "", value, message);
}
