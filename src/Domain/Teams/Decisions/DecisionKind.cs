namespace CongDongSo.Domain.Teams.Decisions;

/// <summary>Loại quyết định: what a decision does with the teams it names.</summary>
public enum DecisionKind
{
    /// <summary>Thành lập.</summary>
    Establish,

    /// <summary>Kiện toàn: the whole roster of teams that stand, or take the place of others.</summary>
    Consolidate,

    /// <summary>Thay đổi, bổ sung thành viên.</summary>
    ChangeMembers,

    /// <summary>Giải thể, kết thúc hoạt động.</summary>
    End,
}

/// <summary>The words for kinds of decisions.</summary>
public static class DecisionWords
{
    public static string Text(DecisionKind kind) => kind switch
    {
        DecisionKind.Establish => "Thành lập",
        DecisionKind.Consolidate => "Kiện toàn",
        DecisionKind.ChangeMembers => "Thay đổi thành viên",
        _ => "Giải thể",
    };

    /// <summary>The word in JSON and in the database, e.g. <c>changeMembers</c>.</summary>
    public static string Code(DecisionKind kind) => char.ToLowerInvariant(kind.ToString()[0]) + kind.ToString()[1..];

    /// <summary>Null for an unknown word.</summary>
    public static DecisionKind? Read(string? code) =>
        Enum.GetValues<DecisionKind>().Where(kind => string.Equals(Code(kind), code, StringComparison.OrdinalIgnoreCase)).Select(kind => (DecisionKind?)kind).FirstOrDefault();

    /// <summary>What the decision is about, where nobody wrote it: the words under its title.</summary>
    public static string Subject(DecisionKind kind) => kind switch
    {
        DecisionKind.Establish => "Về việc thành lập Tổ công nghệ số cộng đồng",
        DecisionKind.Consolidate => "Về việc kiện toàn Tổ công nghệ số cộng đồng",
        DecisionKind.ChangeMembers => "Về việc thay đổi, bổ sung thành viên Tổ công nghệ số cộng đồng",
        _ => "Về việc giải thể Tổ công nghệ số cộng đồng",
    };
}
