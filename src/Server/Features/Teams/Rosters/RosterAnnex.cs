using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Documents.Annexes;
using CongDongSo.Server.Platform.Documents.Letters;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Teams.Rosters;

/// <summary>Danh sách thành viên Tổ as an annex to be signed: the columns of the Thanh Hóa annex, exactly.</summary>
internal static class RosterAnnex
{
    private static readonly int[] Shares = [6, 20, 32, 24, 26, 18, 16, 24];

    /// <param name="rows">Lines of the form; the last one is its total.</param>
    public static AnnexList Of(TeamArea area, DateOnly day, DateOnly drawnUp, IReadOnlyList<IReadOnlyList<string?>> rows)
    {
        var office = ReportOffice.OfLists(area.Unit.Kind == UnitKind.Village ? area.Tree.Ancestor(area.Unit.Id, UnitKind.Commune) ?? area.Unit : area.Unit);
        return new()
        {
            Superior = office.Superior, Issuer = office.Name, IssuerInText = office.ShortName, Place = office.Place, Date = new(drawnUp.Year, drawnUp.Month),
            Title = "DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG", Notes = [$"{area.Unit.FullName}, tính đến ngày {VietnamTime.Text(day)}"],
            Columns = [.. RosterHeader.Form.Select((column, i) => new AnnexColumn(column.Text, Shares[i], i is 0 or 6 ? DocAlign.Centre : DocAlign.Left))],
            Rows = [.. rows.Select(row => new AnnexRow([.. row.Select(text => XlsxCell.Of(text))]))],
            Signers = [["NGƯỜI LẬP BIỂU"], office.SignedFor],
        };
    }
}
