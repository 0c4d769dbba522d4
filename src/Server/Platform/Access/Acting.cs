using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Platform.Access;

/// <summary>
/// For whom the work at hand is done. It flows with the work, so that a store far below knows whose rows it may show, and the audit trail knows who
/// did it. Where nobody set it, nothing is visible.
/// </summary>
/// <param name="Actor">Login; of a command of the machine's administrator, <c>cds:</c> and their name there.</param>
/// <param name="RequestId">Trace id of the request.</param>
public sealed record Acting(string Actor, Guid? AccountId, IReadOnlyList<Grant> Grants, string? RequestId)
{
    private const string MachineMark = "cds:";

    private static readonly AsyncLocal<Acting?> Flowing = new();

    /// <summary>Someone without a session.</summary>
    public static readonly Acting Nobody = new("", null, [], null);

    /// <summary>The network that the request came from, see <see cref="ShortAddress"/>.</summary>
    public string? Network { get; init; }

    public static Acting Now => Flowing.Value ?? Nobody;

    /// <summary>The machine's administrator, who owns the database.</summary>
    public static Acting Machine => new($"{MachineMark}{Environment.UserName}", null, [], null);

    /// <summary>Whether it is the machine's administrator, or the installation's own upkeep: no login has a colon.</summary>
    public bool IsMachine => AccountId is null && Actor.StartsWith(MachineMark, StringComparison.Ordinal);

    /// <summary>Work that the installation does by itself, e.g. at night.</summary>
    public static Acting Upkeep(string job) => new(MachineMark + job, null, [], null);

    /// <summary>The installation's own work on the figures of every province, whoever will look at them.</summary>
    public static Acting UpkeepOfFigures(string job) => Upkeep(job) with { Grants = [new(Role.Admin, UnitId.Nation, "")] };

    public static Acting Of(Caller caller, string? requestId) => new(caller.Login, caller.AccountId, caller.Grants, requestId);

    /// <summary>For the method that calls this and all that it calls, until it returns.</summary>
    public static void Set(Acting acting) => Flowing.Value = acting;

    /// <summary>The units in which, and below which, a permission is held.</summary>
    public IReadOnlyCollection<UnitId> Units(Permission permission) =>
        [.. Grants.Where(grant => Permissions.Of(grant.Role).Contains(permission)).Select(grant => grant.UnitId).Distinct()];

    /// <summary>Role and unit that stand in the audit trail: of the first grant.</summary>
    internal (Role Role, UnitId UnitId)? Main => Grants is [var first, ..] ? (first.Role, first.UnitId) : null;
}
