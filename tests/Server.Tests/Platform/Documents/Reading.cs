using System.Text;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Tests.Platform.Documents;

/// <summary>Short ways to read a file in a test.</summary>
public static class Reading
{
    public static List<SheetRow> Rows(byte[] file, SheetLimits? limits = null) =>
        Read(file, limits).ShouldBeOfType<Result<List<SheetRow>>.Done>().Value;

    public static List<SheetRow> Rows(string csv) => Rows(Encoding.UTF8.GetBytes(csv));

    public static SheetCell Cell(byte[] file) => Rows(file)[0][0];

    public static Problem Refusal(byte[] file, SheetLimits? limits = null) =>
        Read(file, limits).ShouldBeOfType<Result<List<SheetRow>>.Refused>().Problem;

    public static Result<List<SheetRow>> Read(byte[] file, SheetLimits? limits = null) =>
        SheetReader.Read<List<SheetRow>>(new MemoryStream(file), limits ?? SheetLimits.Form, sheets => sheets.SelectMany(sheet => sheet.Rows).ToList());
}
