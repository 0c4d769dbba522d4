using CongDongSo.Domain.Language;

namespace CongDongSo.Domain.Difficulties;

/// <summary>How much two difficulties say the same: words that both have, without diacritics and case, and their topic. It only suggests; an officer links.</summary>
public static class Likeness
{
    /// <summary>From here on two are worth putting side by side: half of the words, or somewhat less within one topic.</summary>
    public const double Worth = 0.45;

    private const double SameTopic = 0.15;

    /// <summary>Of one or two letters a word says nothing of what it is about, nor do these.</summary>
    private static readonly HashSet<string> Empty = ["cac", "cua", "cho", "chua", "con", "khi", "khong", "mot", "nhieu", "nhung", "tai", "trong", "thi", "den", "voi", "duoc", "nguoi", "dan", "hay", "nen", "phai"];

    /// <returns>0 to 1 and a little more.</returns>
    public static double Of(string topic, string text, string otherTopic, string otherText)
    {
        var (one, other) = (Words(text), Words(otherText));
        if (one.Count == 0 || other.Count == 0)
            return 0;
        // Of words that come in both; Dice's coefficient, which forgives that one text is longer.
        var shared = one.Count(other.Contains);
        return shared == 0 ? 0 : (2.0 * shared / (one.Count + other.Count)) + (topic == otherTopic ? SameTopic : 0);
    }

    private static HashSet<string> Words(string text) =>
        [.. Folding.Fold(text).Split([' ', ',', '.', ';', ':', '!', '?', '(', ')', '/', '"', '“', '”', '-'], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2 && !Empty.Contains(word))];
}
