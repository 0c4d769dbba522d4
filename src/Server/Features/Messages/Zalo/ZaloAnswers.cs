using CongDongSo.Server.Features.Messages.Sending;

namespace CongDongSo.Server.Features.Messages.Zalo;

/// <summary>What the error codes of Zalo's template messages mean for a letter (public list: zalo.cloud/zns/guidelines/handle-error-code). 0 is success.</summary>
internal static class ZaloAnswers
{
    /// <summary>The access token is not, or no longer, valid: -124 of template messages; -216 and -220 of the account's other interfaces, which share the tokens.</summary>
    public static bool IsAboutToken(int error) => error is -124 or -216 or -220;

    public static Outcome Of(int error) => error switch
    {
        -108 => Dead(error, "số điện thoại không hợp lệ"),
        -118 => Dead(error, "số điện thoại không có tài khoản Zalo"),
        -119 => Dead(error, "tài khoản Zalo không nhận được tin này"),
        -110 => Dead(error, "ứng dụng Zalo của người nhận quá cũ"),
        -114 or -139 or -140 or -141 => Dead(error, "người nhận không nhận tin của tài khoản này"),
        -109 or -111 or -112 or -113 or -117 or -131 or -132 or -145 => Dead(error, "mẫu tin chưa được duyệt, hoặc không khớp"),
        -101 or -102 or -103 or -104 or -105 or -106 or -125 or -127 or -135 or -136 or -138 => Later(error, "ứng dụng hoặc tài khoản Zalo chưa được phép gửi", TimeSpan.FromHours(1)),
        -115 or -126 or -137 => Later(error, "tài khoản Zalo hết tiền", TimeSpan.FromHours(1)),
        -144 or -146 or -147 => Later(error, "hết hạn mức gửi của ngày, hoặc mẫu tin bị tạm ngừng", TimeSpan.FromHours(6)),
        -133 => Later(error, "Zalo không gửi loại tin này ban đêm", TimeSpan.FromHours(1)),
        -32 => Later(error, "gửi quá nhanh", TimeSpan.FromMinutes(2)),
        // What is not known here may pass: it is tried again, and shown with its number.
        _ => Later(error, "lỗi khác", null),
    };

    private static Outcome.Dead Dead(int error, string words) => new($"Zalo: {words} ({error}).");

    private static Outcome.Later Later(int error, string words, TimeSpan? wait) => new($"Zalo: {words} ({error}).", wait);
}
