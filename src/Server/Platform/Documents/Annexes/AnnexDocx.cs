using System.Xml;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Documents.Letters;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Platform.Documents.Annexes;

/// <summary>A list to be signed as DOCX: A4 lying, heads and letters of NĐ 30/2020, pages numbered, the table's header on each. The same list gives the same bytes.</summary>
public static class AnnexDocx
{
    public static void Write(Stream output, AnnexList list) => OfficialDocx.Write(output, $"{list.Title}, {list.IssuerInText}", list.IssuerInText, xml =>
    {
        var width = DocxPage.TextWidth(landscape: true);
        DocxFrame.Heads(xml, list.Superior, list.Issuer, [width * 2 / 5, width - (width * 2 / 5)]);
        xml.Paragraph("AnnexName", "PHỤ LỤC", keepWithNext: true);
        xml.Paragraph("Subtitle", list.Title, keepWithNext: true);
        foreach (var note in list.Notes)
            xml.Paragraph("AnnexLine", note, keepWithNext: true);
        xml.Paragraph("AnnexNote", list.BelongsTo, keepWithNext: true);
        DocxTable.Write(xml, Table(list), width);
        foreach (var sentence in list.After)
            xml.Paragraph("BodyText", sentence, keepWithNext: true);
        Signers(xml, list, width);
        DocxPage.Section(xml, landscape: true, firstUnnumbered: true);
    });

    private static DocBlock.Table Table(AnnexList list) => new(
        [.. list.Columns.Select(column => new DocColumn(column.Header, column.Share, column.Align))],
        [.. list.Rows.Select(row => row.IsGroup ? Spread(list, row.Cells[0].Text!) : new DocRow([.. row.Cells.Select(Text)])), .. list.HasTotal ? [Total(list)] : Array.Empty<DocRow>()]) { Dense = true };

    private static DocRow Spread(AnnexList list, string text) => new([text, .. Enumerable.Repeat("", list.Columns.Count - 1)], Strong: true) { IsSpread = true };

    private static DocRow Total(AnnexList list) =>
        new([.. list.Columns.Select((column, i) => column.IsSummed ? VietnameseNumbers.Text(list.SumOf(i)) : i == 1 ? "TỔNG CỘNG" : "")], Strong: true);

    internal static string Text(XlsxCell cell) => cell switch
    {
        { Date: { } day } => VietnamTime.Text(day),
        { Number: { } number } => VietnameseNumbers.Text(number),
        _ => cell.Text ?? "",
    };

    /// <summary>They stay together, and with the day of signing above the last.</summary>
    private static void Signers(XmlWriter xml, AnnexList list, int width)
    {
        var each = width / list.Signers.Count;
        xml.LayoutTable(
            [.. list.Signers.Select(_ => each)],
            [.. list.Signers.Select((signer, i) => (Action)(() =>
            {
                xml.Paragraph("PlaceDate", i == list.Signers.Count - 1 ? $"{list.Place}, {list.Date.Text}" : "", keepWithNext: true);
                foreach (var line in signer)
                    xml.Paragraph("Signature", line, keepWithNext: true);
                xml.Paragraph("SignHint", "(Ký, ghi rõ họ tên)", keepWithNext: true);
                for (var line = 0; line < 4; line++)
                    xml.Paragraph("Signature", "", keepWithNext: line < 3);
            }))]);
        xml.Paragraph("AfterTable", "");
    }
}
