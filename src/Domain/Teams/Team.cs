using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Teams;

public readonly record struct TeamId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

public readonly record struct DecisionId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

public readonly record struct PersonId(Guid Value)
{
    public override string ToString() => Value.ToString();
}

/// <summary>Tổ công nghệ số cộng đồng, as it stood on one day.</summary>
/// <param name="Level">District, commune or village: the level it works at.</param>
/// <param name="UnitId">Its unit. A village team that no registered village could be matched with stands on its commune.</param>
/// <param name="Decision">The decision in force for it.</param>
public sealed record Team(TeamId Id, UnitId UnitId, UnitKind Level, string Name, Decision Decision, IReadOnlyList<Member> Members)
{
    /// <summary>Members that whoever asks is not told of, only counted.</summary>
    public int Unnamed { get; init; }

    public int Size => Members.Count + Unnamed;
}

/// <summary>Quyết định thành lập, kiện toàn.</summary>
/// <param name="Number">As <c>01/QĐ-UBND</c>.</param>
/// <param name="IssuerLevel">Level of the committee that issued it.</param>
public sealed record Decision(DecisionId Id, string Number, DateOnly IssuedOn, UnitKind IssuerLevel);

/// <summary>Thành viên tổ on one day.</summary>
/// <param name="Affiliations">Ids from the program's list, see <see cref="Programs.AffiliationTerm"/>.</param>
/// <param name="Phone">Ten digits.</param>
public sealed record Member(PersonId PersonId, string Name, MemberRole Role, IReadOnlyList<string> Affiliations, string? Phone, string? Note)
{
    /// <summary>What the roster says beside the role, e.g. <c>Trưởng thôn</c>.</summary>
    public string? Post { get; init; }
}

/// <summary>Chức vụ trong tổ.</summary>
public enum MemberRole
{
    /// <summary>Tổ trưởng.</summary>
    Leader,

    /// <summary>Tổ phó thường trực.</summary>
    StandingDeputy,

    /// <summary>Tổ phó.</summary>
    Deputy,

    /// <summary>Thành viên.</summary>
    Member,
}

/// <summary>Vi phạm quy tắc: what a composition rule says of a team, or of a unit without one.</summary>
/// <param name="TeamId">Null where the finding is of a unit that lacks a team.</param>
/// <param name="Message">Vietnamese: what is missing.</param>
public sealed record Finding(TeamId? TeamId, UnitId UnitId, Programs.CompositionRule Rule, string Message);
