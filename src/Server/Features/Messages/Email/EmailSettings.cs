using System.Globalization;
using System.Net.Mail;
using CongDongSo.Server.Platform;

namespace CongDongSo.Server.Features.Messages.Email;

/// <summary>How the server protects its talk with the mail server.</summary>
internal enum MailSecurity
{
    /// <summary>Begins in the open and turns to TLS before anything is told; a server that cannot is not spoken to.</summary>
    StartTls,

    /// <summary>TLS from the first byte.</summary>
    Tls,

    /// <summary>None: for a mail server on the same machine.</summary>
    None,
}

/// <summary>Máy chủ thư, from <c>CDS_MAIL_…</c>; see docs/messages.md.</summary>
/// <param name="From">Address, with or without a name: <c>Cộng Đồng Số &lt;to@tinh.gov.vn&gt;</c>.</param>
/// <param name="Site">Address of the portal for the link in the letter; null: no link.</param>
internal sealed record EmailSettings(string Host, int Port, MailSecurity Security, MailAddress From, string? User, string? Password, Uri? Site)
{
    private const string Mark = "CDS_MAIL_";

    /// <summary>Variables may hold secrets.</summary>
    public override string ToString() => $"{Host}:{Port}";

    /// <returns>Null where no mail server is set.</returns>
    /// <exception cref="ServiceUnavailableException">A setting that is not what it must be.</exception>
    public static EmailSettings? Of(IReadOnlyDictionary<string, string> variables)
    {
        if (Word("HOST") is not { } host)
            return null;
        var security = Word("SECURITY") switch
        {
            null or "starttls" => MailSecurity.StartTls,
            "tls" => MailSecurity.Tls,
            "none" => MailSecurity.None,
            _ => throw Faulty("SECURITY", "Ghi starttls, tls hoặc none."),
        };
        var port = Word("PORT") is not { } text ? security switch { MailSecurity.Tls => 465, MailSecurity.StartTls => 587, _ => 25 }
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 65_536 ? number : throw Faulty("PORT", "Ghi số cổng từ 1 đến 65535.");
        var from = Word("FROM") is { } sender && MailAddress.TryCreate(sender, out var address) ? address : throw Faulty("FROM", "Ghi địa chỉ gửi, ví dụ Cộng Đồng Số <to@tinh.gov.vn>.");
        var password = Word("PASSWORD") ?? (Word("PASSWORD_FILE") is { } file ? Read(file) : null);
        if (Word("USER") is null != password is null)
            throw Faulty("USER", $"Đặt cả {Mark}USER và {Mark}PASSWORD (hoặc {Mark}PASSWORD_FILE), hoặc không đặt biến nào.");
        if (password is not null && security == MailSecurity.None && host is not ("localhost" or "127.0.0.1" or "::1"))
            throw Faulty("SECURITY", "Mật khẩu chỉ gửi qua kết nối được mã hóa: ghi starttls hoặc tls.");
        return new(host, port, security, from, Word("USER"), password, MessageSite.Of(variables));

        string? Word(string name) => variables.GetValueOrDefault(Mark + name)?.Trim() is { Length: > 0 } word ? word : null;
    }

    private static string Read(string file)
    {
        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } read ? read : throw Faulty("PASSWORD_FILE", "Tệp trống: ghi mật khẩu vào tệp.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Faulty("PASSWORD_FILE", "Không đọc được tệp: ghi đúng đường dẫn và cho người dùng của máy chủ quyền đọc.");
        }
    }

    private static ServiceUnavailableException Faulty(string name, string wayOut) => new("setting-unreadable", $"{Mark}{name} chưa đúng.", wayOut);
}
