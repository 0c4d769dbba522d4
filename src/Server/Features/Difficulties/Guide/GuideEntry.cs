using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Difficulties.Guide;

/// <summary>Hỏi đáp: a question and its answer as an officer worded them for the guide.</summary>
/// <param name="Topic">Of difficulties or of a program.</param>
/// <param name="TopicName">In words.</param>
public sealed record GuideEntry(Guid Id, Guid Difficulty, UnitId Unit, string Topic, string TopicName, string Question, string Answer, DateTimeOffset PublishedAt);

/// <param name="Group">The program that has it, or Khó khăn thường gặp.</param>
public sealed record GuideTopic(string Id, string Name, string Group);

/// <summary>What is typed to publish an answer.</summary>
public sealed record GuideWish(string? Topic, string? Question, string? Answer);
