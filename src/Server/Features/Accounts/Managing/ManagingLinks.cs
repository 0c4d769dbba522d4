using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts.Managing;

/// <summary>Addresses of the pages of accounts.</summary>
public static class ManagingLinks
{
    public const string List = "/tai-khoan-don-vi", Add = "/tai-khoan-don-vi/them";

    public const string OfRoute = "/tai-khoan-don-vi/{id:guid}", DeedRoute = "/tai-khoan-don-vi/{id:guid}/{deed}";

    /// <summary>What can be done to an account: last part of the address that its form goes to.</summary>
    public const string AddGrant = "giao-vai-tro", EndGrant = "ket-thuc-vai-tro", Disable = "ngung", Enable = "dung-lai", MakeCode = "cap-ma", PhoneCode = "cap-ma-dien-thoai", RevokeCode = "thu-hoi-ma";

    public static string Of(Guid id) => $"{List}/{id}";

    /// <param name="done">What was just done, to be told.</param>
    public static string Of(Guid id, string done) => $"{Of(id)}?xong={done}";

    public static string Deed(Guid id, string deed) => $"{Of(id)}/{deed}";

    public static string AddIn(UnitId unit) => $"{Add}?don-vi={unit}";

    public static string In(string? unit, AccountSearch search, string? after = null) =>
        $"{List}?q={Uri.EscapeDataString(search.Text ?? "")}" + Part("don-vi", unit) + Part("vai-tro", search.Role is { } role ? RoleWords.Code(role) : null) + (search.Ended ? "&ngung=1" : "") + Part("sau", after);

    private static string Part(string name, string? value) => string.IsNullOrEmpty(value) ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
