using CongDongSo.Domain.Language;

namespace CongDongSo.Domain.Tests.Language;

public class FoldingTests
{
    [Theory]
    [InlineData("Lý Sơn")]
    [InlineData("LY SON")]
    [InlineData("  ly   son ")]
    [InlineData("Ly\u0301 So\u031Bn")]
    public void Spellings_of_one_name_fold_alike(string spelling) => Folding.Fold(spelling).ShouldBe("ly son");

    [Theory]
    [InlineData("Hoà Hải", "Hòa Hải")]
    [InlineData("Đắk Glei", "dak glei")]
    [InlineData("Ea H’Leo", "Ea H'Leo")]
    [InlineData("Thuý", "Thúy")]
    public void Variants_fold_alike(string one, string other) => Folding.Fold(one).ShouldBe(Folding.Fold(other));

    [Fact]
    public void Names_sort_by_given_name()
    {
        string[] names = ["Nguyễn Văn Bình", "Trần Thị Ánh", "Lê An", "Phạm Văn Ánh"];

        names.OrderBy(PersonNames.SortKey, StringComparer.Ordinal).ShouldBe(["Lê An", "Phạm Văn Ánh", "Trần Thị Ánh", "Nguyễn Văn Bình"]);
    }
}
