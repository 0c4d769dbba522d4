using System.Globalization;
using System.Security.Cryptography;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Audit;

/// <summary>The trail as a table of texts: the same columns in CSV and XLSX.</summary>
internal static class AuditSheet
{
    private static readonly (string Text, double Width)[] Columns =
    [
        ("Mục", 10), ("Thời gian", 20), ("Người thực hiện", 22), ("Vai trò", 18), ("Đơn vị của người thực hiện", 26), ("Việc", 30), ("Mã việc", 18), ("Đơn vị liên quan", 26),
        ("Đối tượng", 40), ("Trước", 40), ("Sau", 40), ("Lý do", 30), ("Mã yêu cầu", 36), ("Mã băm", 36),
    ];

    public static async Task<(long Rows, string Sha256)> WriteCsv(Stream file, IAsyncEnumerable<AuditLine> lines, CancellationToken ct)
    {
        var receipt = await CsvWriter.WriteAsync(file, [.. Columns.Select(column => column.Text)], lines.Select(line => Cells(line)), ct);
        return (receipt.Rows, receipt.Sha256);
    }

    /// <summary>Rows go into the file as they come from the database; its hash is taken from the file, which the writer may go back in.</summary>
    public static (long Rows, string Sha256) WriteXlsx(Stream file, string chain, IEnumerable<AuditLine> lines)
    {
        var rows = 0L;
        XlsxWriter.Write(file, "Nhật ký", "Cộng Đồng Số", [new XlsxSheet($"Nhật ký {chain}", [.. Columns.Select(column => column.Width)], Rows()) { HeaderFirst = 1, HeaderLast = 1 }]);
        return (rows, HashOf(file));

        IEnumerable<IReadOnlyList<XlsxCell>> Rows()
        {
            yield return [.. Columns.Select(column => XlsxCell.Of(column.Text, CellLook.Header))];
            foreach (var line in lines)
            {
                rows++;
                yield return [.. Cells(line).Select(cell => XlsxCell.Of(cell))];
            }
        }
    }

    public static string HashOf(Stream file)
    {
        file.Position = 0;
        return Convert.ToHexStringLower(SHA256.HashData(file));
    }

    /// <summary>dd/MM/yyyy HH:mm:ss in Vietnam.</summary>
    public static string Moment(DateTimeOffset at) => at.ToOffset(VietnamTime.Offset).ToString("dd'/'MM'/'yyyy HH':'mm':'ss", CultureInfo.InvariantCulture);

    private static IReadOnlyList<string?> Cells(AuditLine line) =>
    [
        line.Seq.ToString(CultureInfo.InvariantCulture), Moment(line.At), AuditWords.Actor(line), AuditWords.Role(line), line.Unit, AuditWords.Action(line.Action), line.Action, line.Place,
        string.Join(' ', line.Subjects), line.Before, line.After, line.Reason, line.RequestId, line.Hash,
    ];
}
