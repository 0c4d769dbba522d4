using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams;

/// <summary>On which day a phone last read the contacts of its owner's teams: it asks many times a day, and one entry a day says it.</summary>
internal static class ContactReadingStore
{
    /// <returns>Whether this is the phone's first reading of the day; it stands with the transaction that notes it.</returns>
    public static async Task<bool> IsFirst(ProvinceWork work, Guid device, DateOnly today, CancellationToken ct)
    {
        await using var query = work.Ask("update cds.device set contacts_on = $2 where id = $1 and contacts_on is distinct from $2 returning true", device, today);
        return await query.Scalar(ct) is true;
    }
}
