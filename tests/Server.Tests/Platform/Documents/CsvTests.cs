using System.Text;
using CongDongSo.Server.Platform.Documents.Reading;
using CongDongSo.Server.Platform.Documents.Writing;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Server.Tests.Platform.Documents;

public class CsvTests
{
    [Theory]
    [InlineData(',')]
    [InlineData(';')]
    [InlineData('\t')]
    [InlineData('|')]
    public void The_delimiter_is_found(char delimiter)
    {
        var csv = "code,village,address\nH1,Thôn 1,\"Số 1, đường A; hẻm 2\"\nH2,Thôn 2,x\n".Replace("\"Số 1, đường A; hẻm 2\"", "<>").Replace(',', delimiter).Replace("<>", "\"Số 1, đường A; hẻm 2\"");

        Reading.Rows(csv)[1].Cells.Select(cell => cell.Text).ShouldBe(["H1", "Thôn 1", "Số 1, đường A; hẻm 2"]);
    }

    [Theory]
    [InlineData("utf-8", false)]
    [InlineData("utf-8", true)]
    [InlineData("utf-16", true)]
    [InlineData("utf-16BE", true)]
    public void The_encoding_is_found(string name, bool mark)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] file = [.. mark ? encoding.GetPreamble() : [], .. encoding.GetBytes("Họ tên;SĐT\r\nNguyễn Thị Ửng;0905123456\r\n")];

        Reading.Rows(file)[1].Cells.Select(cell => cell.Text).ShouldBe(["Nguyễn Thị Ửng", "0905123456"]);
    }

    [Fact]
    public void Rows_are_counted_as_Excel_counts_them()
    {
        var rows = Reading.Rows("sep=;\r\n\r\na;\"hai\r\ndòng\"\r\n;;\r\nb;\"nháy \"\"kép\"\"\"\r\nc;giữa \"ô\"");

        rows.Select(row => row.Number).ShouldBe([2, 4, 5]);
        rows.Select(row => row[1].Text).ShouldBe(["hai\r\ndòng", "nháy \"kép\"", "giữa \"ô\""]);
    }

    [Fact]
    public void An_open_quote_is_refused_and_does_not_swallow_the_file() =>
        Reading.Refusal(Encoding.UTF8.GetBytes($"a,\"b\n{string.Concat(Enumerable.Repeat("c,d\n", 20_000))}")).Detail!.ShouldContain("ngoặc kép");

    [Fact]
    public async Task What_is_written_reads_back_and_nothing_of_it_is_a_formula()
    {
        string[] risky = ["=1+1", "+84905123456", "-5", "@SUM(A1)", "'=1", "''+1", "'thường", "bình thường", " lề ", "a\r\nb", "a\"b,c", ""];
        using var file = new MemoryStream();

        var receipt = await CsvWriter.WriteAsync(file, ["cột", "cột 2"], Rows(risky), TestContext.Current.CancellationToken);

        receipt.Rows.ShouldBe(risky.Length);
        receipt.Sha256.ShouldBe(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(file.ToArray())));
        var lines = Reading.Rows(file.ToArray());
        lines.Skip(1).Select(row => row[0].Text).ShouldBe(risky);
        Encoding.UTF8.GetString(file.ToArray()).Split('\n').ShouldAllBe(line => !line.StartsWith('=') && !line.StartsWith('+') && !line.StartsWith('@') && !line.StartsWith('-'));
    }

    [Fact]
    public void Every_text_comes_back_from_its_guard() => Prop.ForAll<string>(
        ArbMap.Default.ArbFor<string>(),
        text => text is null || Server.Platform.Documents.SpreadsheetText.Unguarded(Server.Platform.Documents.SpreadsheetText.Guarded(text)) == text).QuickCheckThrowOnFailure();

    [Fact]
    public void A_register_of_400_000_households_is_not_kept_in_memory()
    {
        var line = "51-21548-01-0001,51-21548-01,Nguyễn Thị Ửng,\"Khu dân cư số 1, thôn Đông\",0905123456,4,4,3,3,1,0,1\n";
        using var file = new MemoryStream(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(line, 400_000))));
        var seen = new List<WeakReference>();

        var rows = SheetReader.Read<int>(file, SheetLimits.Bulk, sheets => sheets[0].Rows.Count(row =>
        {
            if (row.Number % 1000 == 1)
                seen.Add(new WeakReference(row));
            if (row.Number == 400_000)
                GC.Collect();
            return row.Cells.Count == 12;
        }));

        rows.Match(count => count, _ => 0).ShouldBe(400_000);
        seen.Take(399).ShouldAllBe(row => !row.IsAlive);
    }

    private static async IAsyncEnumerable<IReadOnlyList<string?>> Rows(string[] texts)
    {
        await Task.Yield();
        foreach (var text in texts)
            yield return [text, "x"];
    }
}
