using CongDongSo.Server.Platform;

namespace CongDongSo.Server.Features.Messages.Zalo;

/// <summary>Zalo Official Account, from <c>CDS_ZALO_…</c>; see docs/messages.md.</summary>
/// <param name="Secret">Secret key of the application.</param>
/// <param name="Seed">The refresh token that an administrator of the account got; used up at once, the next ones are kept in the database.</param>
/// <param name="Template">Id of the approved ZNS template.</param>
/// <param name="TokenAddress">Where tokens are given.</param>
/// <param name="SendAddress">Where template messages go.</param>
internal sealed record ZaloSettings(string App, string Secret, string Seed, string Template, Uri TokenAddress, Uri SendAddress)
{
    private const string Mark = "CDS_ZALO_";

    /// <summary>Variables hold secrets.</summary>
    public override string ToString() => $"Zalo {App}";

    /// <returns>Null where no application is set.</returns>
    /// <exception cref="ServiceUnavailableException">A setting that is not what it must be.</exception>
    public static ZaloSettings? Of(IReadOnlyDictionary<string, string> variables)
    {
        if (Word("APP") is not { } app)
            return null;
        return new(
            app, Secret("SECRET"), Secret("REFRESH_TOKEN"), Word("TEMPLATE") ?? throw Faulty("TEMPLATE", "Ghi mã mẫu tin ZNS đã được duyệt."),
            Address("TOKEN_ADDRESS", "https://oauth.zaloapp.com/v4/oa/access_token"), Address("SEND_ADDRESS", "https://business.openapi.zalo.me/message/template"));

        string? Word(string name) => variables.GetValueOrDefault(Mark + name)?.Trim() is { Length: > 0 } word ? word : null;

        string Secret(string name) => Word(name) ?? (Word(name + "_FILE") is { } file ? Read(name + "_FILE", file) : throw Faulty(name, $"Đặt biến này, hoặc ghi bí mật vào một tệp chỉ máy chủ đọc được và đặt {Mark}{name}_FILE."));

        Uri Address(string name, string usual) => Uri.TryCreate(Word(name) ?? usual, UriKind.Absolute, out var address) && (address.Scheme == Uri.UriSchemeHttps || address.IsLoopback) ? address
            : throw Faulty(name, "Ghi địa chỉ đầy đủ bắt đầu bằng https://; http chỉ dùng được trên chính máy này.");
    }

    private static string Read(string name, string file)
    {
        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } read ? read : throw Faulty(name, "Tệp trống: ghi bí mật vào tệp.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            throw Faulty(name, "Không đọc được tệp: ghi đúng đường dẫn và cho người dùng của máy chủ quyền đọc.");
        }
    }

    private static ServiceUnavailableException Faulty(string name, string wayOut) => new("setting-unreadable", $"{Mark}{name} chưa đúng.", wayOut);
}
