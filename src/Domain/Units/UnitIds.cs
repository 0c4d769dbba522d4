namespace CongDongSo.Domain.Units;

/// <summary>Identity of an administrative unit; its code and name are dated attributes (domain law 4).</summary>
public readonly record struct UnitId(Guid Value)
{
    /// <summary>Cả nước.</summary>
    public static readonly UnitId Nation = Of("nation/VN");

    /// <summary>
    /// The same unit of the national catalogue has the same id in every installation: a name-based UUID (RFC 9562, version 8)
    /// of what identifies it for good, e.g. <c>commune/21034/2025-07-01</c>.
    /// </summary>
    public static UnitId Of(string name) => new(NameBasedId.Of("unit", name));

    public override string ToString() => Value.ToString();
}
