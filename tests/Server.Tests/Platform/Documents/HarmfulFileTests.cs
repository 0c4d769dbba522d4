using System.Text;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Documents.Reading;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Tests.Platform.Documents;

/// <summary>Whatever is sent, the answer is rows or a refusal in Vietnamese, within limits.</summary>
public class HarmfulFileTests
{
    private static readonly byte[] Good = Office.Bytes(stream => XlsxWriter.Write(stream, "Danh sách", "UBND", [
        new("Tổ", [10, 20], Enumerable.Range(1, 300).Select(i => (XlsxCell[])[XlsxCell.Ordinal(i), XlsxCell.Of($"Nguyễn Văn {i}"), XlsxCell.Of($"09051234{i:00}"), XlsxCell.Of(new DateOnly(2025, 7, 10))]))]));

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_file_with_flipped_bytes_is_refused_or_reads_the_same(int seed)
    {
        var expected = Reading.Rows(Good).Select(Line).ToList();
        var random = new Random(seed);
        for (var round = 0; round < 40; round++)
        {
            var file = (byte[])Good.Clone();
            for (var i = random.Next(1, 5); i > 0; i--)
                file[random.Next(file.Length)] ^= (byte)random.Next(1, 256);

            var result = Reading.Read(file);

            if (result is Result<List<SheetRow>>.Done(var rows))
                rows.Select(Line).ShouldBe(expected, $"seed {seed}, round {round}");
            else
                ShouldBeHelpful(((Result<List<SheetRow>>.Refused)result).Problem);
        }
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void A_torn_file_is_refused(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 20; round++)
            ShouldBeHelpful(Reading.Refusal(Good[..random.Next(0, Good.Length - 1)]));
    }

    [Theory]
    [MemberData(nameof(Seeds))]
    public void Random_bytes_never_crash_the_reader(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 40; round++)
        {
            var file = new byte[random.Next(1, 4000)];
            random.NextBytes(file);
            if (round % 2 == 0)
                file = [.. "PK\u0003\u0004"u8, .. file];

            Should.NotThrow(() => Reading.Read(file));
        }
    }

    public static TheoryData<int> Seeds => [.. Enumerable.Range(1, 8)];

    [Fact]
    public void A_bomb_is_refused_before_it_goes_off()
    {
        var bomb = Workbook.Of($"<row r=\"1\"><c r=\"A1\" t=\"str\"><v>{new string('A', 40 << 20)}</v></c></row>");

        bomb.Length.ShouldBeLessThan(1 << 20);
        Reading.Refusal(bomb).Code.ShouldBe("file-too-large");
    }

    [Theory]
    [InlineData("<!DOCTYPE worksheet [<!ENTITY x SYSTEM \"file:///etc/passwd\">]>")]
    [InlineData("<!DOCTYPE worksheet [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;\">]>")]
    public void A_file_that_declares_entities_is_refused(string declaration) =>
        Reading.Refusal(Workbook.Of("<row r=\"1\"><c r=\"A1\" t=\"str\"><v>1</v></c></row>", before: declaration)).Code.ShouldBe("file-forbidden-content");

    [Fact]
    public void Too_many_parts_rows_columns_bytes_or_characters_are_refused()
    {
        var file = Workbook.Of("<row r=\"1\"><c r=\"A1\"><v>1</v></c></row><row r=\"2\"><c r=\"D2\" t=\"str\"><v>dài</v></c></row>");

        foreach (var limits in new SheetLimits[] { new() { ZipEntries = 3 }, new() { Rows = 1 }, new() { Columns = 3 }, new() { FileBytes = 100 }, new() { UnpackedBytes = 500 }, new() { CellCharacters = 2 } })
            Reading.Refusal(file, limits).Code.ShouldBe("file-too-large", limits.ToString());
    }

    [Theory]
    [InlineData("<row r=\"0\"><c><v>1</v></c></row>")]
    [InlineData("<row r=\"2\"><c><v>1</v></c></row><row r=\"1\"><c><v>1</v></c></row>")]
    [InlineData("<row r=\"9999999\"><c><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"AAAA1\"><v>1</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>7</v></c></row>")]
    [InlineData("<row r=\"1\"><c r=\"A1\"><v>1</v></row>")]
    public void A_sheet_that_contradicts_itself_is_refused(string rows) => Reading.Refusal(Workbook.Of(rows)).Code.ShouldBe("file-damaged");

    [Fact]
    public void Other_kinds_of_files_are_named()
    {
        Reading.Refusal([]).Code.ShouldBe("file-empty");
        Reading.Refusal([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]).Code.ShouldBe("file-old-format");
        Reading.Refusal(Workbook.Zip(("word/document.xml", "<a/>"))).Code.ShouldBe("file-not-spreadsheet");
        Reading.Refusal([0x89, (byte)'P', (byte)'N', (byte)'G', 0, 0, 0, 13]).Code.ShouldBe("file-not-utf8");
        Reading.Refusal(Encoding.Latin1.GetBytes("Hà Nội;1\n")).Code.ShouldBe("file-not-utf8");
    }

    private static string Line(SheetRow row) => $"{row.Number}: {string.Join('|', row.Cells)}";

    private static void ShouldBeHelpful(Problem problem)
    {
        problem.Title.ShouldNotBeNullOrEmpty();
        problem.Detail.ShouldNotBeNullOrEmpty();
    }
}
