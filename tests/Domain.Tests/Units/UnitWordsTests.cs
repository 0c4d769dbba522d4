using System.Text;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Units;

public class UnitWordsTests
{
    [Theory]
    [InlineData("TỔ DÂN PHỐ", "Tổ dân phố")]
    [InlineData("to dan pho", "Tổ dân phố")]
    [InlineData(" Khu  phố ", "Khu phố")]
    [InlineData("ban", "Bản")]
    public void A_kind_of_village_is_known_however_it_is_written(string text, string word)
    {
        UnitWords.SubKind(text).ShouldBe(word);
        UnitWords.SubKind(text.Normalize(NormalizationForm.FormD)).ShouldBe(word);
        UnitWords.KindOf(text).ShouldBe(UnitKind.Village);
    }

    [Theory]
    [InlineData("Miền Núi", Terrain.Mountain)]
    [InlineData("dong bang", Terrain.Plain)]
    [InlineData("island", Terrain.Island)]
    public void Terrain_is_known_in_Vietnamese_and_as_code(string text, Terrain terrain) => UnitWords.TerrainOf(text).ShouldBe(terrain);

    [Fact]
    public void A_word_that_is_no_kind_is_none()
    {
        UnitWords.SubKind("hội quán").ShouldBeNull();
        UnitWords.KindOf("Thành phố").ShouldBeNull();
        UnitWords.TerrainOf("sa mạc").ShouldBeNull();
    }
}
