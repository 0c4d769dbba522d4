using System.IO.Compression;
using System.Text;
using System.Xml;

namespace CongDongSo.Server.Platform.Documents.Writing;

/// <summary>
/// The ZIP of an office document. The same parts give the same bytes: no clock, no random ids, parts in the order they are written.
/// So a file can be compared, signed and cached by its hash.
/// </summary>
internal sealed class OfficePackage(Stream output) : IDisposable
{
    public const string Relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
    public static readonly DateTimeOffset PartDate = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    public static readonly XmlWriterSettings Settings = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineHandling = NewLineHandling.None,
    };

    private readonly ZipArchive archive = new(output, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<(string Path, string ContentType)> _parts = [];

    /// <param name="contentType">After <c>application/vnd.openxmlformats-</c>.</param>
    public void Part(string path, string contentType, Action<XmlWriter> write)
    {
        _parts.Add((path, contentType));
        Entry(path, write);
    }

    /// <param name="part">Whose relations they are; empty for the package.</param>
    /// <param name="targets">Id, type after the common prefix, target.</param>
    public void Relations(string part, params IEnumerable<(string Id, string Type, string Target)> targets)
    {
        var slash = part.LastIndexOf('/') + 1;
        Entry($"{part[..slash]}_rels/{part[slash..]}.rels", xml =>
        {
            xml.WriteStartElement("Relationships", "http://schemas.openxmlformats.org/package/2006/relationships");
            foreach (var (id, type, target) in targets)
            {
                xml.WriteStartElement("Relationship");
                xml.WriteAttributeString("Id", id);
                xml.WriteAttributeString("Type", type == "core-properties"
                    ? "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"
                    : $"{Relationships}/{type}");
                xml.WriteAttributeString("Target", target);
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        });
    }

    /// <summary>Title, author and language as the document's properties show them.</summary>
    public void CoreProperties(string title, string creator) => Part("docProps/core.xml", "package.core-properties+xml", xml => CoreProperties(xml, title, creator));

    public static void CoreProperties(XmlWriter xml, string title, string creator)
    {
        const string dc = "http://purl.org/dc/elements/1.1/";
        xml.WriteStartElement("cp", "coreProperties", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties");
        xml.WriteElementString("dc", "title", dc, SpreadsheetText.ForXml(title));
        xml.WriteElementString("dc", "creator", dc, SpreadsheetText.ForXml(creator));
        xml.WriteElementString("dc", "language", dc, "vi-VN");
        xml.WriteEndElement();
    }

    public void Dispose()
    {
        Entry("[Content_Types].xml", xml =>
        {
            xml.WriteStartElement("Types", "http://schemas.openxmlformats.org/package/2006/content-types");
            xml.WriteStartElement("Default");
            xml.WriteAttributeString("Extension", "rels");
            xml.WriteAttributeString("ContentType", "application/vnd.openxmlformats-package.relationships+xml");
            xml.WriteEndElement();
            foreach (var (path, contentType) in _parts)
            {
                xml.WriteStartElement("Override");
                xml.WriteAttributeString("PartName", "/" + path);
                xml.WriteAttributeString("ContentType", $"application/vnd.openxmlformats-{contentType}");
                xml.WriteEndElement();
            }
            xml.WriteEndElement();
        });
        archive.Dispose();
    }

    private void Entry(string path, Action<XmlWriter> write)
    {
        var entry = archive.CreateEntry(path, CompressionLevel.Optimal);
        entry.LastWriteTime = PartDate;
        using var stream = entry.Open();
        using var xml = XmlWriter.Create(stream, Settings);
        xml.WriteStartDocument(standalone: true);
        write(xml);
        xml.WriteEndDocument();
    }
}
