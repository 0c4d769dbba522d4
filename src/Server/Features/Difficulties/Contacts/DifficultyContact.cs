using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Difficulties.Contacts;

/// <summary>Đầu mối cấp tỉnh for an area, from a day on (Quảng Ngãi 335/2025, 3: one officer for the east of the province, one for the west).</summary>
/// <param name="Area">E.g. <c>phía đông</c>.</param>
/// <param name="Login">Of their account here, which difficulties are assigned to; null: they are reached by phone or e-mail only.</param>
/// <param name="ValidTo">Last day; null while they are.</param>
public sealed record DifficultyContact(
    Guid Id, string Area, string Name, string? Phone, string? Email, string? Login, DateOnly ValidFrom, DateOnly? ValidTo, IReadOnlyList<UnitId> Communes);
