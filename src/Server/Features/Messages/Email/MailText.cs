using System.Globalization;
using System.Net.Mail;
using System.Text;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Messages;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Messages.Sending;

namespace CongDongSo.Server.Features.Messages.Email;

/// <summary>A letter as an e-mail (RFC 5322, MIME): plain text in UTF-8, with a Message-ID that stays the same however often it is sent.</summary>
internal static class MailText
{
    private const int LongestGroup = 20;

    public static string MessageId(Letter letter, MailAddress from) => $"<{letter.Id:N}@{from.Host}>";

    /// <returns>ASCII lines that end with CR LF, as the wire has them, dots not doubled yet.</returns>
    public static string Of(Letter letter, EmailSettings settings)
    {
        var text = new StringBuilder();
        Header("From", Address(settings.From));
        Header("To", $"<{letter.Address}>");
        Header("Subject", Word(Subject(letter)));
        Header("Date", letter.At.ToOffset(VietnamTime.Offset).ToString("ddd, dd MMM yyyy HH:mm:ss +0700", CultureInfo.InvariantCulture));
        Header("Message-ID", MessageId(letter, settings.From));
        Header("MIME-Version", "1.0");
        Header("Content-Type", "text/plain; charset=utf-8");
        Header("Content-Transfer-Encoding", "base64");
        // Machines that answer mails do not answer this one.
        Header("Auto-Submitted", "auto-generated");
        text.Append("\r\n").Append(Convert.ToBase64String(Encoding.UTF8.GetBytes(Body(letter, settings.Site)), Base64FormattingOptions.InsertLineBreaks)).Append("\r\n");
        return text.ToString();

        void Header(string name, string value) => text.Append(name).Append(": ").Append(value).Append("\r\n");
    }

    public static string Subject(Letter letter) => letter is { IsDigest: false, Lines: [var only] } ? $"{MessageWords.Text(only.Message.Reason)}: {only.Message.Title}"
        : $"Tin nhắn ngày {VietnamTime.Text(VietnamTime.DayOf(letter.At))}: {VietnameseNumbers.Text(letter.Lines.Count)} việc";

    public static string Body(Letter letter, Uri? site)
    {
        var text = new StringBuilder($"Kính gửi {letter.Name},\n\n");
        foreach (var same in letter.Lines.GroupBy(line => line.Message.Reason))
        {
            text.Append(MessageWords.Text(same.Key)).Append(":\n");
            foreach (var line in same.Take(LongestGroup))
                text.Append("- ").Append(line.Sentence).Append('\n');
            if (same.Count() > LongestGroup)
                text.Append(CultureInfo.InvariantCulture, $"- và {VietnameseNumbers.Text(same.Count() - LongestGroup)} tin nữa.\n");
            text.Append('\n');
        }
        if (site is not null)
            text.Append(CultureInfo.InvariantCulture, $"Mở cổng để xem và xử lý: {new Uri(site, MessageLinks.List)}\nĐổi giờ nhận hoặc tắt thư: {new Uri(site, MessageLinks.Settings)}\n\n");
        return text.Append("Thư tự động của Cộng Đồng Số, không cần trả lời.\n").ToString();
    }

    private static string Address(MailAddress address) => address.DisplayName.Length == 0 ? $"<{address.Address}>" : $"{Word(address.DisplayName)} <{address.Address}>";

    /// <summary>Encoded words (RFC 2047), none longer than 75 characters; letters are not torn apart.</summary>
    private static string Word(string text)
    {
        var words = new List<string>();
        var part = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().Where(rune => !Rune.IsControl(rune)))
        {
            if (Encoding.UTF8.GetByteCount(part.ToString()) + rune.Utf8SequenceLength > 42)
            {
                words.Add(Encoded(part.ToString()));
                part.Clear();
            }
            part.Append(rune.ToString());
        }
        words.Add(Encoded(part.ToString()));
        return string.Join("\r\n ", words);
    }

    private static string Encoded(string part) => $"=?utf-8?B?{Convert.ToBase64String(Encoding.UTF8.GetBytes(part))}?=";
}
