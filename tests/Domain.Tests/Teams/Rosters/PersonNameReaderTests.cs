using System.Text;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters;
using FsCheck;
using FsCheck.Fluent;

namespace CongDongSo.Domain.Tests.Teams.Rosters;

public class PersonNameReaderTests
{
    [Theory]
    [InlineData("Nguyễn Văn An", "Nguyễn Văn An")]
    [InlineData("  Nguyễn   Văn\nAn ", "Nguyễn Văn An")]
    [InlineData("NGUYỄN VĂN AN", "Nguyễn Văn An")]
    [InlineData("nguyễn văn an", "Nguyễn Văn An")]
    [InlineData("Nguyễn văn An", "Nguyễn văn An")]
    [InlineData("ĐẶNG THỊ ÁNH", "Đặng Thị Ánh")]
    [InlineData("Y H’NUK ÊBAN", "Y H'Nuk Êban")]
    [InlineData("Đinh Thị K'Rể", "Đinh Thị K'Rể")]
    [InlineData("H-NUK", "H-Nuk")]
    [InlineData("Ông Ích Khiêm", "Ông Ích Khiêm")]
    [InlineData("Đ/c Lê Thị Bình", "Lê Thị Bình")]
    [InlineData("Y A", "Y A")]
    public void A_name_keeps_its_spelling_and_gets_a_name_s_capitals(string text, string name) => Read(text).ShouldBe(name);

    [Fact]
    public void Unicode_forms_of_one_name_are_one_name() => Read("Nguyễn Văn Ánh".Normalize(NormalizationForm.FormD)).ShouldBe("Nguyễn Văn Ánh");

    [Theory]
    [InlineData("Nguyễn Văn An 2", "name-sign")]
    [InlineData("0905123456", "name-sign")]
    [InlineData("Nguyễn Văn An (TT)", "name-sign")]
    [InlineData("Nguyễn Văn An;", "name-sign")]
    [InlineData("A", "name-short")]
    public void Digits_and_signs_are_no_name(string text, string code) =>
        PersonNameReader.Read(text).ShouldBeOfType<Result<string>.Refused>().Problem.Code.ShouldBe(code);

    [Fact]
    public void What_was_read_reads_as_itself() => Prop.ForAll(
        ArbMap.Default.ArbFor<NonNull<string>>(),
        text => PersonNameReader.Read(text.Get).Match(name => Read(name) == name, problem => problem.Title.Length > 0)).QuickCheckThrowOnFailure();

    private static string Read(string text) => PersonNameReader.Read(text).ShouldBeOfType<Result<string>.Done>().Value;
}
