using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Support;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Documents.Annexes;
using CongDongSo.Server.Platform.Documents.Letters;
using CongDongSo.Server.Platform.Documents.Writing;
using RoleWords = CongDongSo.Domain.Teams.RoleWords;

namespace CongDongSo.Server.Features.Reports.Annexes;

/// <summary>
/// Danh sách chi hỗ trợ (Nghị quyết 03/2025/NQ-HĐND in Quảng Nam's program): who served how many months in which role, from dated memberships. Rates, and how many days make a
/// month, are those of the resolution that whoever draws it up has before them; nothing here knows them.
/// </summary>
public sealed class SupportAnnex
{
    private static readonly AnnexColumn[] Columns =
    [
        new("TT", 6, DocAlign.Centre), new("Họ và tên", 28), new("Chức vụ trong Tổ", 18), new("Số tháng", 9, DocAlign.Right) { IsSummed = true }, new("Giờ mỗi tuần của Tổ", 14, DocAlign.Right), new("Mức chi mỗi tháng (đồng)", 16, DocAlign.Right),
        new("Thành tiền (đồng)", 18, DocAlign.Right) { IsSummed = true, Product = (3, 5) }, new("Ký nhận", 18), new("Ghi chú", 26),
    ];

    private readonly UnitInScope unitsInScope;
    private readonly UnitDirectory units;
    private readonly Databases databases;
    private readonly TeamRecords records;
    private readonly TimeProvider clock;

    public SupportAnnex(UnitInScope unitsInScope, UnitDirectory units, Databases databases, TeamRecords records, TimeProvider clock) =>
        (this.unitsInScope, this.units, this.databases, this.records, this.clock) = (unitsInScope, units, databases, records, clock);

    internal async Task<Result<AnnexFile>> File(Caller? caller, SupportWish wish, CancellationToken ct)
    {
        var today = VietnamTime.Today(clock);
        if (caller is not null && Scope.Refusal(caller, Permission.ViewPersonalData) is { } forbidden)
            return forbidden;
        var read = wish.Read(today);
        if (read is not Result<SupportTerms>.Done(var terms))
            return ((Result<SupportTerms>.Refused)read).Problem;
        var day = terms.Period.Last < today ? terms.Period.Last : today;
        var found = await AnnexArea.Of(unitsInScope, units, databases, caller, wish.Unit, day, Permission.ViewPersonalData, ct);
        if (found is not Result<AnnexArea>.Done(var area))
            return ((Result<AnnexArea>.Refused)found).Problem;
        if (area.Unit.Kind < UnitKind.Commune)
            return new Problem("support-too-wide", "Danh sách chi hỗ trợ lập theo từng xã.", $"{area.Unit.FullName} gồm nhiều xã: chọn một xã rồi lập.");
        // Teams of units that ended within the period count for the days they stood.
        var places = area.Units.Concat((await units.TreeOf(area.Unit, area.Unit.ValidFrom > terms.Period.First ? area.Unit.ValidFrom : terms.Period.First, ct)).Under(area.Unit.Id).Select(unit => unit.Id)).Distinct().ToList();
        var served = await records.Served(area.Province, places, terms.Period.First, terms.Period.Last, some => Entry(area, terms, some), ct);
        var months = SupportMonths.Of([.. served.Select(one => (one.Team, one.Term))], terms.Period, terms.LeastDays);
        var minutes = await FieldActivity.Minutes(area.Province, [.. served.Select(one => one.Team).Distinct()], terms.Period, ct);
        var list = area.List("DANH SÁCH CHI HỖ TRỢ THÀNH VIÊN TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG", today, [$"{area.Unit.FullName}, {terms.Period.Text}", terms.Basis], Columns, [.. Rows(area, served, months, minutes, terms)], AnnexArea.Preparer, ["KẾ TOÁN"]);
        return AnnexFile.Of(list with { After = After(list, served, months, terms) }, $"phu-luc-chi-ho-tro_{area.Unit.Code}_{terms.Period.Code}", "Chi hỗ trợ", wish.Format);
    }

    private static AuditEntry Entry(AnnexArea area, SupportTerms terms, IReadOnlyList<TeamService> served) => new(AuditActions.SupportExport)
    {
        Place = area.Unit.Id, Subjects = [.. served.Select(one => one.Term.Person.Value).Distinct()], After = new { fields = new[] { "name" }, period = terms.Period.Code, terms.Basis, terms.LeastDays, rates = terms.RatesByWord },
    };

    private static IEnumerable<AnnexRow> Rows(AnnexArea area, IReadOnlyList<TeamService> served, IReadOnlyList<SupportMonths> months, IReadOnlyDictionary<TeamId, long> minutes, SupportTerms terms)
    {
        var names = served.GroupBy(one => one.Term.Person).ToDictionary(group => group.Key, group => group.First().Term.Name!);
        var inTeams = served.GroupBy(one => one.Term.Person).ToDictionary(group => group.Key, group => group.Select(one => one.Team).Distinct().Count());
        var weeks = terms.Period.Weeks().Count();
        var ordinal = 0;
        foreach (var team in months.GroupBy(one => one.Team))
        {
            var of = served.First(one => one.Team == team.Key);
            yield return AnnexRow.Group($"{of.TeamName}{(area.Tree.Find(of.Unit) is { } place && place.Id != area.Unit.Id ? $" ({place.FullName})" : "")}");
            foreach (var one in team)
            {
                var rate = terms.Rates[one.Role];
                yield return new(
                [
                    XlsxCell.Ordinal(++ordinal), XlsxCell.Of(names[one.Person]), XlsxCell.Of(RoleWords.Text(one.Role)), XlsxCell.Of(one.Months),
                    minutes.TryGetValue(team.Key, out var spent) && weeks > 0 ? XlsxCell.Of(decimal.Round(spent / 60m / weeks, 1)) : XlsxCell.Of("chưa ghi", CellLook.Centre),
                    XlsxCell.Of(rate), XlsxCell.Of((decimal)(one.Months * rate)), XlsxCell.Blank, XlsxCell.Of(inTeams[one.Person] > 1 ? $"Có tên ở {inTeams[one.Person]} Tổ trong xã" : null),
                ]);
            }
        }
    }

    private static IReadOnlyList<string> After(AnnexList list, IReadOnlyList<TeamService> served, IReadOnlyList<SupportMonths> months, SupportTerms terms)
    {
        var without = served.Select(one => (one.Team, one.Term.Person)).Distinct().Except(months.Select(one => (one.Team, one.Person))).Count();
        return
        [
            $"Tổng số tiền bằng chữ: {VietnameseWords.Money(list.SumOf(6))}.",
            $"Số tháng tính theo thời gian có tên trong Tổ theo quyết định; một tháng được tính khi {(terms.LeastDays is { } days ? $"có từ {days} ngày" : "đủ mọi ngày trong tháng")}.{(without > 0 ? $" {VietnameseNumbers.Text(without)} thành viên không có tháng nào được tính nên không có trong danh sách." : "")}",
        ];
    }
}
