using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Programs;

/// <summary>Chương trình: one directive as data. Every rule in it cites its clause.</summary>
public sealed record Program
{
    /// <summary>Stable id, e.g. <c>quang-nam-2025</c>.</summary>
    public required string Id { get; init; }

    public required string Title { get; init; }

    /// <summary>Number and symbol of the document as printed, e.g. <c>335/SKHCN-BCVT&amp;CĐS</c>; a copy without its number has only the symbol.</summary>
    public required string Number { get; init; }

    public required string Issuer { get; init; }

    /// <summary>Date of issue; for a copy that leaves the day open, the last day it can have been.</summary>
    public required DateOnly Date { get; init; }

    public required DateOnly InForceFrom { get; init; }

    public DateOnly? InForceTo { get; init; }

    /// <summary>Units the document is addressed to, by code on the day it was issued.</summary>
    public required IReadOnlyList<string> Territory { get; init; }

    /// <summary>Levels of government it speaks of, from the top.</summary>
    public required IReadOnlyList<UnitKind> Levels { get; init; }

    /// <summary>Documents it rests on.</summary>
    public IReadOnlyList<string> LegalBases { get; init; } = [];

    public IReadOnlyList<AffiliationTerm> Affiliations { get; init; } = [];

    public IReadOnlyList<CompositionRule> Composition { get; init; } = [];

    public IReadOnlyList<Indicator> Indicators { get; init; } = [];

    public IReadOnlyList<Topic> Topics { get; init; } = [];

    public IReadOnlyList<Topic> ActivityKinds { get; init; } = [];

    public IReadOnlyList<ReportSchedule> Reports { get; init; } = [];

    public IReadOnlyList<Deadline> Deadlines { get; init; } = [];

    public IReadOnlyList<Contact> Contacts { get; init; } = [];

    public IReadOnlyList<TrainingLink> Training { get; init; } = [];

    public IReadOnlyList<GroupRule> Groups { get; init; } = [];

    public IReadOnlyList<RosterForm> RosterForms { get; init; } = [];

    /// <summary>Duties of the document that no other list holds, e.g. a working plan, emulation, preferential prices.</summary>
    public IReadOnlyList<Duty> Duties { get; init; } = [];

    public bool InForceOn(DateOnly day) => InForceFrom <= day && (InForceTo is null || day <= InForceTo);
}

/// <summary>Where a rule stands in its document.</summary>
/// <param name="Document">Program id or the number of another document.</param>
/// <param name="Reference">Part, point, letter: <c>II.2.a</c>.</param>
/// <param name="Quote">A short quote in the document's words.</param>
public sealed record Clause(string Document, string Reference, string Quote)
{
    /// <summary>Inside a sentence: <c>mục 2.c</c>, whether or not the reference says the word itself.</summary>
    public string Place => Reference.StartsWith("mục ", StringComparison.OrdinalIgnoreCase) ? "m" + Reference[1..] : $"mục {Reference}";

    public override string ToString() => $"{Document}, {Reference}: “{Quote}”";
}

/// <summary>How binding a clause is. "có thể gồm" is no must.</summary>
public enum Strength
{
    /// <summary>Phải: đảm bảo, gồm, ít nhất.</summary>
    Must,

    /// <summary>Nên: khuyến nghị, ưu tiên, mời.</summary>
    Should,

    /// <summary>Có thể.</summary>
    May,
}
