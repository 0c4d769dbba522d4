using CongDongSo.Domain.Messages;

namespace CongDongSo.Server.Features.Messages.Settings;

/// <summary>Cài đặt nhận tin of one person. Without any, messages stand in the portal alone.</summary>
/// <param name="Email">Where e-mail goes; empty: nowhere.</param>
/// <param name="ZaloPhone">Ten digits; empty: none.</param>
/// <param name="EmailSince">Since when e-mail is on: older messages are not sent after.</param>
public sealed record MessageSettings(string Email, bool EmailOn, string ZaloPhone, bool ZaloOn, MessageHours Hours, DateTimeOffset? EmailSince, DateTimeOffset? ZaloSince)
{
    public static readonly MessageSettings None = new("", false, "", false, MessageHours.Usual, null, null);
}
