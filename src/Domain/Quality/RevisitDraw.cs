using System.Security.Cryptography;
using System.Text;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Quality;

/// <summary>
/// Rút mẫu thăm lại: which households of a commune that were visited in a month are visited again by somebody else. Anybody can draw it again: of each household
/// the SHA-256 of <c>congdongso/revisit/{commune}/{month}/{household}</c> (ids in lower case, UTF-8) as hexadecimal; the first ones in order are drawn.
/// </summary>
public static class RevisitDraw
{
    /// <param name="visited">In any order.</param>
    public static IReadOnlyList<Guid> Of(UnitId commune, Period month, IEnumerable<Guid> visited, int count) =>
        [.. visited.Distinct().OrderBy(household => TicketOf(commune, month, household), StringComparer.Ordinal).Take(count)];

    public static string TicketOf(UnitId commune, Period month, Guid household) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"congdongso/revisit/{commune}/{month.Code}/{household}")));
}
