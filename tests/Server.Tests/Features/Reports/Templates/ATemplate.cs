using CongDongSo.Server.Features.Reports.Templates;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace CongDongSo.Server.Tests.Features.Reports.Templates;

/// <summary>Templates as an office makes them in Word.</summary>
internal static class ATemplate
{
    /// <summary>What every template must have, one mark a paragraph.</summary>
    public static readonly string[] Needed = ["{{ten_bao_cao}}", "{{bang_chi_tieu}}", "{{tong_hop}}", "{{loi_bao_cao}}"];

    /// <summary>A plain document of these paragraphs; a bar in one cuts it into runs.</summary>
    public static byte[] Of(params IEnumerable<string> paragraphs) => Of(body => body.Append(paragraphs.Select(Paragraph)));

    public static byte[] Of(Action<Body> write, Action<MainDocumentPart>? also = null)
    {
        using var stream = new MemoryStream();
        using (var package = WordprocessingDocument.Create(stream, WordprocessingDocumentType.Document))
        {
            var main = package.AddMainDocumentPart();
            main.Document = new Document(new Body());
            write(main.Document.Body!);
            also?.Invoke(main);
        }
        return stream.ToArray();
    }

    /// <summary>The built-in template, changed.</summary>
    public static byte[] Started(Action<MainDocumentPart> change)
    {
        using var stream = new MemoryStream();
        stream.Write(LetterStart.Content);
        using (var package = WordprocessingDocument.Open(stream, isEditable: true))
            change(package.MainDocumentPart!);
        return stream.ToArray();
    }

    public static Paragraph Paragraph(string text) =>
        new(text.Split('|').Select((piece, i) => i % 2 == 0 ? new Run(Words(piece)) : new Run(new RunProperties(new Bold()), Words(piece))));

    private static Text Words(string piece) => new(piece) { Space = SpaceProcessingModeValues.Preserve };

    public static Table Table(params string[][] rows)
    {
        var table = new Table(new TableProperties(new TableWidth { Width = "5000", Type = TableWidthUnitValues.Pct }), new TableGrid(rows[0].Select(_ => new GridColumn { Width = "2000" })));
        table.Append(rows.Select(row => new TableRow(row.Select(cell => new TableCell(Paragraph(cell))))));
        return table;
    }
}
