using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.House.Tests.Documents;

/// <summary>What docs/security.md says of roles is what the program does: the tables there are the table in <see cref="Permissions"/>.</summary>
public class AccessDocumentTests
{
    private static readonly IReadOnlyList<Role> Roles = Enum.GetValues<Role>();

    private static readonly IReadOnlyList<Permission> All = Enum.GetValues<Permission>();

    [Fact]
    public void The_document_says_what_each_role_may_do() => ShouldStand(
    [
        $"| Vai trò | Mã | Đơn vị | {string.Join(" | ", All.Select(Permissions.Text))} |",
        $"|---|---|---|{string.Concat(All.Select(_ => ":-:|"))}",
        .. Roles.Select(role => $"| {RoleWords.Text(role)} | `{RoleWords.Code(role)}` | {LevelsOf(role)} | {string.Join(" | ", All.Select(permission => Permissions.Of(role).Contains(permission) ? "✓" : ""))} |"),
    ]);

    [Fact]
    public void The_document_says_which_roles_each_role_gives() => ShouldStand(
    [
        "| Vai trò | Cấp, đặt lại và thu hồi được |",
        "|---|---|",
        .. Roles.Where(role => Permissions.Grantable(role).Count > 0).Select(role => $"| {RoleWords.Text(role)} | {GivenBy(role)} |"),
    ]);

    private static string GivenBy(Role role) => Permissions.Grantable(role).Count == Roles.Count ? "mọi vai trò" : string.Join(", ", Permissions.Grantable(role).Select(RoleWords.Text));

    private static string LevelsOf(Role role)
    {
        var levels = Enum.GetValues<UnitKind>().Where(level => RoleWords.Fits(role, level)).ToList();
        return levels.Count == Enum.GetValues<UnitKind>().Length ? "mọi cấp" : string.Join(", ", levels.Select(UnitWords.Text));
    }

    private static void ShouldStand(IReadOnlyList<string> table)
    {
        var lines = Checkout.Files.Single(file => file.Path == "docs/security.md").Lines;
        var at = lines.ToList().IndexOf(table[0]);

        (at < 0 ? [] : lines.Skip(at).TakeWhile(line => line.StartsWith('|')).ToList()).ShouldBe(table, $"docs/security.md is to have this table:\n{string.Join('\n', table)}");
    }
}
