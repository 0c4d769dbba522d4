using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Server.Features.Teams.Mapping;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Features.Teams.Rosters;

/// <summary>The rows of a roster file.</summary>
/// <param name="Rows">Not to be used where there are faults.</param>
public sealed record RosterReading(IReadOnlyList<RosterRow> Rows, IReadOnlyList<Fault> Faults, IReadOnlyList<Fault> Notices);

/// <summary>Reads the roster form of the Thanh Hóa annex from all sheets of a file that have its header, or one that was matched with it.</summary>
internal static class RosterSheet
{
    public static RosterReading Read(IReadOnlyList<Sheet> sheets, RosterForms forms)
    {
        var rows = new List<RosterRow>();
        var faults = new List<Fault>();
        var notices = new List<Fault>();
        var found = false;
        foreach (var sheet in sheets)
        {
            if (sheet.Hidden)
            {
                notices.Add(new(sheet.Name, 1, "A", null, "Trang bị ẩn, không đọc"));
                continue;
            }
            using var row = sheet.Rows.GetEnumerator();
            var head = Head(row);
            if (head.Count == 0)
                continue;
            switch (forms.HeaderOf(sheet, head, notices))
            {
                case Result<RosterHeader>.Done(var header):
                    found = true;
                    new RosterRowReader(sheet, header, rows, faults, notices).Read(head.Where(one => one.Number > header.LastRow).Concat(Rest(row)));
                    break;
                case Result<RosterHeader>.Refused(var problem):
                    found = true;
                    faults.AddRange(problem.Faults);
                    break;
                default:
                    notices.Add(new(sheet.Name, 1, "A", null, forms.Chosen is null ? "Trang không có dòng tiêu đề của biểu mẫu, không đọc" : "Trang không được chọn, không đọc"));
                    break;
            }
        }
        if (!found)
        {
            faults.Add(new(
                sheets.Count > 0 ? sheets[0].Name : null, 1, "A", null,
                $"Không thấy dòng tiêu đề trong {RosterHeader.RowsSearched} dòng đầu; biểu mẫu gồm các cột: {string.Join(" | ", RosterHeader.Form.Select(column => column.Text))}"));
        }
        else if (rows.Count == 0 && faults.Count == 0)
        {
            faults.Add(new(sheets[0].Name, 1, "A", null, "Danh sách không có thành viên nào"));
        }
        return new(rows, faults, notices);
    }

    /// <summary>The header may be as many rows tall as stand below the last one searched, and what its columns mean is seen from what stands below it.</summary>
    private static List<SheetRow> Head(IEnumerator<SheetRow> rows)
    {
        var head = new List<SheetRow>();
        while (head.Count < SheetSurvey.RowsRead && rows.MoveNext())
            head.Add(rows.Current);
        return head;
    }

    private static IEnumerable<SheetRow> Rest(IEnumerator<SheetRow> rows)
    {
        while (rows.MoveNext())
            yield return rows.Current;
    }
}
