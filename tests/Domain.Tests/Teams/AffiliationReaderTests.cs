using CongDongSo.Domain.Teams;

namespace CongDongSo.Domain.Tests.Teams;

public class AffiliationReaderTests
{
    private readonly AffiliationReader reader = new(ATeam.Terms);

    [Theory]
    [InlineData("GV Tin học trường THCS Tịnh Khê", "it-teacher")]
    [InlineData("giáo viên TIN HỌC", "it-teacher")]
    [InlineData("Giáo viên Toán", "teacher")]
    [InlineData("PCT UBND xã", "commune-vice-chair")]
    [InlineData("PCT.UBND", "commune-vice-chair")]
    [InlineData("Phó chủ tịch UBND", "commune-vice-chair")]
    [InlineData("CT. UBND phường", "commune-chair")]
    [InlineData("BT Đoàn", "youth-secretary")]
    [InlineData("Phó Bí thư Đoàn", "youth-union")]
    [InlineData("CC VH–XH", "culture-society")]
    [InlineData("văn hóa, xã hội", "")]
    [InlineData("công chức văn hoá, xã hội", "culture-society")]
    [InlineData("CA", "police")]
    [InlineData("Doanh nghiệp, cao tuổi", "")]
    [InlineData("Co\u0302ng an", "police")]
    [InlineData("Can bộ", "")]
    [InlineData("Công an xã, Hội LHPN", "police womens-union")]
    [InlineData("", "")]
    [InlineData(null, "")]
    public void A_note_is_read_as_the_roster_writes_it(string? note, string expected) =>
        string.Join(' ', reader.Read(note)).ShouldBe(expected);

    [Fact]
    public void Several_texts_are_read_together_and_each_affiliation_is_named_once() =>
        reader.Read("Công an viên", null, "CA; Hội Phụ nữ").ShouldBe(["police", "womens-union"]);

    [Fact]
    public void An_affiliation_is_known_by_its_own_name_too() =>
        ATeam.Terms.Select(term => reader.Read(term.Name)).ShouldBe(ATeam.Terms.Select(term => (IReadOnlyList<string>)[term.Id]));
}
