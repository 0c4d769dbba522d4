using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace CongDongSo.Server.Platform.Documents.Reading;

/// <summary>The workbook's shared strings: a cell names its text by index.</summary>
internal sealed partial class XlsxStrings
{
    private readonly List<string> texts = [];

    public string? this[int index] => index >= 0 && index < texts.Count ? texts[index] : null;

    public static XlsxStrings Read(OfficeParts package, string? path, SheetLimits limits)
    {
        var strings = new XlsxStrings();
        if (path is null)
            return strings;
        using var xml = package.Xml(path);
        while (xml.Read())
        {
            if (xml is { NodeType: XmlNodeType.Element, LocalName: "si" })
                strings.texts.Add(TextOf(xml, limits));
        }
        return strings;
    }

    /// <summary>The text of a string item or inline string, its formatted runs joined, without phonetic hints.</summary>
    public static string TextOf(XmlReader xml, SheetLimits limits)
    {
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        string? only = null;
        StringBuilder? joined = null;
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType != XmlNodeType.Element)
                continue;
            if (xml.LocalName == "rPh")
            {
                SkipPhonetic(xml);
            }
            else if (xml.LocalName == "t")
            {
                var text = Content(xml, limits);
                if (only is null)
                    only = text;
                else
                    (joined ??= new(only)).Append(text);
                if (joined?.Length > limits.CellCharacters)
                    throw TooLong(limits);
            }
        }
        return joined?.ToString() ?? only ?? "";
    }

    /// <summary>The text inside the current element; the reader stops on its end tag.</summary>
    public static string Content(XmlReader xml, SheetLimits limits)
    {
        if (xml.IsEmptyElement)
            return "";
        var depth = xml.Depth;
        var text = "";
        while (xml.Read() && xml.Depth > depth)
        {
            if (xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace)
                text = text.Length == 0 ? xml.Value : text + xml.Value;
            if (text.Length > limits.CellCharacters)
                throw TooLong(limits);
        }
        return text.Contains("_x", StringComparison.Ordinal) ? Escape().Replace(text, Character) : text;
    }

    private static void SkipPhonetic(XmlReader xml)
    {
        if (xml.IsEmptyElement)
            return;
        var depth = xml.Depth;
        while (xml.Read() && xml.Depth > depth)
        {
        }
    }

    private static string Character(Match escape) => ((char)int.Parse(escape.ValueSpan[2..6], NumberStyles.HexNumber)).ToString();

    private static UnreadableFileException TooLong(SheetLimits limits) =>
        UnreadableFileException.TooLarge($"Có ô dài hơn {limits.CellCharacters} ký tự.");

    /// <summary>ECMA-376 ST_Xstring: a character XML can't hold.</summary>
    [GeneratedRegex("_x[0-9A-Fa-f]{4}_", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Escape();
}
