using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Platform.Features;

/// <summary>Headings that several features' entries stand under.</summary>
public static class MenuGroup
{
    public const string Teams = "Tổ công nghệ số", Field = "Thực địa", Administration = "Quản trị";
}

/// <summary>An entry of the portal's main menu.</summary>
/// <param name="Order">Position from the left.</param>
/// <param name="Text">Vietnamese.</param>
/// <param name="Address">Path of the page, e.g. <c>/don-vi</c>.</param>
public sealed record MenuEntry(int Order, string Text, string Address)
{
    /// <summary>Under whose heading it stands with others, Vietnamese; null: by itself. A group stands where its first entry would.</summary>
    public string? Group { get; init; }

    /// <summary>Who is shown the entry: those who may do this; null: everybody.</summary>
    public Permission? Needs { get; init; }

    /// <summary>Of those who may, only these roles find it useful; null: all.</summary>
    public IReadOnlyCollection<Role>? For { get; init; }

    public bool IsFor(Caller caller) => (Needs is not { } needed || caller.May(needed)) && (For is null || caller.Grants.Any(grant => For.Contains(grant.Role)));
}
