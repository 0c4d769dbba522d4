namespace CongDongSo.Domain.Messages;

/// <summary>Lý do nhắn tin: why somebody is told something. A new one needs its words in <see cref="MessageWords"/>.</summary>
public enum MessageReason
{
    /// <summary>Sắp đến hạn: 7, 3 or 1 days before the last day, to who owes.</summary>
    Coming,

    /// <summary>Đến hạn hôm nay.</summary>
    DueToday,

    /// <summary>Quá hạn chưa gửi, to who owes.</summary>
    Overdue,

    /// <summary>Cấp dưới quá hạn chưa gửi, to the superior.</summary>
    OverdueBelow,

    /// <summary>Bị trả lại, chưa gửi lại: days after the return.</summary>
    StillReturned,

    /// <summary>Cấp trên nhắc, by hand.</summary>
    Asked,

    /// <summary>Bị trả lại.</summary>
    Returned,

    /// <summary>Được tiếp nhận.</summary>
    Accepted,

    /// <summary>Được gia hạn.</summary>
    Extended,

    /// <summary>Được mở lại.</summary>
    Reopened,

    /// <summary>Không phải gửi nữa.</summary>
    Excused,

    /// <summary>Yêu cầu báo cáo đột xuất.</summary>
    Requested,

    /// <summary>Khó khăn được giao cho bạn.</summary>
    DifficultyAssigned,

    /// <summary>Khó khăn được chuyển lên cấp của bạn.</summary>
    DifficultyEscalated,

    /// <summary>Khó khăn quá hạn trả lời.</summary>
    DifficultyOverdue,

    /// <summary>Khó khăn của bạn đã có trả lời.</summary>
    DifficultyAnswered,
}
