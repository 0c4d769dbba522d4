using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Platform.Access;

/// <summary>A role in a unit that is in force: the unit and all below it are seen, and what the role allows may be done there.</summary>
/// <param name="UnitName">As it is called today, e.g. <c>Xã Tịnh Khê</c>.</param>
/// <param name="Organisation">Of a partner: whose staff it sees, as rosters write it, e.g. VNPT.</param>
public sealed record Grant(Role Role, UnitId UnitId, string UnitName, string? Organisation = null);

/// <summary>Who asks: an account with its grants. An endpoint or page takes it as a parameter.</summary>
/// <param name="Login">Stands in records and in the audit trail as their author.</param>
/// <param name="Name">Họ tên.</param>
/// <param name="Grants">In force today, at least one; the widest unit first.</param>
/// <param name="SessionId">The session the request came with.</param>
public sealed record Caller(Guid AccountId, string Login, string Name, IReadOnlyList<Grant> Grants, Guid SessionId)
{
    /// <summary>The role of the first grant, for people to read.</summary>
    public Role Role => Grants[0].Role;

    /// <summary>The unit that the caller starts from.</summary>
    public UnitId UnitId => Grants[0].UnitId;

    public string UnitName => Grants[0].UnitName;

    /// <summary>By when the caller's account must have a second factor; null: it has one, or needs none.</summary>
    public DateTimeOffset? SecondFactorBy { get; init; }

    /// <summary>That time is over: the session may set up a second factor and nothing else.</summary>
    public bool IsConfined { get; init; }

    /// <summary>The phone of the field app that the request came from; null: a browser or program with a session.</summary>
    public Guid? DeviceId { get; init; }

    /// <summary>The caller of a request; null where nobody is signed in.</summary>
    public static Caller? Of(HttpContext context) => context.Features.Get<Caller>();

    /// <summary>Binds an endpoint's parameter; every route but the anonymous ones has a caller.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    /// <summary>Whether the caller may do this anywhere at all.</summary>
    public bool May(Permission permission) => Grants.Any(grant => Permissions.Of(grant.Role).Contains(permission));

    /// <summary>The units in which, and below which, the caller may do this; null: all that the caller sees.</summary>
    public IEnumerable<UnitId> Units(Permission? permission = null) =>
        Grants.Where(grant => permission is not { } wanted || Permissions.Of(grant.Role).Contains(wanted)).Select(grant => grant.UnitId).Distinct();

    /// <summary>Whether a unit of the tree is the caller's or lies below it on the tree's day. For other days and ended units ask <see cref="Scope"/>.</summary>
    public bool Sees(UnitTree tree, Unit unit, Permission? permission = null)
    {
        var tops = Units(permission).ToHashSet();
        for (var at = unit; at is not null; at = at.ParentId is { } parent ? tree.Find(parent) : null)
        {
            if (tops.Contains(at.Id) || (at.ParentId is { } above && tops.Contains(above)))
                return true;
        }
        return false;
    }

    /// <summary>All units of the tree that <see cref="Sees"/> says yes to, at the cost of those and not of the tree.</summary>
    public IEnumerable<Unit> Seen(UnitTree tree, Permission permission) => Units(permission)
        .SelectMany(top => tree.Find(top) is null ? tree.ChildrenOf(top).SelectMany(child => tree.Under(child.Id)) : tree.Under(top))
        .DistinctBy(unit => unit.Id);
}
