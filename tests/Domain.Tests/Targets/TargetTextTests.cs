using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Targets;

namespace CongDongSo.Domain.Tests.Targets;

public sealed class TargetTextTests
{
    private static readonly TargetLine Households = APlace.Line(new Population.Households()), Samples = APlace.Line(new Population.CommuneMonths(300)),
        Hours = new(APlace.Indicator("hours", new Population.TeamWeeks(8)), IsQuota: true), Members = new(APlace.Indicator("size", new Population.Teams(5)), IsQuota: true);

    [Theory]
    [InlineData("80", 80, TargetScale.Value)]
    [InlineData("72,5", 72.5, TargetScale.Value)]
    [InlineData("72.5 %", 72.5, TargetScale.Value)]
    [InlineData(" 5.000  hộ ", 5000, TargetScale.Count)]
    [InlineData("5000 HỘ", 5000, TargetScale.Count)]
    [InlineData("1.200.000 ho", 1_200_000, TargetScale.Count)]
    [InlineData("0", 0, TargetScale.Value)]
    public void A_number_is_in_the_line_s_own_unit_and_a_count_says_so(string typed, double number, TargetScale scale) =>
        TargetText.Read(typed, Households).ShouldBe((new TargetAmount((decimal)number, scale), null));

    [Theory]
    [InlineData("tám mươi")]
    [InlineData("-5")]
    [InlineData("101")]
    [InlineData("5.000")]
    [InlineData("5,5 hộ")]
    [InlineData("5 người")]
    [InlineData("1,234")]
    [InlineData("999999999999 hộ")]
    public void What_is_no_target_is_refused_with_words(string typed)
    {
        var (amount, fault) = TargetText.Read(typed, Households);

        amount.ShouldBeNull();
        fault.ShouldNotBeNullOrWhiteSpace();
    }

    [Fact]
    public void Quotas_are_hours_members_and_samples()
    {
        TargetText.Read("10,5 giờ", Hours).Amount.ShouldBe(new TargetAmount(10.5m, TargetScale.Quota));
        TargetText.Read("169", Hours).Fault.ShouldNotBeNull();
        TargetText.Read("0", Hours).Fault.ShouldNotBeNull();
        TargetText.Read("7", Members).Amount.ShouldBe(new TargetAmount(7, TargetScale.Quota));
        TargetText.Read("7,5", Members).Fault.ShouldNotBeNull();
        TargetText.Read("1.200", Samples).Amount.ShouldBe(new TargetAmount(1200, TargetScale.Value));
        TargetText.Read("1.200 mẫu/xã/tháng", Samples).Amount.ShouldBe(new TargetAmount(1200, TargetScale.Value));
        TargetText.Read("300,5", Samples).Fault.ShouldNotBeNull();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("   ")]
    public void A_blank_cell_takes_the_target_back(string? typed) => TargetText.Read(typed, Households).ShouldBe((null, null));

    [Fact]
    public void What_is_written_is_read_back()
    {
        foreach (var (line, amount) in new[]
                 {
                     (Households, new TargetAmount(72.25m, TargetScale.Value)), (Households, new(12_345, TargetScale.Count)), (Hours, new(8.5m, TargetScale.Quota)), (Samples, new(1_300, TargetScale.Value)),
                 })
        {
            TargetText.Read(TargetText.Cell(amount, line), line).Amount.ShouldBe(amount);
            TargetText.Read(TargetText.Of(amount, line), line).Amount.ShouldBe(amount);
        }
    }
}
