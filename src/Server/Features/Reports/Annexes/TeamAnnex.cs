using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Documents.Annexes;
using CongDongSo.Server.Platform.Documents.Letters;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Reports.Annexes;

/// <summary>Danh sách Tổ và quyết định thành lập, kiện toàn of a unit and of all below it, as of a day; no names of members.</summary>
public sealed class TeamAnnex
{
    private static readonly AnnexColumn[] Columns =
    [
        new("TT", 6, DocAlign.Centre), new("Tên Tổ", 36), new("Thôn, tổ dân phố", 28), new("Quyết định thành lập", 22), new("Ngày ký", 16, DocAlign.Centre), new("Quyết định kiện toàn gần nhất", 22), new("Ngày ký", 16, DocAlign.Centre),
        new("Số thành viên", 12, DocAlign.Right) { IsSummed = true }, new("Ghi chú", 20),
    ];

    private readonly UnitInScope unitsInScope;
    private readonly UnitDirectory units;
    private readonly Databases databases;
    private readonly TeamDirectory teams;
    private readonly TimeProvider clock;

    public TeamAnnex(UnitInScope unitsInScope, UnitDirectory units, Databases databases, TeamDirectory teams, TimeProvider clock) =>
        (this.unitsInScope, this.units, this.databases, this.teams, this.clock) = (unitsInScope, units, databases, teams, clock);

    internal async Task<Result<AnnexFile>> File(Caller? caller, string? unit, DateOnly? asked, string? format, CancellationToken ct)
    {
        var found = await AnnexArea.Of(unitsInScope, units, databases, caller, unit, asked, Permission.ViewTeams, ct);
        if (found is not Result<AnnexArea>.Done(var area))
            return ((Result<AnnexArea>.Refused)found).Problem;
        var day = area.Tree.Day;
        var standing = await teams.Under(area.Province.Code, area.Tree, area.Unit.Id, day, ct);
        var decisions = (await TeamRecords.Decisions(area.Province, [.. standing.Select(team => team.Id)], day, ct)).ToLookup(decision => decision.Team);
        var list = area.List(
            "DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG VÀ QUYẾT ĐỊNH THÀNH LẬP, KIỆN TOÀN", VietnamTime.Today(clock), [$"{area.Unit.FullName}, tính đến ngày {VietnamTime.Text(day)}"], Columns,
            [.. Rows(area, standing, decisions)], AnnexArea.Preparer);
        return AnnexFile.Of(list, $"phu-luc-to_{area.Unit.Code}_{day:yyyyMMdd}", "Tổ và quyết định", format);
    }

    /// <summary>By commune where there are several.</summary>
    private static IEnumerable<AnnexRow> Rows(AnnexArea area, IReadOnlyList<Team> standing, ILookup<TeamId, TeamDecision> decisions)
    {
        UnitId? listed = null;
        var ordinal = 0;
        foreach (var team in standing)
        {
            if (area.Unit.Kind < UnitKind.Commune && area.Tree.Ancestor(team.UnitId, UnitKind.Commune) is { } commune && commune.Id != listed)
            {
                listed = commune.Id;
                yield return AnnexRow.Group(commune.FullName);
            }
            yield return new(Row(area, ++ordinal, team, [.. decisions[team.Id]]));
        }
    }

    private static IReadOnlyList<XlsxCell> Row(AnnexArea area, int ordinal, Team team, IReadOnlyList<TeamDecision> decisions)
    {
        var founding = decisions.Count > 0 ? decisions[0] : null;
        var renewal = decisions.Skip(1).LastOrDefault(decision => decision.Kind == DecisionKind.Consolidate);
        var change = decisions.LastOrDefault(decision => decision.Kind == DecisionKind.ChangeMembers && (renewal is null || decision.From > renewal.From));
        return
        [
            XlsxCell.Ordinal(ordinal), XlsxCell.Of(team.Name), XlsxCell.Of(area.Tree.Find(team.UnitId)?.FullName), XlsxCell.Of(founding?.Number), XlsxCell.Of(founding?.IssuedOn), XlsxCell.Of(renewal?.Number), XlsxCell.Of(renewal?.IssuedOn),
            XlsxCell.Of(team.Size), XlsxCell.Of(change is null ? null : $"Thay đổi thành viên: {change.Number} ngày {VietnamTime.Text(change.IssuedOn)}"),
        ];
    }
}
