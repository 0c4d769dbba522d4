using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Tests.Access.Trees;

/// <summary>What somebody's grants let them see of one province, by the naive model.</summary>
public sealed record Sight(NaiveScope Scope, IReadOnlyList<Grant> Grants, MadeTree Tree)
{
    /// <param name="permission">Null: whether the unit is seen at all.</param>
    public bool At(MadeUnit? unit, Permission? permission) =>
        (permission is { } wanted && NaiveScope.SeesWhole(Grants, Tree, wanted)) || (unit is not null && Scope.Sees(Grants, unit, permission));

    public bool Everywhere(Permission permission) => NaiveScope.SeesWhole(Grants, Tree, permission);

    public override string ToString() => string.Join(", ", Grants.Select(grant => $"{grant.Role} in {grant.UnitName}"));
}

/// <summary>A row of a province's table and who sees it.</summary>
/// <param name="Key">As <see cref="MadeTable.Key"/> reads it.</param>
public sealed record MadeRow(string Key, Func<Sight, bool> IsSeen);

/// <summary>The rows of one table.</summary>
/// <param name="Key">SQL that names a row.</param>
public sealed record MadeTable(string Key, List<MadeRow> Rows);
