using CongDongSo.Domain.Language;

namespace CongDongSo.Domain.Tests.Language;

public class MaskingTests
{
    [Theory]
    [InlineData("Nguyễn Thị Ánh", "Nguyễn T. Á.")]
    [InlineData("Lê An", "Lê A.")]
    [InlineData("Đỗ  Văn   Êm", "Đỗ V. Ê.")]
    [InlineData("Y Bliêu Êban", "Y B. Ê.")]
    [InlineData("Nguyên", "N.")]
    [InlineData("", "")]
    public void A_masked_name_keeps_the_family_name_and_initials(string name, string masked) => MaskedName.Text(name).ShouldBe(masked);

    [Theory]
    [InlineData("Trưởng thôn, 0914 994 001", "Trưởng thôn, ***")]
    [InlineData("gọi 0914.994.001 hoặc +84914994002", "gọi *** hoặc ***")]
    [InlineData("12/QĐ-UBND ngày 22/7/2025", "12/QĐ-UBND ngày 22/7/2025")]
    [InlineData("Tổ 5, 120 hộ", "Tổ 5, 120 hộ")]
    public void A_phone_that_somebody_wrote_into_a_note_is_masked_and_other_numbers_are_not(string note, string masked) => MaskedPhone.InText(note).ShouldBe(masked);
}
