using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams;

/// <summary>A member of teams, unmasked: whoever is shown one is a reader of personal data.</summary>
/// <param name="Units">Names of the units whose teams they are or were in.</param>
public sealed record FoundPerson(Guid Id, string Name, string? Phone, string? Units);

/// <summary>Members of teams by id or phone, in the scope of whoever acts.</summary>
public static class PersonLookup
{
    public static Task<IReadOnlyList<FoundPerson>> ByIds(ProvinceDatabase province, IReadOnlyCollection<Guid> ids, CancellationToken ct) => PersonLookupStore.ByIds(province, ids, ct);

    /// <param name="phone">Ten digits.</param>
    public static Task<IReadOnlyList<FoundPerson>> ByPhone(ProvinceDatabase province, string phone, CancellationToken ct) => PersonLookupStore.ByPhone(province, phone, ct);
}
