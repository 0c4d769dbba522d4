using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Reports;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Documents;
using CongDongSo.Server.Tests.Features.Reports;

namespace CongDongSo.Server.Tests.Platform.Documents;

public class PdfPrinterTests
{
    private static readonly byte[] Letter = Office.Bytes(stream => ReportDocx.Write(stream, AReport.OfACommune()));

    [Fact]
    public async Task A_letter_is_printed_where_LibreOffice_is_and_nothing_of_it_stays_behind()
    {
        using var printer = new PdfPrinter(Settings(null));
        Assert.SkipUnless(printer.IsPresent, "LibreOffice chưa được cài.");

        var printed = await Task.WhenAll(printer.Print(Letter, TestContext.Current.CancellationToken), printer.Print(Letter, TestContext.Current.CancellationToken));

        foreach (var pdf in printed)
            pdf.ShouldBeOfType<Result<byte[]>.Done>().Value[..5].ShouldBe("%PDF-"u8.ToArray());
    }

    [Theory]
    [InlineData("off")]
    [InlineData("/khong/co/soffice")]
    public async Task Without_it_the_answer_says_what_to_do_instead(string program)
    {
        using var printer = new PdfPrinter(Settings(program));

        printer.IsPresent.ShouldBeFalse();
        (await printer.Print(Letter, TestContext.Current.CancellationToken)).ShouldBeOfType<Result<byte[]>.Refused>().Problem.Detail.ShouldNotBeNull().ShouldContain("Tải tệp DOCX");
    }

    [Fact]
    public async Task A_program_that_makes_no_PDF_is_told_of()
    {
        using var printer = new PdfPrinter(Settings("/bin/true"));

        (await printer.Print(Letter, TestContext.Current.CancellationToken)).ShouldBeOfType<Result<byte[]>.Refused>().Problem.Code.ShouldBe("pdf-failed");
    }

    private static InstallationSettings Settings(string? program) =>
        new(Path.GetTempPath(), null, null) { Variables = program is null ? new Dictionary<string, string>() : new Dictionary<string, string> { ["CDS_SOFFICE"] = program } };
}
