using System.Diagnostics;
using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Platform.Documents;

/// <summary>
/// Makes a PDF of a letter where LibreOffice is on the machine (<c>CDS_SOFFICE</c>: its program, or <c>off</c>): one at a time, each with a profile of its own that is gone afterwards, and never
/// for longer than the limit.
/// </summary>
public sealed class PdfPrinter(InstallationSettings settings) : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2), LongestWait = TimeSpan.FromMinutes(1);

    private readonly string? program = Found(settings);
    private readonly SemaphoreSlim turn = new(1, 1);

    public bool IsPresent => program is not null;

    public async Task<Result<byte[]>> Print(byte[] docx, CancellationToken ct)
    {
        if (program is null)
            return new Problem("pdf-no-office", "Máy chủ chưa cài LibreOffice nên không lập được PDF.", "Tải tệp DOCX rồi lưu thành PDF trên máy của bạn.") { Kind = ProblemKind.Unavailable };
        if (!await turn.WaitAsync(LongestWait, ct))
            return new Problem("pdf-busy", "Đang lập PDF cho người khác.", "Thử lại sau ít phút, hoặc tải tệp DOCX.") { Kind = ProblemKind.Unavailable };
        try
        {
            return await Print(program, docx, ct);
        }
        finally
        {
            turn.Release();
        }
    }

    public void Dispose() => turn.Dispose();

    private static async Task<Result<byte[]>> Print(string program, byte[] docx, CancellationToken ct)
    {
        var folder = Directory.CreateTempSubdirectory("cds-pdf-").FullName;
        try
        {
            var (source, made) = (Path.Combine(folder, "bao-cao.docx"), Path.Combine(folder, "bao-cao.pdf"));
            await File.WriteAllBytesAsync(source, docx, ct);
            await Run(program, ["--headless", "--norestore", $"-env:UserInstallation={new Uri(Path.Combine(folder, "profile")).AbsoluteUri}", "--convert-to", "pdf", "--outdir", folder, source], ct);
            return File.Exists(made) ? await File.ReadAllBytesAsync(made, ct)
                : new Problem("pdf-failed", "LibreOffice trên máy chủ không lập được PDF của báo cáo này.", "Tải tệp DOCX rồi lưu thành PDF; báo người quản trị nếu lần nào cũng vậy.") { Kind = ProblemKind.Unavailable };
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What it prints is of no use to anybody: whether there is a PDF tells all.</summary>
    private static async Task Run(string program, string[] arguments, CancellationToken ct)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ct);
        limit.CancelAfter(Limit);
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, RedirectStandardInput = true })!;
        process.StandardInput.Close();
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            await process.WaitForExitAsync(CancellationToken.None);
            ct.ThrowIfCancellationRequested();
        }
    }

    private static string? Found(InstallationSettings settings) => settings.Variables.GetValueOrDefault("CDS_SOFFICE") switch
    {
        "off" => null,
        { } named => File.Exists(named) ? named : null,
        null => (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .SelectMany(folder => new[] { Path.Combine(folder, "soffice"), Path.Combine(folder, "soffice.exe") }).FirstOrDefault(File.Exists),
    };
}
