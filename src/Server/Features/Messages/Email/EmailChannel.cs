using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using CongDongSo.Server.Features.Messages.Sending;

namespace CongDongSo.Server.Features.Messages.Email;

/// <summary>Thư điện tử, through one mail server.</summary>
/// <param name="settings">Null: the installation has none.</param>
/// <param name="trust">Of the server's certificate; null: as the machine trusts.</param>
internal sealed class EmailChannel(EmailSettings? settings, RemoteCertificateValidationCallback? trust = null) : IMessageChannel
{
    public string Code => "email";

    public bool IsConfigured => settings is not null;

    public async Task<Outcome> Send(Letter letter, CancellationToken ct)
    {
        try
        {
            return await Hand(letter, settings!, ct);
        }
        catch (AuthenticationException)
        {
            return new Outcome.Later("Chứng thư của máy chủ thư không được tin cậy.");
        }
        catch (Exception lost) when (lost is IOException or SocketException)
        {
            return new Outcome.Later("Không kết nối được, hoặc mất kết nối với máy chủ thư.");
        }
    }

    private async Task<Outcome> Hand(Letter letter, EmailSettings mail, CancellationToken ct)
    {
        await using var talk = await SmtpTalk.Open(mail.Host, mail.Port, ct);
        if (mail.Security == MailSecurity.Tls)
            await talk.Encrypt(mail.Host, trust, ct);
        if (await talk.Hear(ct) is { IsPositive: false } unwelcome)
            return Refused("Máy chủ thư từ chối kết nối", unwelcome, always: false);
        if (await talk.Greet(mail.From.Host, ct) is { IsPositive: false } ungreeted)
            return Refused("Máy chủ thư từ chối lời chào", ungreeted, always: false);
        if (mail.Security == MailSecurity.StartTls)
        {
            if (!talk.Offers("STARTTLS") || await talk.Ask("STARTTLS", ct) is { IsPositive: false })
                return new Outcome.Later("Máy chủ thư không mã hóa được kết nối (STARTTLS).");
            await talk.Encrypt(mail.Host, trust, ct);
            await talk.Greet(mail.From.Host, ct);
        }
        // A wrong password is the office's to mend, not this letter's fault: it waits.
        if (mail is { User: { } user, Password: { } password } && await talk.SignIn(user, password, ct) is { IsPositive: false } unknown)
            return Refused("Máy chủ thư không nhận tài khoản gửi", unknown, always: false);
        if (await talk.Ask($"MAIL FROM:<{mail.From.Address}>", ct) is { IsPositive: false } sender)
            return Refused("Máy chủ thư không nhận địa chỉ gửi", sender, always: false);
        if (await talk.Ask($"RCPT TO:<{letter.Address}>", ct) is { IsPositive: false } receiver)
            return Refused("Máy chủ thư không nhận địa chỉ người nhận", receiver);
        var handed = await talk.Hand(MailText.Of(letter, mail), ct);
        if (!handed.IsPositive)
            return Refused("Máy chủ thư không nhận thư", handed);
        try
        {
            await talk.Ask("QUIT", ct);
        }
        catch (Exception gone) when (gone is IOException or OperationCanceledException)
        {
            // The letter is the mail server's since it said so.
        }
        return new Outcome.Sent(MailText.MessageId(letter, mail.From));
    }

    /// <summary>The server's own words may name the address: only its number is kept.</summary>
    /// <param name="always">Whether a refusal for good is one: else it is tried again, since somebody may mend it.</param>
    private static Outcome Refused(string what, SmtpReply reply, bool always = true) =>
        reply.Code >= 500 && always ? new Outcome.Dead($"{what} ({reply.Code}).") : new Outcome.Later($"{what} ({reply.Code}).");
}
