using CongDongSo.Domain.Language;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts;

/// <summary>Tài khoản: a person who signs in, with the grant that says what they see.</summary>
/// <remarks>ASP.NET Core Identity changes its users in place, so this one is no record.</remarks>
public sealed class Account
{
    public required Guid Id { get; init; }

    /// <summary>Tên đăng nhập, as its owner writes it.</summary>
    public required string Login { get; set; }

    /// <summary>Họ tên.</summary>
    public required string Name { get; set; }

    public required Role Role { get; set; }

    public required UnitId UnitId { get; set; }

    /// <summary>Name of the unit today, for people.</summary>
    public string UnitName { get; init; } = "";

    public string? PasswordHash { get; set; }

    /// <summary>Changes with the password; a session of another stamp is over.</summary>
    public string SecurityStamp { get; set; } = "";

    public DateTimeOffset? LockedUntil { get; set; }

    public DateTimeOffset? DisabledAt { get; set; }

    public required DateTimeOffset CreatedAt { get; init; }

    /// <summary>What a login is found by: no case, no diacritics.</summary>
    public static string KeyOf(string login) => Folding.Fold(login);
}
