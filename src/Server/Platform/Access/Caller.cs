using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Platform.Access;

/// <summary>Who asks: an account with its role and unit. An endpoint or page takes it as a parameter.</summary>
/// <param name="Login">Stands in records and in the audit trail as their author.</param>
/// <param name="Name">Họ tên.</param>
/// <param name="UnitId">The caller sees this unit and all below it.</param>
/// <param name="UnitName">As it is called today, e.g. <c>Xã Tịnh Khê</c>.</param>
/// <param name="SessionId">The session the request came with.</param>
public sealed record Caller(Guid AccountId, string Login, string Name, Role Role, UnitId UnitId, string UnitName, Guid SessionId)
{
    /// <summary>The caller of a request; null where nobody is signed in.</summary>
    public static Caller? Of(HttpContext context) => context.Features.Get<Caller>();

    /// <summary>Binds an endpoint's parameter; every route but the anonymous ones has a caller.</summary>
    public static ValueTask<Caller?> BindAsync(HttpContext context) => ValueTask.FromResult(Of(context));

    /// <summary>Whether a unit of the tree is the caller's or lies below it on the tree's day. For other days and ended units ask <see cref="Scope"/>.</summary>
    public bool Sees(UnitTree tree, Unit unit)
    {
        for (var at = unit; at is not null; at = at.ParentId is { } parent ? tree.Find(parent) : null)
        {
            if (at.Id == UnitId || at.ParentId == UnitId)
                return true;
        }
        return false;
    }
}
