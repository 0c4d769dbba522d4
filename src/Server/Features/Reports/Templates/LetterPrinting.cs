using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Documents;
using CongDongSo.Server.Platform.Documents.Templates;

namespace CongDongSo.Server.Features.Reports.Templates;

/// <summary>
/// A report as a file: its letter in the template that is in force for its unit when it is asked for, from what is above it where it has none, else the built-in one. Numbers
/// and words of what was sent are frozen; how the office's letter looks is not.
/// </summary>
public sealed class LetterPrinting(UnitDirectory units, Databases databases, PdfPrinter printer, TimeProvider clock)
{
    /// <summary>Whether the machine makes a PDF of a letter.</summary>
    public bool CanPrint => printer.IsPresent;

    /// <param name="format"><c>docx</c>, <c>pdf</c>, <c>xlsx</c> or <c>json</c>.</param>
    public async Task<Result<ReportFile>> File(Report report, string format, CancellationToken ct)
    {
        if (format is not ("docx" or "pdf") || await InForce(report.Unit, ct) is not var (version, content))
            return format == "pdf" ? await ReportFile.Pdf(report, printer, ct) : ReportFile.Of(report, format);
        return await Filled(report, content, format, ct);
    }

    /// <summary>The report in a given template.</summary>
    internal async Task<Result<ReportFile>> Filled(Report report, byte[] template, string format, CancellationToken ct)
    {
        var filled = DocxTemplate.Open(template).Match(opened => TemplateFilling.Fill(opened, LetterVocabulary.Known, LetterValues.Of(report)), problem => problem);
        if (filled is not Result<byte[]>.Done(var letter))
            return ((Result<byte[]>.Refused)filled).Problem;
        return format == "pdf"
            ? (await printer.Print(letter, ct)).Match<Result<ReportFile>>(made => ReportFile.Letter(report, "pdf", made), problem => problem)
            : ReportFile.Letter(report, "docx", letter);
    }

    /// <summary>The nearest template up the tree; null: the built-in one.</summary>
    internal async Task<(LetterTemplateVersion Version, byte[] Content)?> InForce(Unit unit, CancellationToken ct)
    {
        if (await units.ProvinceCodeOf(unit.Id, ct) is not { } code || databases.Province(code) is not Result<ProvinceDatabase>.Done(var province))
            return null;
        var today = VietnamTime.Today(clock);
        var path = (await units.TreeOf(unit, unit.ValidTo is { } last && last < today ? last : today, ct)).PathTo(unit.Id);
        return await Nearest(province, path, ct) is { } version && await LetterTemplateStore.Content(province, version.Unit, version.No, ct) is { } content ? (version, content) : null;
    }

    /// <param name="path">From the top to the unit.</param>
    internal static async Task<LetterTemplateVersion?> Nearest(ProvinceDatabase province, IReadOnlyList<Unit> path, CancellationToken ct)
    {
        var standing = (await LetterTemplateStore.Standing(province, path.Select(unit => unit.Id), ct)).Where(version => !version.IsRemoval).ToDictionary(version => version.Unit);
        return path.Reverse().Select(unit => standing.GetValueOrDefault(unit.Id)).FirstOrDefault(version => version is not null);
    }
}
