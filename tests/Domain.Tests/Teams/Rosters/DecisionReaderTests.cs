using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Units;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Domain.Tests.Teams.Rosters;

public class DecisionReaderTests
{
    [Theory]
    [InlineData("01/QĐ-UBND ngày 10/7/2025")]
    [InlineData("01/QĐ-UBND\nngày 10/7/2025")]
    [InlineData("QĐ số 01/QĐ-UBND, ngày 10.07.2025")]
    [InlineData("Quyết định số 01/QĐ-UBND ngày 10 tháng 7 năm 2025")]
    [InlineData("Số: 01/QĐ-UBND ngày 10-7-2025")]
    [InlineData("01/QD-UBND ngày 10/07/25")]
    [InlineData("1/qđ-ubnd 10/7/2025")]
    [InlineData("01 / QĐ – UBND, 10/07/2025")]
    [InlineData("01/QĐ-UBND 2025-07-10")]
    [InlineData("01/QĐ-UBND ngày 10/07/2025 00:00")]
    [InlineData("01/QĐ-UBND ngày 45848")]
    [InlineData("01/QĐ-UBNDngày 10/7/2025")]
    [InlineData("10/7/2025, số 01/QĐ-UBND")]
    [InlineData("01-QĐ/UBND ngày 10/7/2025", "01/QĐ/UBND")]
    [InlineData("01/2025/QĐ-UBND ngày 10/7/2025", "01/2025/QĐ-UBND")]
    [InlineData("01a/QĐ-UBND-VX ngày 10/7/2025", "01a/QĐ-UBND-VX")]
    [InlineData("125/QĐ-CT.UBND ngày 10/7/2025", "125/QĐ-CT.UBND")]
    public void Number_and_date_are_read_however_they_are_written(string text, string number = "01/QĐ-UBND") =>
        Read(text).ShouldBe(new DecisionText(number, new(2025, 7, 10), null));

    [Theory]
    [InlineData("12/QĐ-UBND ngày 5/2/2024 của UBND huyện Bình Sơn", UnitKind.District)]
    [InlineData("12/QĐ-UBND ngày 5/2/2024 của Chủ tịch UBND tỉnh", UnitKind.Province)]
    [InlineData("12/QĐ-UBND ngày 5/2/2024 của UBND xã", null)]
    public void Another_issuer_is_read_and_written_back(string text, UnitKind? issuer)
    {
        Read(text).IssuerLevel.ShouldBe(issuer);
        Read(Read(text).Text).ShouldBe(Read(text));
    }

    [Theory]
    [InlineData("ngày 10/7/2025", "decision-number")]
    [InlineData("10/07/2025", "decision-number")]
    [InlineData("01/QĐ-UBND", "decision-date")]
    [InlineData("01/QĐ-UBND ngày 31/6/2025", "decision-day")]
    [InlineData("01/QĐ-UBND ngày 7/13/2025", "decision-day")]
    [InlineData("01/QĐ-UBND ngày 10/7/2025 và 15/7/2025", "decision-dates")]
    [InlineData("01/QĐ-UBND và 02/QĐ-UBND ngày 10/7/2025", "decision-two")]
    [InlineData("01/KH-UBND ngày 10/7/2025", "decision-number")]
    public void What_is_missing_or_doubled_is_said(string text, string code) =>
        DecisionReader.Read(text).ShouldBeOfType<Result<DecisionText>.Refused>().Problem.Code.ShouldBe(code);

    [Fact]
    public void What_is_written_back_reads_as_itself() => Prop.ForAll(
        Gen.Choose(1, 9999).SelectMany(number => Gen.Choose(0, 3650).SelectMany(day => Gen.Elements("QĐ-UBND", "QĐ-CT", "QĐ-UBND-VX").Select(symbol => new DecisionText($"{number:00}/{symbol}", new DateOnly(2020, 1, 1).AddDays(day), null)))).ToArbitrary(),
        decision => Read(decision.Text) == decision).QuickCheckThrowOnFailure();

    [Fact]
    public void Whatever_the_cell_says_there_is_an_answer() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(), text => DecisionReader.Read(text.Get) is not null).QuickCheckThrowOnFailure();

    private static DecisionText Read(string text) => DecisionReader.Read(text).ShouldBeOfType<Result<DecisionText>.Done>().Value;
}
