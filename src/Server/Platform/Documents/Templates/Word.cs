using System.Xml.Linq;
using CongDongSo.Server.Platform.Documents.Letters;

namespace CongDongSo.Server.Platform.Documents.Templates;

/// <summary>Names of WordprocessingML that templates are read and written by.</summary>
internal static class Word
{
    public static readonly XNamespace W = DocxXml.Main;

    public static readonly XNamespace Relationships = Writing.OfficePackage.Relationships;

    public static readonly XName P = W + "p", PPr = W + "pPr", R = W + "r", RPr = W + "rPr", T = W + "t", Br = W + "br", Tbl = W + "tbl", Tr = W + "tr", Tc = W + "tc", SectPr = W + "sectPr", Body = W + "body",
        TextBox = W + "txbxContent", Val = W + "val";

    public static XElement Of(string name, params object?[] content) => new(W + name, content);

    public static XAttribute At(string name, object value) => new(W + name, value);

    /// <summary>Pieces of a paragraph's own text, not of a text box that hangs on it.</summary>
    public static List<XElement> TextsOf(XElement paragraph) => [.. paragraph.Descendants(T).Where(text => text.Ancestors(P).First() == paragraph)];

    /// <summary>What one reads in it; Word keeps it in as many pieces as it likes.</summary>
    public static string TextOf(XElement paragraph) => string.Concat(TextsOf(paragraph).Select(text => text.Value));
}
