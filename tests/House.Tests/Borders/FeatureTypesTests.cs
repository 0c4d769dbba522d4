namespace CongDongSo.House.Tests.Borders;

/// <summary>That the border tests would see an offence.</summary>
public class FeatureTypesTests
{
    [Theory]
    [InlineData("using CongDongSo.Server.Features.Units;")]
    [InlineData("private readonly Units.UnitDirectory units;")]
    [InlineData("Features.Units.UnitDirectory units")]
    public void A_line_that_names_another_feature_is_seen(string line) => FeatureTypes.NamedIn(line, "Teams").ShouldBe(["Units"]);

    [Theory]
    [InlineData("using CongDongSo.Domain.Units;")]
    [InlineData("Context.Features.Set(caller);")]
    [InlineData("using CongDongSo.Server.Features.Teams;")]
    public void Any_other_line_is_not(string line) => FeatureTypes.NamedIn(line, "Teams").ShouldBeEmpty();

    [Theory]
    [InlineData("internal sealed class Other(UnitStore store)", true)]
    [InlineData("using CongDongSo.Server.Features.Accounts.Pages;", true)]
    [InlineData("internal sealed class Other(UnitDirectory units)", false)]
    public void Reaching_for_the_insides_of_another_feature_is_seen(string line, bool reaches) => FeatureTypes.InsidesNamedIn(line, "Teams").ShouldBe(reaches);
}
