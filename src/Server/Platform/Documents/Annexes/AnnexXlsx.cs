using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Platform.Documents.Annexes;

/// <summary>A list to be signed as a workbook: printed lying, one page wide, its header on each page; sums and products are worked out anew when a cell changes.</summary>
public static class AnnexXlsx
{
    public static void Write(Stream output, AnnexList list, string sheet)
    {
        var head = Head(list);
        XlsxWriter.Write(output, list.Title, list.IssuerInText,
        [
            new XlsxSheet(sheet, [.. list.Columns.Select(column => (double)column.Share)], [.. head, Header(list), .. Rows(list, head.Count + 2), .. Foot(list)]) { HeaderFirst = head.Count + 1, HeaderLast = head.Count + 1, Calculates = list.HasTotal },
        ]);
    }

    private static List<IReadOnlyList<XlsxCell>> Head(AnnexList list)
    {
        var all = list.Columns.Count;
        var left = Math.Max(1, LeftColumns(list));
        string[] issuer = [.. list.Superior is { } superior ? new[] { superior } : [], .. list.Issuer];
        string[] nation = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"];
        return
        [
            .. Enumerable.Range(0, Math.Max(issuer.Length, nation.Length)).Select(i => (IReadOnlyList<XlsxCell>)[XlsxCell.Of(issuer.ElementAtOrDefault(i), CellLook.Head, left), XlsxCell.Of(nation.ElementAtOrDefault(i), CellLook.Head, all - left)]),
            [],
            [XlsxCell.Of("PHỤ LỤC", CellLook.Title, all)],
            [XlsxCell.Of(list.Title, CellLook.Title, all)],
            .. list.Notes.Append(list.BelongsTo).Select(note => (IReadOnlyList<XlsxCell>)[XlsxCell.Of(note, CellLook.HeadNote, all)]),
            [],
        ];
    }

    /// <summary>As many columns as take two fifths of the width.</summary>
    private static int LeftColumns(AnnexList list)
    {
        var (whole, sum, columns) = (list.Columns.Sum(column => column.Share), 0, 0);
        while (columns < list.Columns.Count - 1 && sum + list.Columns[columns].Share <= whole * 9 / 20)
            sum += list.Columns[columns++].Share;
        return columns;
    }

    private static IReadOnlyList<XlsxCell> Header(AnnexList list) => [.. list.Columns.Select(column => XlsxCell.Of(column.Header, CellLook.Header))];

    private static IEnumerable<IReadOnlyList<XlsxCell>> Rows(AnnexList list, int first)
    {
        var line = first;
        foreach (var row in list.Rows)
        {
            yield return row.IsGroup ? [row.Cells[0] with { Look = CellLook.Strong, Across = list.Columns.Count }] : [.. row.Cells.Select((cell, i) => Cell(list.Columns[i], cell, line))];
            line++;
        }
        if (list.HasTotal)
            yield return [.. list.Columns.Select((column, i) => column.IsSummed ? Total(list, i, first, line - 1) : XlsxCell.Of(i == 1 ? "TỔNG CỘNG" : null, CellLook.Strong))];
    }

    private static XlsxCell Cell(AnnexColumn column, XlsxCell cell, int line) => column.Product is var (one, other) && cell.Number is { } value
        ? XlsxCell.WholeBy($"{ColumnName.Of(one)}{line}*{ColumnName.Of(other)}{line}", (long)value) : cell;

    private static XlsxCell Total(AnnexList list, int column, int first, int last) =>
        XlsxCell.WholeBy(last < first ? "0" : $"SUM({ColumnName.Of(column)}{first}:{ColumnName.Of(column)}{last})", list.SumOf(column)) with { Look = CellLook.StrongWhole };

    private static IEnumerable<IReadOnlyList<XlsxCell>> Foot(AnnexList list)
    {
        var all = list.Columns.Count;
        foreach (var sentence in list.After)
            yield return [XlsxCell.Of(sentence, CellLook.Note, all)];
        yield return [];
        var parts = Parts(all, list.Signers.Count);
        yield return [.. parts.Select((across, i) => XlsxCell.Of(i == parts.Count - 1 ? $"{list.Place}, {list.Date.Text}" : null, CellLook.HeadNote, across))];
        for (var line = 0; line < list.Signers.Max(signer => signer.Count); line++)
            yield return [.. parts.Select((across, i) => XlsxCell.Of(list.Signers[i].ElementAtOrDefault(line), CellLook.Head, across))];
        yield return [.. parts.Select(across => XlsxCell.Of("(Ký, ghi rõ họ tên)", CellLook.HeadNote, across))];
    }

    /// <summary>Columns of each signer.</summary>
    private static List<int> Parts(int columns, int signers) => [.. Enumerable.Range(0, signers).Select(i => (columns * (i + 1) / signers) - (columns * i / signers))];
}
