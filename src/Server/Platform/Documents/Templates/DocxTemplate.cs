using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Documents.Reading;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Platform.Documents.Templates;

/// <summary>
/// Mẫu văn bản: an office's own DOCX with marks such as <c>{{ten_bao_cao}}</c> in it. It comes from anybody, so it is read as warily as a spreadsheet, and nothing in it is
/// ever run or fetched.
/// </summary>
public sealed class DocxTemplate
{
    /// <summary>A letter with a logo or two.</summary>
    public const int MostBytes = 4 << 20;

    private const string Core = "docProps/core.xml", Types = "[Content_Types].xml", WordType = "application/vnd.openxmlformats-officedocument.wordprocessingml.";

    private static readonly string[] StoryTypes = ["document.main", "header", "footer", "footnotes", "endnotes"];

    private static readonly SheetLimits Limits = new() { FileBytes = MostBytes, UnpackedBytes = 48 << 20, ZipEntries = 400 };

    private readonly IReadOnlyDictionary<string, byte[]> parts;

    private DocxTemplate(IReadOnlyDictionary<string, byte[]> parts, string main, IReadOnlyDictionary<string, XDocument> xml)
    {
        this.parts = parts;
        Xml = xml;
        Stories = [new TemplateStory("", main, xml[main]), .. xml.Where(part => part.Key != main).Select(part => TemplateStory.Beside(part.Key, part.Value)).OfType<TemplateStory>().OrderBy(story => story.Path, StringComparer.Ordinal)];
    }

    /// <summary>The parts that say what the file is made of, and those with text, by path.</summary>
    internal IReadOnlyDictionary<string, XDocument> Xml { get; }

    /// <summary>The body first, then headers and footers.</summary>
    internal IReadOnlyList<TemplateStory> Stories { get; }

    internal IReadOnlyCollection<string> Paths => [.. parts.Keys];

    public static Result<DocxTemplate> Open(byte[] content)
    {
        if (content.Length == 0)
            return new Problem("file-missing", "Chưa chọn tệp.", "Chọn một tệp mẫu .docx.");
        if (content.Length > MostBytes)
            return TooLarge;
        if (!content.AsSpan().StartsWith("PK"u8))
            return new Problem("template-not-docx", "Tệp không phải văn bản Word dạng .docx.", "Mở bằng Word hoặc LibreOffice, bỏ mật khẩu nếu có, chọn Lưu thành… dạng .docx rồi nộp lại; đổi đuôi tệp không đổi được nội dung.");
        try
        {
            using var stream = new MemoryStream(content, writable: false);
            using var package = OfficeParts.Open(stream, Limits);
            return Read(package);
        }
        catch (UnreadableFileException refused)
        {
            return refused.Problem with { Detail = refused.Problem.Detail?.Replace("Excel, lưu lại dạng .xlsx", "Word, lưu lại dạng .docx", StringComparison.Ordinal) };
        }
        catch (Exception torn) when (torn is InvalidDataException or XmlException or IOException)
        {
            return new Problem("file-damaged", "Tệp bị hỏng hoặc chưa tải lên đủ.", "Mở tệp bằng Word, lưu lại dạng .docx rồi nộp lại.");
        }
    }

    internal static Problem TooLarge { get; } = new("file-too-large", "Tệp mẫu quá lớn.", $"Mẫu nhiều nhất {MostBytes >> 20} MB; hãy nén hoặc bỏ bớt hình trong mẫu.");

    private static Result<DocxTemplate> Read(OfficeParts package)
    {
        var contents = package.Paths.Where(path => !path.EndsWith('/')).ToDictionary(path => path, package.Bytes);
        var xml = new Dictionary<string, XDocument>();
        foreach (var path in contents.Keys.Where(path => path == Types || path.EndsWith(".rels", StringComparison.OrdinalIgnoreCase)))
            xml[path] = Parsed(package, path);
        var types = xml.GetValueOrDefault(Types);
        foreach (var path in contents.Keys.Where(path => TypeOf(path, types) is { } type && StoryTypes.Any(story => type == $"{WordType}{story}+xml") && !xml.ContainsKey(path)))
            xml[path] = Parsed(package, path);
        var main = xml.GetValueOrDefault("_rels/.rels")?.Root!.Elements()
            .Where(relation => relation.Attribute("Type")?.Value.EndsWith("/officeDocument", StringComparison.Ordinal) == true).Select(relation => relation.Attribute("Target")?.Value.TrimStart('/')).FirstOrDefault();
        return main is not null && xml.TryGetValue(main, out var document) && TypeOf(main, types) == $"{WordType}document.main+xml" && document.Root!.Element(Word.Body) is not null
            ? new DocxTemplate(contents, main, xml)
            : new Problem("template-not-docx", "Tệp không phải văn bản Word dạng .docx.", "Mẫu có macro (.docm), mẫu .dotx và các dạng khác không được nhận: mở bằng Word, chọn Lưu thành… dạng .docx rồi nộp lại.");
    }

    private static XDocument Parsed(OfficeParts package, string path)
    {
        using var reader = package.Xml(path);
        return XDocument.Load(reader, LoadOptions.PreserveWhitespace);
    }

    /// <summary>Its own, or that of all parts with its ending.</summary>
    private static string? TypeOf(string path, XDocument? types)
    {
        var stated = types?.Root!.Elements().ToLookup(type => type.Attribute("PartName")?.Value.TrimStart('/') ?? "*." + type.Attribute("Extension")?.Value, type => type.Attribute("ContentType")?.Value, StringComparer.OrdinalIgnoreCase);
        return stated?[path].FirstOrDefault() ?? stated?["*" + Path.GetExtension(path)].FirstOrDefault();
    }

    /// <summary>The same file with other stories, under its own title and not that of whoever made the template. The same gives the same bytes.</summary>
    internal byte[] With(IReadOnlyDictionary<string, XDocument> changed, string title, string creator)
    {
        using var made = new MemoryStream();
        using (var archive = new ZipArchive(made, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (path, content) in parts.OrderBy(part => part.Key, StringComparer.Ordinal))
            {
                var entry = archive.CreateEntry(path, CompressionLevel.Optimal);
                entry.LastWriteTime = OfficePackage.PartDate;
                using var part = entry.Open();
                if (!changed.ContainsKey(path) && path != Core)
                {
                    part.Write(content);
                    continue;
                }
                using var xml = XmlWriter.Create(part, OfficePackage.Settings);
                if (changed.TryGetValue(path, out var document))
                    document.Save(xml);
                else
                    OfficePackage.CoreProperties(xml, title, creator);
            }
        }
        return made.ToArray();
    }
}

/// <summary>One stream of text of a template.</summary>
/// <param name="Name">Where it stands, before the place of a fault; empty: the body.</param>
internal sealed record TemplateStory(string Name, string Path, XDocument Xml)
{
    public bool IsBody => Name.Length == 0;

    public static TemplateStory? Beside(string path, XDocument xml) => xml.Root?.Name.LocalName switch
    {
        "hdr" => new("Đầu trang", path, xml),
        "ftr" => new("Chân trang", path, xml),
        "footnotes" or "endnotes" => new("Chú thích", path, xml),
        _ => null,
    };
}
