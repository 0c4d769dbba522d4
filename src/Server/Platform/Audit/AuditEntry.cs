using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Platform.Audit;

/// <summary>One line of the audit trail (nhật ký kiểm tra): a change, or a reading of unmasked personal data. Who, when and in which request is added where it is written.</summary>
/// <param name="Action">Thing and verb, e.g. <c>roster.import</c>; <see cref="AuditActions"/> has its Vietnamese.</param>
public sealed record AuditEntry(string Action)
{
    /// <summary>The unit concerned; auditors of it and of those above see the entry.</summary>
    public UnitId? Place { get; init; }

    /// <summary>Ids of the people, households, accounts or records concerned.</summary>
    public IReadOnlyCollection<Guid> Subjects { get; init; } = [];

    /// <summary>What was, as far as it matters; never a secret.</summary>
    public object? Before { get; init; }

    /// <summary>What is now.</summary>
    public object? After { get; init; }

    /// <summary>Lý do, where one is asked for.</summary>
    public string? Reason { get; init; }
}
