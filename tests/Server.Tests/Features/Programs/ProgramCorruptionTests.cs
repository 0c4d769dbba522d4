using CongDongSo.Server.Features.Programs;

namespace CongDongSo.Server.Tests.Features.Programs;

public class ProgramCorruptionTests
{
    private static readonly string[] Splinters =
        ["\t", "\n", ": ", "- ", "\"", "'", "[", "]", "{", "}", "&a", "*a", "!", "|", ">", "%", "---", "...", "#", "\0", "\uD800", "\uFEFF", "🙂", "  ", "?", "\\U00110000", "\r", "~", "9999999999"];

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void However_a_text_is_spoiled_reading_ends_in_a_program_or_in_faults(int seed)
    {
        var random = new Random(seed);
        for (var round = 0; round < 500; round++)
        {
            var text = Spoil(Small.Yaml, random);

            var reading = Should.NotThrow(() => ProgramFile.Parse(text, "hỏng.yaml"), $"seed {seed}, round {round}");

            (reading.Program is null).ShouldBe(reading.Faults.Count > 0, $"seed {seed}, round {round}");
            reading.Faults.ShouldAllBe(fault => fault.Line >= 1 && fault.Column >= 1 && fault.Message.Length > 0);
        }
    }

    private static string Spoil(string text, Random random)
    {
        for (var times = random.Next(1, 6); times > 0 && text.Length > 1; times--)
        {
            var at = random.Next(text.Length);
            var length = Math.Min(random.Next(1, 30), text.Length - at);
            text = random.Next(4) switch
            {
                0 => text.Remove(at, length),
                1 => text.Insert(at, Splinters[random.Next(Splinters.Length)]),
                2 => text.Insert(random.Next(text.Length), text.Substring(at, length)),
                _ => text[..at],
            };
        }
        return text;
    }
}
