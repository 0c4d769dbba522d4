namespace CongDongSo.Server.Platform.Documents.Templates;

/// <summary>What a template may ask for, and what it must.</summary>
/// <param name="Fields">Trường: one value, anywhere in the text.</param>
/// <param name="Blocks">Khối: tables and paragraphs, in a paragraph of its own.</param>
/// <param name="Sections">Đoạn lặp, đoạn có điều kiện.</param>
/// <param name="Needed">Of each, one must stand in the template.</param>
public sealed record TemplateVocabulary(
    IReadOnlyList<TemplateField> Fields, IReadOnlyList<TemplateBlock> Blocks, IReadOnlyList<TemplateSection> Sections, IReadOnlyList<TemplateNeed> Needed)
{
    internal TemplateSection? Section(string name) => Sections.FirstOrDefault(section => section.Name == name);

    internal bool IsField(string name) => Fields.Any(field => field.Name == name);

    internal bool IsBlock(string name) => Blocks.Any(block => block.Name == name);

    /// <summary>Every name, with those of all sections' fields.</summary>
    internal IEnumerable<string> Names => Fields.Select(one => one.Name).Concat(Blocks.Select(one => one.Name)).Concat(Sections.SelectMany(section => section.Fields).Select(one => one.Name));
}

/// <param name="Meaning">What it becomes, for those who edit templates.</param>
public sealed record TemplateField(string Name, string Meaning);

public sealed record TemplateBlock(string Name, string Meaning)
{
    /// <summary>It begins pages of its own: nothing may stand after it.</summary>
    public bool IsLast { get; init; }
}

/// <param name="Fields">Those of each repetition; none: a condition, shown or left out.</param>
public sealed record TemplateSection(string Name, string Meaning, IReadOnlyList<TemplateField> Fields)
{
    public bool IsCondition => Fields.Count == 0;
}

/// <param name="AnyOf">Names of fields, blocks or sections.</param>
/// <param name="Why">What the letter would lack.</param>
public sealed record TemplateNeed(string Why, params IReadOnlyList<string> AnyOf);

/// <summary>Lỗi của mẫu, at the place where Word shows it.</summary>
/// <param name="Place">E.g. <c>Đoạn 14</c>, <c>Bảng 2, hàng 3, ô 1</c>.</param>
/// <param name="Text">What stands there.</param>
/// <param name="Message">Vietnamese: what is wrong and how to mend it.</param>
public sealed record TemplateFault(string Place, string Text, string Message);
