using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Programs;

/// <summary>Quy tắc thành phần tổ: what the document asks of the teams of one level.</summary>
/// <param name="Level">Level of the team: district, commune or village.</param>
public abstract record CompositionRule(string Id, UnitKind Level, Strength Strength, Clause Clause)
{
    /// <summary>Each unit of the level has at least <paramref name="AtLeast"/> teams ("mỗi thôn có 01 Tổ").</summary>
    public sealed record TeamsPerUnit(string Id, UnitKind Level, Strength Strength, Clause Clause, int AtLeast)
        : CompositionRule(Id, Level, Strength, Clause);

    /// <summary>A team has at least so many members, and as a guide value no more than <paramref name="UpTo"/>.</summary>
    public sealed record Size(string Id, UnitKind Level, Strength Strength, Clause Clause, int AtLeast, int? UpTo = null)
        : CompositionRule(Id, Level, Strength, Clause);

    /// <summary>Somebody holds the role; where <paramref name="From"/> is not empty, somebody of one of these affiliations.</summary>
    public sealed record RoleHeldBy(string Id, UnitKind Level, Strength Strength, Clause Clause, MemberRole Role, IReadOnlyList<string> From)
        : CompositionRule(Id, Level, Strength, Clause);

    /// <summary>At least so many members of any of these affiliations.</summary>
    public sealed record Affiliated(string Id, UnitKind Level, Strength Strength, Clause Clause, IReadOnlyList<string> From, int AtLeast)
        : CompositionRule(Id, Level, Strength, Clause);

    /// <summary>The decision on the team is issued at this level ("Chủ tịch UBND cấp xã ban hành Quyết định").</summary>
    public sealed record DecisionIssuedBy(string Id, UnitKind Level, Strength Strength, Clause Clause, UnitKind IssuerLevel)
        : CompositionRule(Id, Level, Strength, Clause);
}

/// <summary>Thành phần: an affiliation or post that members come from.</summary>
/// <param name="Aliases">How rosters write it, compared without diacritics.</param>
/// <param name="Implies">Other affiliations its holder has: the youth secretary is of the youth union.</param>
public sealed record AffiliationTerm(string Id, string Name, IReadOnlyList<string> Aliases, IReadOnlyList<string> Implies)
{
    /// <summary>Đoàn Thanh niên: the same id in every program whose document names it.</summary>
    public const string YouthUnion = "youth-union";

    /// <summary>The name inside a sentence: "Giáo viên Tin học" becomes "giáo viên Tin học"; "Hội Phụ nữ", a proper name, stays.</summary>
    public string NameInSentence()
    {
        var second = Name.IndexOf(' ') + 1;
        return Name.Length == 0 || (second > 0 && second < Name.Length && char.IsUpper(Name[second])) ? Name : char.ToLowerInvariant(Name[0]) + Name[1..];
    }
}
