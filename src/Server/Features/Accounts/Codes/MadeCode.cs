using CongDongSo.Domain.Time;

namespace CongDongSo.Server.Features.Accounts.Codes;

/// <summary>What a one-time code is for.</summary>
public enum CodeKind
{
    /// <summary>Lời mời: the account has no password yet.</summary>
    Invitation,

    /// <summary>Đặt lại mật khẩu.</summary>
    Reset,

    /// <summary>Mã cho điện thoại: enrols a phone, and leaves the password as it is.</summary>
    Device,
}

/// <summary>A code as it was made: readable this once.</summary>
public sealed record MadeCode(Guid Id, Guid AccountId, CodeKind Kind, OneTimeCode Code, DateTimeOffset MadeAt, DateTimeOffset ExpiresAt)
{
    private static readonly TimeSpan InvitationLife = TimeSpan.FromDays(7), ResetLife = TimeSpan.FromHours(24);

    internal static MadeCode For(Guid accountId, CodeKind kind, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), accountId, kind, OneTimeCode.New(), now, now + (kind == CodeKind.Reset ? ResetLife : InvitationLife));
}

/// <summary>Words of codes.</summary>
public static class CodeWords
{
    /// <summary>The word in JSON and in the database.</summary>
    public static string Code(CodeKind kind) => kind switch { CodeKind.Invitation => "invitation", CodeKind.Reset => "reset", _ => "device" };

    public static CodeKind Kind(string code) => code switch { "invitation" => CodeKind.Invitation, "reset" => CodeKind.Reset, _ => CodeKind.Device };

    /// <summary>17:30 ngày 28/11/2026, in Vietnam.</summary>
    public static string Moment(DateTimeOffset at) => $"{at.ToOffset(VietnamTime.Offset):HH:mm} ngày {VietnamTime.Text(VietnamTime.DayOf(at))}";
}
