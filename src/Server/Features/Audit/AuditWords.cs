using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;

namespace CongDongSo.Server.Features.Audit;

/// <summary>Words of an entry for people.</summary>
internal static class AuditWords
{
    /// <summary>Of an action that this version does not know: its code.</summary>
    public static string Action(string action) => AuditActions.Words.GetValueOrDefault(action, action);

    public static string Actor(AuditLine line) => line.Actor switch
    {
        "" => "(chưa đăng nhập)",
        _ when line.Actor.StartsWith("cds:", StringComparison.Ordinal) => $"Quản trị máy chủ ({line.Actor["cds:".Length..]})",
        _ => line.Actor,
    };

    public static string? Role(AuditLine line) => line.Role is { } code ? RoleWords.Read(code) is { } role ? RoleWords.Text(role) : code : null;

    public static string Chain(string key) => key == AuditChain.CommonKey ? "Tài khoản, đăng nhập và danh mục (chung)" : $"Tỉnh {key}";
}
