using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Messages;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Messages.Sending;

namespace CongDongSo.Server.Features.Messages.Zalo;

/// <summary>Zalo Official Account: a template message (ZNS) to the phone of who asked for it.</summary>
/// <param name="settings">Null: the installation has none.</param>
internal sealed class ZaloChannel(ZaloSettings? settings, ZaloTokens tokens, HttpClient http) : IMessageChannel
{
    /// <summary>Parameters of a template have a most of characters, which the office agrees with Zalo.</summary>
    private const int LongestParameter = 90;

    public string Code => "zalo";

    public bool IsConfigured => settings is not null;

    public async Task<Outcome> Send(Letter letter, CancellationToken ct)
    {
        var (first, access) = await Try(letter, settings!, stale: null, ct);
        // One new token for one message: a second refusal is not the token's fault.
        return first ?? (await Try(letter, settings!, access, ct)).Outcome ?? new Outcome.Later("Zalo: mã truy cập mới cũng không được nhận.");
    }

    /// <returns>Null where the access token was refused, and which one.</returns>
    private async Task<(Outcome? Outcome, string? Access)> Try(Letter letter, ZaloSettings zalo, string? stale, CancellationToken ct)
    {
        switch (await tokens.Access(zalo, stale, ct))
        {
            case TokenAnswer.Away(var error):
                return (new Outcome.Later(error), null);
            case TokenAnswer.Refused(var error):
                // Somebody has to mend it; letters wait their day and a half.
                return (new Outcome.Later(error, TimeSpan.FromHours(1)), null);
            case TokenAnswer.Got(var access, _):
                return (await Hand(letter, zalo, access, ct), access);
            default:
                throw new InvalidOperationException();
        }
    }

    private async Task<Outcome?> Hand(Letter letter, ZaloSettings zalo, string access, CancellationToken ct)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, zalo.SendAddress) { Content = JsonContent.Create(Message(letter, zalo)) };
        request.Headers.Add("access_token", access);
        try
        {
            using var answer = await http.SendAsync(request, ct);
            if (answer.StatusCode == HttpStatusCode.Unauthorized)
                return null;
            if (answer.StatusCode == HttpStatusCode.TooManyRequests)
                return new Outcome.Later("Zalo: gửi quá nhanh (429).", answer.Headers.RetryAfter?.Delta);
            if (!answer.IsSuccessStatusCode)
                return new Outcome.Later($"Zalo trả lời {(int)answer.StatusCode}.");
            using var document = JsonDocument.Parse(await answer.Content.ReadAsByteArrayAsync(ct));
            // Its errors come with 200.
            var error = document.RootElement.TryGetProperty("error", out var code) && code.TryGetInt32(out var number) ? number : -100;
            return error == 0 ? new Outcome.Sent(IdOf(document.RootElement)) : ZaloAnswers.IsAboutToken(error) ? null : ZaloAnswers.Of(error);
        }
        catch (Exception lost) when (lost is HttpRequestException or JsonException)
        {
            return new Outcome.Later("Zalo: mất kết nối, hoặc trả lời không hiểu được.");
        }
    }

    private static ZnsMessage Message(Letter letter, ZaloSettings zalo) => new(
        Phone(letter.Address), zalo.Template, new()
        {
            ["name"] = Short(letter.Name), ["unit"] = Short(letter.Unit), ["title"] = Short(letter.Lines[0].Message.Title), ["reason"] = MessageWords.Text(letter.Lines[0].Message.Reason),
            ["date"] = VietnamTime.Text(letter.Lines[0].Message.Day ?? VietnamTime.DayOf(letter.At)), ["count"] = VietnameseNumbers.Text(letter.Lines.Count),
        }, letter.Id.ToString("N"));

    /// <summary>0914… is 84914… abroad.</summary>
    internal static string Phone(string phone) => phone.StartsWith('0') ? "84" + phone[1..] : phone;

    private static string Short(string text) => text.Length <= LongestParameter ? text : text[..(LongestParameter - 1)] + "…";

    private static string? IdOf(JsonElement root) => root.TryGetProperty("data", out var data) && data.ValueKind == JsonValueKind.Object && data.TryGetProperty("msg_id", out var id) ? id.ToString() : null;

    private sealed record ZnsMessage(
        [property: JsonPropertyName("phone")] string Phone, [property: JsonPropertyName("template_id")] string Template, [property: JsonPropertyName("template_data")] Dictionary<string, string> Data,
        [property: JsonPropertyName("tracking_id")] string Tracking);
}
