using CongDongSo.Domain.Language;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Teams;

namespace CongDongSo.Server.Features.Boards.Evidence;

/// <summary>Teams behind a number: those that stand, those with enough members, their weeks with enough hours, and the activities of a week.</summary>
internal static class TeamEvidence
{
    /// <summary>The teams of the unit with their weeks; of a province or district only its own, the others stand with its parts.</summary>
    public static async Task<EvidenceTable> WithHours(EvidenceContext context, decimal hours, CancellationToken ct)
    {
        var teams = (await In(context, ct)).Where(team => context.Unit.Kind >= UnitKind.Commune || context.RowOf(team.Place.UnitId) == context.Unit.Id).ToList();
        var minutes = await MinutesOf(context, ct);
        var rows = new List<EvidenceRow>();
        foreach (var team in teams)
        {
            var weeks = WeeksOf(context, team.Place);
            if (weeks.Count > 0)
                rows.Add(new(Named(context, team), EvidenceLinks.Of(context.Question with { Team = team.Place.Id }), weeks.Count(week => Worked(minutes, team.Place.Id, week) >= hours * 60), weeks.Count, [$"{Hours(weeks.Sum(week => Worked(minutes, team.Place.Id, week)))} giờ"]));
        }
        return EvidenceTable.Of("Theo Tổ", "Tổ", "Tuần đủ giờ", "Tổ-tuần", ["Cả kỳ"], rows);
    }

    public static async Task<EvidenceTable> Weeks(EvidenceContext context, TeamId id, decimal hours, CancellationToken ct)
    {
        if ((await In(context, ct)).FirstOrDefault(team => team.Place.Id == id) is not { } team)
            return EvidenceTable.NotHere;
        var minutes = await MinutesOf(context, ct);
        return EvidenceTable.Of(
            $"Các tuần của {team.Name}", "Tuần", "Tuần đủ giờ", "Tổ-tuần", ["Số giờ"],
            [.. WeeksOf(context, team.Place).Select(week => new EvidenceRow(
                $"{VietnamTime.Text(week)} – {VietnamTime.Text(week.AddDays(6))}", EvidenceLinks.Of(context.Question with { Team = id, From = week }), Worked(minutes, id, week) >= hours * 60 ? 1 : 0, 1, [Hours(Worked(minutes, id, week))]))]);
    }

    public static async Task<EvidenceTable> Activities(EvidenceContext context, TeamId id, DateOnly week, CancellationToken ct)
    {
        if ((await In(context, ct)).FirstOrDefault(team => team.Place.Id == id) is not { } team)
            return EvidenceTable.NotHere;
        var around = context.Tree.Ancestor(context.RowOf(team.Place.UnitId), UnitKind.Commune)?.Id ?? context.RowOf(team.Place.UnitId);
        var (from, before) = (VietnamTime.StartOf(week), VietnamTime.StartOf(week.AddDays(7)));
        var records = await EvidenceRecordStore.OfTeam(context.Province, id, context.PlacesOf(around), from, before, ct);
        // A team may have worked away from its commune, which is looked for only where hours are lacking.
        if (records.Sum(record => record.Count ?? 0) != Worked(await MinutesOf(context, ct), id, week))
            records = await EvidenceRecordStore.OfTeam(context.Province, id, [.. context.Tree.All.Select(unit => unit.Id)], from, before, ct);
        return new(
            $"Hoạt động của {team.Name}, tuần từ {VietnamTime.Text(week)}", "Lúc", "Phút", "", ["Nơi", .. RecordEvidence.Columns],
            [.. records.Select(record => RecordEvidence.Row(record, context.Names) with { Met = record.Count, NumeratorText = VietnameseNumbers.Text(record.Count ?? 0), OutOf = 0, More = [context.NameOf(record.Place), .. RecordEvidence.Row(record, context.Names).More] })],
            records.Sum(record => record.Count ?? 0), 0, records.Count);
    }

