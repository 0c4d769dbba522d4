using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Programs.Reading;

/// <summary>What nearly every rule of a program has: its clause, how binding it is, the level it speaks of.</summary>
internal static class RuleFields
{
    public static Clause Clause(this Fields rule) =>
        rule.Map("clause", Shapes.Clause, clause => new Clause(
            clause.TextOf("document") ?? clause.Context.ProgramId, clause.Text("reference"), clause.Text("quote")))
        ?? new("", "", "");

    public static Strength Strength(this Fields rule) => rule.Word("strength", ProgramWords.Strengths);

    public static UnitKind Level(this Fields rule, string key = "level")
    {
        var level = rule.Word(key, ProgramWords.Levels);
        var levels = rule.Context.Levels;
        if (rule.At(key) is YamlPiece.Text { Value: var word } && word == Words<UnitKind>.Word(level) && levels.Count > 0 && !levels.Contains(level))
            rule.Fault(key, $"Cấp “{word}” không có trong levels của chương trình ({string.Join(", ", levels.Select(Words<UnitKind>.Word))}). Sửa cấp này hoặc thêm vào levels");
        return level;
    }

    /// <summary>The mapping's shape is told by a word in it (<c>rule: size</c>, <c>kind: residents</c>).</summary>
    /// <returns>Null, with a fault, where the word is missing or unknown.</returns>
    public static Fields? Choose(YamlPiece piece, string path, string key, IReadOnlyDictionary<string, Shape> shapes, ReadingContext context)
    {
        var word = (piece as YamlPiece.Map)?.Entries.FirstOrDefault(entry => entry.Key.Value == key)?.Value;
        if (word is YamlPiece.Text { Value: var name } && shapes.TryGetValue(name, out var shape))
            return new(piece, path, shape, context);
        var typed = (word as YamlPiece.Text)?.Value ?? "";
        context.Faults.Add(word ?? piece, $"{path}.{key}",
            (typed.Length == 0 ? $"Cần khóa “{key}” với một trong các từ: " : $"“{key}: {typed}” không phải từ được dùng. Các từ được dùng: ")
            + $"{string.Join(", ", shapes.Keys)}.{NearestWord.Question(typed, shapes.Keys)}");
        return null;
    }
}
