using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>A household with its head, unmasked: whoever is shown one is a reader of personal data.</summary>
/// <param name="Village">Name of its village.</param>
public sealed record FoundHousehold(Guid Id, string Head, string? Phone, string? Village);

/// <summary>Households by id or phone, in the scope of whoever acts.</summary>
public static class HouseholdLookup
{
    public static Task<IReadOnlyList<FoundHousehold>> ByIds(ProvinceDatabase province, IReadOnlyCollection<Guid> ids, CancellationToken ct) => HouseholdLookupStore.ByIds(province, ids, ct);

    /// <param name="phone">Ten digits; of now or of before.</param>
    public static Task<IReadOnlyList<FoundHousehold>> ByPhone(ProvinceDatabase province, string phone, CancellationToken ct) => HouseholdLookupStore.ByPhone(province, phone, ct);
}