    /// <summary>Village teams of the last day of the period, and whether each has enough members.</summary>
    public static async Task<EvidenceTable> WithMembers(EvidenceContext context, int least, CancellationToken ct) => EvidenceTable.Of(
        "Theo Tổ cấp thôn", "Tổ", "Số đạt", "Tổng số", ["Thành viên"],
        [.. (await In(context, ct)).Where(team => team.Place.Level == UnitKind.Village && Stands(team.Place, context.Period.Last)).Select(team =>
            new EvidenceRow(Named(context, team), TeamLinks.Of(team.Place.Id, context.Program.Id, context.Period.Last), team.Members >= least ? 1 : 0, 1, [$"{VietnameseNumbers.Text(team.Members)} người"]))]);

    /// <summary>Units of a level, each with its teams.</summary>
    public static async Task<EvidenceTable> Standing(EvidenceContext context, UnitKind level, CancellationToken ct)
    {
        var teams = (await In(context, ct)).Where(team => team.Place.Level == level && Stands(team.Place, context.Period.Last)).ToLookup(team => context.RowOf(team.Place.UnitId));
        return EvidenceTable.Of(level == UnitKind.Village ? "Theo thôn, tổ dân phố" : "Theo xã", "Đơn vị", "Có Tổ", "Tổng số", ["Tổ"],
            [.. context.Tree.Under(context.Unit.Id, level).Select(unit => new EvidenceRow(
                unit.FullName, teams[unit.Id].Select(team => TeamLinks.Of(team.Place.Id, context.Program.Id, context.Period.Last)).FirstOrDefault(), teams[unit.Id].Any() ? 1 : 0, 1,
                [teams[unit.Id].Any() ? string.Join(", ", teams[unit.Id].Select(team => team.Name)) : "chưa có Tổ"]))]);
    }

    private static async Task<IReadOnlyList<TeamAtEnd>> In(EvidenceContext context, CancellationToken ct)
    {
        var places = context.PlacesOf(context.Unit.Id);
        var order = context.Tree.Under(context.Unit.Id).Select((unit, position) => (unit.Id, position)).ToDictionary(one => one.Id, one => one.position);
        var found = await TeamPlaces.WithMembersOn(context.Province, places, context.Period.Last, ct);
        var names = await EvidenceTeamStore.Names(context.Province, [.. found.Select(one => one.Team.Id)], ct);
        return [.. found.Select(one => new TeamAtEnd(one.Team, names.GetValueOrDefault(one.Team.Id, "Tổ"), one.Members)).OrderBy(one => order[context.RowOf(one.Place.UnitId)]).ThenBy(one => one.Place.Id.Value)];
    }

    private static async Task<IReadOnlyDictionary<TeamId, IReadOnlyDictionary<DateOnly, long>>> MinutesOf(EvidenceContext context, CancellationToken ct) =>
        (await FieldFigures.Read(context.Province, new Dictionary<UnitId, UnitId> { [context.Unit.Id] = context.Unit.Id }, [], context.Period.First, context.Period.Last, FieldParts.Hours, ct)).Minutes;

    /// <summary>A team counts for the weeks on whose Thursday it stood.</summary>
    private static List<DateOnly> WeeksOf(EvidenceContext context, TeamPlace team) => [.. context.Period.Weeks().Where(monday => monday <= context.Today && Stands(team, monday.AddDays(3)))];

    private static bool Stands(TeamPlace team, DateOnly day) => team.ValidFrom <= day && day <= team.ValidTo;

    private static long Worked(IReadOnlyDictionary<TeamId, IReadOnlyDictionary<DateOnly, long>> minutes, TeamId team, DateOnly week) => minutes.TryGetValue(team, out var weeks) ? weeks.GetValueOrDefault(week) : 0;

    private static string Named(EvidenceContext context, TeamAtEnd team) =>
        context.RowOf(team.Place.UnitId) is var place && place != context.Unit.Id && context.Tree.Find(place) is { } unit ? $"{team.Name}, {unit.FullName}" : team.Name;

    private static string Hours(long minutes) => VietnameseNumbers.Text(Math.Round(minutes / 60m, 1));

    private sealed record TeamAtEnd(TeamPlace Place, string Name, int Members);
}
