namespace CongDongSo.Server.Features.Audit;

/// <summary>Mục nhật ký: an entry of the trail as it is read.</summary>
/// <param name="Seq">Its number in the chain, from 1.</param>
/// <param name="Actor">Login; empty where nobody was signed in.</param>
/// <param name="Unit">Name of the actor's unit, as it is called today or was last.</param>
/// <param name="Place">The same of the unit concerned.</param>
/// <param name="Before">JSON.</param>
/// <param name="After">JSON.</param>
/// <param name="Hash">SHA-256, lower-case hexadecimal.</param>
public sealed record AuditLine(
    long Seq, DateTimeOffset At, string Actor, string? Role, Guid? UnitId, string? Unit, string Action, Guid? PlaceId, string? Place,
    IReadOnlyList<Guid> Subjects, string? Before, string? After, string? Reason, string? RequestId, string Hash);
