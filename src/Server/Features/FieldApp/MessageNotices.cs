using CongDongSo.Domain.Messages;
using CongDongSo.Server.Features.Fieldwork.Notices;
using CongDongSo.Server.Features.Messages;

namespace CongDongSo.Server.Features.FieldApp;

/// <summary>Messages of the portal as a phone shows them: among the announcements of Hôm nay.</summary>
internal static class MessageNotices
{
    public static PhoneNotice Notice(ReadableMessage one) => new(
        one.Message.Id, one.Message.IsUnread ? 1 : 2, "announcement", null, MessageWords.Text(one.Message.Reason), $"{one.Sentence}\nMở cổng Cộng Đồng Số, mục Tin nhắn, để xem và xử lý.", one.Message.MadeAt, "Cộng Đồng Số")
    {
        IsDone = !one.Message.IsUnread,
    };
}
