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
        var folder = Directory.CreateTempSubdirectory("cds-office-").FullName;
        try
        {
            var source = Path.Combine(folder, $"tep.{extension}");
            File.WriteAllBytes(source, file);
            Run("soffice", "--headless", $"-env:UserInstallation=file://{folder}/profile", "--convert-to", "pdf", "--outdir", folder, source);
            Run("pdftotext", "-layout", Path.Combine(folder, "tep.pdf"), Path.Combine(folder, "tep.txt"));
            return File.ReadAllText(Path.Combine(folder, "tep.txt")).TrimEnd('\f').Split('\f');
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
