using CongDongSo.Server.Platform.Documents.Letters;

namespace CongDongSo.Server.Platform.Documents.Templates;

/// <summary>What a template is filled with. Values are text and nothing else: what looks like a mark or like XML in them stays as it is written.</summary>
/// <param name="Fields">By name; may have line breaks.</param>
/// <param name="Sections">By name, the fields of each repetition; of a condition that holds, one without fields.</param>
/// <param name="Annexes">What the block of the annexes becomes.</param>
public sealed record TemplateValues(
    string Title, string Creator, IReadOnlyDictionary<string, string> Fields, IReadOnlyDictionary<string, IReadOnlyList<DocBlock>> Blocks,
    IReadOnlyDictionary<string, IReadOnlyList<IReadOnlyDictionary<string, string>>> Sections, IReadOnlyList<DocAnnex> Annexes);
