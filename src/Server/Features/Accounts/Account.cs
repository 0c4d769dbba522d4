using CongDongSo.Domain.Language;
using CongDongSo.Server.Platform.Audit;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>Tài khoản: a person who signs in; grants say what they see and may do.</summary>
/// <remarks>ASP.NET Core Identity changes its users in place, so this one is no record.</remarks>
public sealed class Account
{
    public required Guid Id { get; init; }

    /// <summary>Tên đăng nhập, as its owner writes it.</summary>
    public required string Login { get; set; }

    /// <summary>Họ tên.</summary>
    public required string Name { get; set; }

    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password and with everything else that Identity writes; a session of another stamp is over.</summary>
    public string SecurityStamp { get; set; } = "";

    /// <summary>The stamp that is stored; null for an account that is not stored yet.</summary>
    public string? StoredStamp { get; set; }

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What the next write of this account puts into the audit trail, in the same transaction.</summary>
    public List<AuditEntry> Notes { get; } = [];

    /// <summary>The notes, which are written once.</summary>
    public IReadOnlyList<AuditEntry> TakeNotes()
    {
        AuditEntry[] taken = [.. Notes];
        Notes.Clear();
        return taken;
    }

    /// <summary>What a login is found by: no case, no diacritics.</summary>
    public static string KeyOf(string login) => Folding.Fold(login);
}
