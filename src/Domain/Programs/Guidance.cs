using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Programs;

/// <summary>Nội dung hướng dẫn or kind of activity.</summary>
/// <param name="Pillar">Trụ cột: chính quyền số, kinh tế số, xã hội số; null where the document has none.</param>
public sealed record Topic(string Id, string Name, string? Pillar, Strength Strength, Clause Clause);

/// <summary>Đầu mối liên hệ of a department, by area.</summary>
/// <param name="Area">E.g. <c>phía đông tỉnh</c>.</param>
public sealed record Contact(string Name, string Post, string? Phone, string Area, Clause Clause);

public sealed record TrainingLink(string Title, Uri Address, Clause Clause);

/// <summary>Nhóm mạng xã hội that a level must or may run.</summary>
/// <param name="Members">Who is in it, in words.</param>
/// <param name="Link">The group's own link where the document gives it.</param>
public sealed record GroupRule(string Id, UnitKind Level, string Members, string Network, Uri? Link, Strength Strength, Clause Clause);

/// <summary>Nhiệm vụ khác of a level or partner.</summary>
/// <param name="Who">Who has the duty, in the document's words.</param>
public sealed record Duty(string Id, string Who, string Text, Strength Strength, Clause Clause);

/// <summary>Biểu mẫu danh sách Tổ that the document attaches.</summary>
/// <param name="Columns">Headers exactly as printed, from the left.</param>
public sealed record RosterForm(string Id, string Title, IReadOnlyList<string> Columns, Clause Clause);
