using CongDongSo.Domain.Difficulties;

namespace CongDongSo.House.Tests.Files;

/// <summary>Words that the field app and the server both have, because the one works without the other.</summary>
public class FieldWordsTests
{
    [Fact]
    public void The_phone_and_the_server_know_the_same_topics_of_difficulties()
    {
        var words = string.Join('\n', Checkout.Files.Single(file => file.Path == "src/field/difficulties/words.ts").Lines);

        DifficultyWords.Topics.Where(topic => !words.Contains($"id: \"{topic.Id}\", name: \"{topic.Name}\"", StringComparison.Ordinal)).ShouldBeEmpty();
    }
}
