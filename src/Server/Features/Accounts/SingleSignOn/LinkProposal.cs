using System.Security.Cryptography;
using System.Text.Json;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.DataProtection;

namespace CongDongSo.Server.Features.Accounts.SingleSignOn;

/// <summary>An identity that its owner has proved at a provider and may now link: good for one session, one account and a few minutes.</summary>
internal sealed record LinkProposal(string Provider, byte[] SubjectHash, string? Name, Guid Account, Guid Session, DateTimeOffset Until)
{
    public bool IsFor(Caller caller, SingleSignOnProvider provider, DateTimeOffset now) =>
        Provider == provider.Id && Account == caller.AccountId && Session == caller.SessionId && Until > now;
}

/// <summary>Seals a proposal for the form that confirms it; nobody can read, change or make one.</summary>
internal sealed class LinkProposalSeal(IDataProtectionProvider protection)
{
    private readonly IDataProtector protector = protection.CreateProtector("cds.sso.link");

    public string Close(LinkProposal proposal) => protector.Protect(JsonSerializer.Serialize(proposal));

    public LinkProposal? Open(string text)
    {
        try
        {
            return JsonSerializer.Deserialize<LinkProposal>(protector.Unprotect(text));
        }
        catch (Exception forged) when (forged is CryptographicException or JsonException or FormatException)
        {
            return null;
        }
    }
}
