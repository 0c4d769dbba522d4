using System.Xml;

namespace CongDongSo.Server.Platform.Documents.Letters;

/// <summary>What stands around the body: the head with issuer, nation, number and date, and the foot with recipients and signature.</summary>
internal static class DocxFrame
{
    private const string Nation = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM";
    private const string Motto = "Độc lập - Tự do - Hạnh phúc";
    private static readonly int[] Head = [3754, 5600];
    private static readonly int[] Foot = [4354, 5000];

    public static void Top(XmlWriter xml, OfficialDocument document)
    {
        xml.LayoutTable(
            Head,
            [() => Issuer(xml, document.Superior, document.Issuer, Head[0]), () => NationAndMotto(xml, Head[1])],
            [() => Number(xml, document), () => xml.Paragraph("PlaceDate", $"{document.Place}, {document.Date.Text}")]);
        if (document.Kind is { } kind)
        {
            xml.Paragraph("Title", kind, keepWithNext: true);
            xml.Paragraph("Subtitle", document.About, keepWithNext: true);
            xml.Rule(Math.Min(document.About.Split('\n').Max(line => TimesBold.Twips(line, 14)), DocxPage.TextWidth(landscape: false)) * 2 / 5, DocxPage.TextWidth(landscape: false));
        }
        Addressees(xml, document.AddressedTo);
    }

    public static void Bottom(XmlWriter xml, OfficialDocument document) => xml.LayoutTable(
        Foot,
        [() => Recipients(xml, document.Recipients), () => Signature(xml, document)]);

    /// <summary>Issuer and nation alone, over a list.</summary>
    public static void Heads(XmlWriter xml, string? superior, IReadOnlyList<string> issuer, int[] columns) =>
        xml.LayoutTable(columns, [() => Issuer(xml, superior, issuer, columns[0]), () => NationAndMotto(xml, columns[1])]);

    private static void Issuer(XmlWriter xml, string? superior, IReadOnlyList<string> issuer, int column)
    {
        if (superior is not null)
            xml.Paragraph("Superior", superior);
        foreach (var line in issuer)
            xml.Paragraph("Issuer", line);
        xml.Rule(Math.Min(TimesBold.Twips(issuer[^1], 12), column) * 2 / 5, column);
    }

    private static void NationAndMotto(XmlWriter xml, int column)
    {
        xml.Paragraph("Nation", Nation);
        xml.Paragraph("Motto", Motto);
        xml.Rule(TimesBold.Twips(Motto, 13), column);
    }

    private static void Number(XmlWriter xml, OfficialDocument document)
    {
        xml.Paragraph("DocNumber", $"Số: {document.Number ?? "         "}/{document.Symbol}");
        if (document.Kind is null)
            xml.Paragraph("LetterAbout", $"V/v {document.About}");
    }

    private static void Addressees(XmlWriter xml, IReadOnlyList<string> names)
    {
        if (names.Count == 1)
        {
            xml.Paragraph("Addressee", $"Kính gửi: {names[0]}");
        }
        else if (names.Count > 1)
        {
            xml.Paragraph("Addressees", "Kính gửi:", keepWithNext: true);
            for (var i = 0; i < names.Count; i++)
                xml.Paragraph("AddresseeItem", $"- {names[i]}{(i == names.Count - 1 ? "." : ";")}");
            xml.Paragraph("AfterTable", "");
        }
    }

    private static void Recipients(XmlWriter xml, IReadOnlyList<string> recipients)
    {
        xml.Paragraph("RecipientsHead", "Nơi nhận:");
        for (var i = 0; i < recipients.Count; i++)
            xml.Paragraph("Recipient", $"- {recipients[i]}{(i == recipients.Count - 1 ? "." : ";")}");
    }

    private static void Signature(XmlWriter xml, OfficialDocument document)
    {
        foreach (var line in document.SignedFor)
            xml.Paragraph("Signature", line, keepWithNext: true);
        for (var line = 0; line < 4; line++)
            xml.Paragraph("Signature", "", keepWithNext: true);
        xml.Paragraph("Signature", document.Signer ?? "");
    }
}
