using System.Globalization;
using ExcelDataReader;

namespace CongDongSo.Server.Tests.Harness;

/// <summary>What somebody who opens a workbook reads in it: every cell of every sheet, a line a row.</summary>
internal static class XlsxText
{
    public static string Of(byte[] file)
    {
        using var reader = ExcelReaderFactory.CreateReader(new MemoryStream(file));
        var lines = new List<string>();
        do
        {
            lines.Add($"[{reader.Name}]");
            while (reader.Read())
                lines.Add(string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(i => Convert.ToString(reader.GetValue(i), CultureInfo.InvariantCulture))));
        }
        while (reader.NextResult());
        return string.Join('\n', lines);
    }
}
