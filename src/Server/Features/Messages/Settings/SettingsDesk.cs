using System.Globalization;
using System.Net.Mail;
using CongDongSo.Domain.Messages;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Messages.Sending;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Messages.Settings;

/// <summary>What the form of settings was given.</summary>
public sealed record SettingsWish(string? Email, bool EmailOn, string? ZaloPhone, bool ZaloOn, string? QuietFrom, string? QuietTo, bool RestsAtWeekends, string? Digest);

/// <param name="HasEmail">Whether the installation has a mail server; likewise Zalo.</param>
public sealed record SettingsModel(MessageSettings Settings, bool HasEmail, bool HasZalo, bool IsSaved)
{
    public Problem? Problem { get; init; }

    /// <summary>As it was typed, where it was refused.</summary>
    public SettingsWish? Typed { get; init; }
}

/// <summary>Each person sets for themselves how they are told beside the portal.</summary>
public sealed class SettingsDesk
{
    private const int LongestEmail = 200;

    private readonly MessageSettingStore store;
    private readonly IReadOnlyList<string> channels;
    private readonly TimeProvider clock;

    internal SettingsDesk(MessageSettingStore store, IEnumerable<IMessageChannel> channels, TimeProvider clock) =>
        (this.store, this.channels, this.clock) = (store, [.. channels.Where(channel => channel.IsConfigured).Select(channel => channel.Code)], clock);

    public async Task<SettingsModel> Show(Caller caller, bool isSaved, CancellationToken ct) => new(await store.Of(caller.AccountId, ct), channels.Contains("email"), channels.Contains("zalo"), isSaved);

    /// <returns>The problem that kept them from being saved; null: they are.</returns>
    public async Task<Problem?> Save(Caller caller, SettingsWish wish, CancellationToken ct)
    {
        if (Read(wish) is not Result<MessageSettings>.Done(var settings))
            return ((Result<MessageSettings>.Refused)Read(wish)).Problem;
        await store.Set(caller.AccountId, settings, clock.GetUtcNow(), ct);
        return null;
    }

    internal static Result<MessageSettings> Read(SettingsWish wish)
    {
        var email = (wish.Email ?? "").Trim();
        if (email.Length > 0 && (email.Length > LongestEmail || !MailAddress.TryCreate(email, out var address) || address.Address != email || !address.Host.Contains('.', StringComparison.Ordinal) || !email.All(char.IsAscii)))
            return new Problem("settings-email", "Địa chỉ thư viết chưa đúng.", "Ghi một địa chỉ, ví dụ ten@tinh.gov.vn.");
        if (wish.EmailOn && email.Length == 0)
            return new Problem("settings-email", "Chưa ghi địa chỉ thư.", "Ghi địa chỉ thư, hoặc bỏ chọn nhận qua thư.");
        var phone = string.Concat((wish.ZaloPhone ?? "").Where(char.IsAsciiDigit));
        phone = phone.StartsWith("84", StringComparison.Ordinal) && phone.Length == 11 ? "0" + phone[2..] : phone;
        if ((wish.ZaloPhone ?? "").Trim().Length > 0 && (phone.Length != 10 || phone[0] != '0' || !"35789".Contains(phone[1], StringComparison.Ordinal)))
            return new Problem("settings-phone", "Số Zalo viết chưa đúng.", "Ghi mười chữ số, bắt đầu bằng 03, 05, 07, 08 hoặc 09.");
        if (wish.ZaloOn && phone.Length == 0)
            return new Problem("settings-phone", "Chưa ghi số Zalo.", "Ghi số điện thoại dùng Zalo của bạn, hoặc bỏ chọn nhận qua Zalo.");
        if (Clock(wish.QuietFrom) is not { } from || Clock(wish.QuietTo) is not { } to || Clock(wish.Digest) is not { } digest)
            return new Problem("settings-hours", "Giờ viết chưa đúng.", "Ghi giờ và phút, ví dụ 07:30.");
        var hours = new MessageHours(from, to, wish.RestsAtWeekends, digest);
        return hours.HasTimeForDigest ? new MessageSettings(email, wish.EmailOn, phone, wish.ZaloOn, hours, null, null)
            : new Problem("settings-hours", "Giờ nhận bản tin nằm trong giờ yên tĩnh.", "Chọn giờ bản tin ngoài giờ yên tĩnh.");
    }

    private static TimeOnly? Clock(string? text) => TimeOnly.TryParseExact(text?.Trim(), "HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}
