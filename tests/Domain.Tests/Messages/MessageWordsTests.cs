using CongDongSo.Domain.Messages;

namespace CongDongSo.Domain.Tests.Messages;

public class MessageWordsTests
{
    private static readonly DateOnly Today = new(2025, 12, 17);

    [Fact]
    public void Every_reason_has_a_code_that_leads_back_and_a_sentence()
    {
        foreach (var reason in Enum.GetValues<MessageReason>())
        {
            MessageWords.Read(MessageWords.Code(reason)).ShouldBe(reason);
            MessageWords.Text(reason).ShouldNotBeEmpty();
            MessageWords.Sentence(reason, "Báo cáo quý", "Xã An Phú", null, Today).ShouldEndWith(".");
        }
        MessageWords.Read("nothing").ShouldBeNull();
    }

    [Theory]
    [InlineData("2025-12-20", "Báo cáo quý của Xã An Phú: còn 3 ngày, hạn 20/12/2025.")]
    [InlineData("2025-12-17", "Báo cáo quý của Xã An Phú: hôm nay là hạn (17/12/2025).")]
    [InlineData("2025-12-10", "Báo cáo quý của Xã An Phú: quá hạn 7 ngày, hạn 10/12/2025.")]
    public void A_reminder_says_the_days_as_they_are_when_it_is_read(string day, string sentence) =>
        MessageWords.Sentence(MessageReason.Coming, "Báo cáo quý", "Xã An Phú", DateOnly.ParseExact(day, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), Today).ShouldBe(sentence);
}
