using System.Text.RegularExpressions;
using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Features.Accounts.SingleSignOn;

/// <summary>Reads the providers of single sign-on from the installation's variables, <c>CDS_SSO_&lt;ID&gt;_&lt;SETTING&gt;</c>.</summary>
internal static partial class SingleSignOnSettings
{
    private const string Name = "NAME", Authorize = "AUTHORIZE", Token = "TOKEN", UserInfo = "USERINFO", ClientId = "CLIENT_ID", ClientSecret = "CLIENT_SECRET",
        ClientSecretFile = "CLIENT_SECRET_FILE", Scope = "SCOPE", SubjectClaim = "SUBJECT_CLAIM", NameClaim = "NAME_CLAIM", SecondFactor = "SECOND_FACTOR";

    private static readonly string[] Known = [Name, Authorize, Token, UserInfo, ClientId, ClientSecret, ClientSecretFile, Scope, SubjectClaim, NameClaim, SecondFactor];

    /// <summary>All providers in the order of their ids. One fault refuses them all: a server that starts half set up is noticed too late.</summary>
    public static Result<IReadOnlyList<SingleSignOnProvider>> Read(IReadOnlyDictionary<string, string> variables)
    {
        var settings = new SortedDictionary<string, Dictionary<string, string>>(StringComparer.Ordinal);
        foreach (var (variable, value) in variables.Where(variable => variable.Key.StartsWith("CDS_SSO_", StringComparison.Ordinal)))
        {
            var parts = Variable().Match(variable);
            if (!parts.Success || !Known.Contains(parts.Groups["setting"].Value))
                return Fault(variable, "không phải là một cài đặt.", $"Viết CDS_SSO_<ID>_<CÀI ĐẶT>: ID gồm chữ in hoa không dấu và chữ số; cài đặt là một trong {string.Join(", ", Known)}.");
            var id = parts.Groups["id"].Value;
            if (!settings.TryGetValue(id, out var ofProvider))
                settings[id] = ofProvider = [];
            ofProvider[parts.Groups["setting"].Value] = value.Trim();
        }

        var providers = new List<SingleSignOnProvider>();
        foreach (var (id, ofProvider) in settings)
        {
            switch (Provider(id, ofProvider))
            {
                case Result<SingleSignOnProvider>.Done(var provider):
                    providers.Add(provider);
                    break;
                case Result<SingleSignOnProvider>.Refused(var problem):
                    return problem;
            }
        }
        return providers;
    }

    private static Result<SingleSignOnProvider> Provider(string id, Dictionary<string, string> settings)
    {
        foreach (var needed in new[] { Name, Authorize, Token, UserInfo, ClientId })
        {
            if (settings.GetValueOrDefault(needed) is not { Length: > 0 })
                return Fault(VariableOf(id, needed), "chưa được đặt.", "Xem phần Single sign-on trong docs/operations.md.");
        }
        foreach (var address in new[] { Authorize, Token, UserInfo })
        {
            if (Endpoint(settings[address]) is null)
                return Fault(VariableOf(id, address), "không phải là địa chỉ https đầy đủ.", "Ghi địa chỉ bắt đầu bằng https://, không có tên người dùng và không có phần sau dấu #; http chỉ dùng được trên chính máy này.");
        }
        var factor = settings.GetValueOrDefault(SecondFactor) ?? "false";
        if (factor is not ("true" or "false"))
            return Fault(VariableOf(id, SecondFactor), $"là “{factor}”.", "Ghi true hoặc false.");

        return Secret(id, settings).Match<Result<SingleSignOnProvider>>(
            secret => new SingleSignOnProvider(
                id.ToLowerInvariant(), settings[Name], Endpoint(settings[Authorize])!, Endpoint(settings[Token])!, Endpoint(settings[UserInfo])!, settings[ClientId], secret,
                Word(Scope, "openid profile"), Word(SubjectClaim, "sub"), Word(NameClaim, "name"), factor == "true"),
            problem => problem);

        string Word(string setting, string otherwise) => settings.GetValueOrDefault(setting) is { Length: > 0 } word ? word : otherwise;
    }

    private static Result<string> Secret(string id, Dictionary<string, string> settings)
    {
        if (settings.GetValueOrDefault(ClientSecret) is { Length: > 0 } given)
            return given;
        if (settings.GetValueOrDefault(ClientSecretFile) is not { Length: > 0 } file)
            return Fault(VariableOf(id, ClientSecret), "chưa được đặt.", $"Đặt biến này, hoặc ghi bí mật vào một tệp chỉ máy chủ đọc được và đặt {VariableOf(id, ClientSecretFile)}.");
        try
        {
            return File.ReadAllText(file).Trim() is { Length: > 0 } read ? read : Fault(VariableOf(id, ClientSecretFile), $"chỉ đến tệp trống {file}.", "Ghi bí mật vào tệp.");
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            return Fault(VariableOf(id, ClientSecretFile), $"chỉ đến tệp không đọc được: {file}.", "Ghi đúng đường dẫn và cho người dùng của máy chủ quyền đọc.");
        }
    }

    /// <summary>Codes, tokens and the client secret go there: encrypted, or not off this machine.</summary>
    private static Uri? Endpoint(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var address) && address.UserInfo.Length == 0 && address.Fragment.Length == 0
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
            ? address
            : null;

    private static string VariableOf(string id, string setting) => $"CDS_SSO_{id}_{setting}";

    private static Problem Fault(string variable, string what, string wayOut) => new("setting-malformed", $"{variable} {what}", wayOut);

    [GeneratedRegex(@"^CDS_SSO_(?<id>[A-Z][A-Z0-9]{0,19})_(?<setting>[A-Z_]+)\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Variable();
}
