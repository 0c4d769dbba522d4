using System.Diagnostics;
using System.IO.Compression;
using System.Xml.Linq;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace CongDongSo.Server.Tests.Platform.Documents;

/// <summary>What other programs make of a written file: LibreOffice, and the schemas of Office.</summary>
public static class Office
{
    public static byte[] Bytes(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return stream.ToArray();
    }

    public static XDocument Part(byte[] file, string path)
    {
        using var archive = new ZipArchive(new MemoryStream(file));
        using var part = archive.GetEntry(path).ShouldNotBeNull().Open();
        return XDocument.Load(part);
    }

    /// <summary>Faults against the schemas of Office 2013 and later.</summary>
    public static IEnumerable<string> SchemaFaults(OpenXmlPackage package) =>
        new OpenXmlValidator(DocumentFormat.OpenXml.FileFormatVersions.Office2013).Validate(package).Select(fault => $"{fault.Part?.Uri} {fault.Path?.XPath}: {fault.Description}");

    /// <summary>The text of the PDF that LibreOffice makes of the file, page by page.</summary>
    public static string[] PagesIn(byte[] file, string extension)
    {
        Assert.SkipUnless(Exists("soffice") && Exists("pdftotext"), "LibreOffice hoặc poppler-utils chưa được cài.");
        return Converted(file, extension, "pdf", path =>
        {
            Run("pdftotext", "-layout", path, $"{path}.txt");
            return File.ReadAllText($"{path}.txt").TrimEnd('\f').Split('\f');
        });
    }

    /// <summary>A workbook as LibreOffice saves it, having worked out every formula itself: the values that the file brings for them are taken out before.</summary>
    public static byte[] Recalculated(byte[] workbook)
    {
        Assert.SkipUnless(Exists("soffice"), "LibreOffice chưa được cài.");
        using var stream = new MemoryStream();
        stream.Write(workbook);
        using (var archive = new ZipArchive(stream, ZipArchiveMode.Update, leaveOpen: true))
        {
            foreach (var sheet in archive.Entries.Where(entry => entry.FullName.StartsWith("xl/worksheets/", StringComparison.Ordinal)).ToList())
            {
                using var part = sheet.Open();
                var xml = XDocument.Load(part);
                foreach (var formula in xml.Descendants().Where(element => element.Name.LocalName == "f"))
                    formula.ElementsAfterSelf().Remove();
                part.SetLength(0);
                xml.Save(part);
            }
        }
        return Converted(stream.ToArray(), "xlsx", "xlsx", File.ReadAllBytes);
    }

    private static T Converted<T>(byte[] file, string from, string to, Func<string, T> read)
    {
        var folder = Directory.CreateTempSubdirectory("cds-office-").FullName;
        try
        {
            var source = Path.Combine(folder, $"tep.{from}");
            File.WriteAllBytes(source, file);
            Run("soffice", "--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", to, "--outdir", Path.Combine(folder, "ra"), source);
            return read(Path.Combine(folder, "ra", $"tep.{to}"));
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static bool Exists(string program) =>
        Environment.GetEnvironmentVariable("PATH")!.Split(':').Any(folder => File.Exists(Path.Combine(folder, program)));

    private static void Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false })!;
        var output = process.StandardOutput.ReadToEndAsync();
        var messages = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(3)))
            process.Kill(entireProcessTree: true);
        process.ExitCode.ShouldBe(0, $"{output.Result} {messages.Result}");
    }
}
