using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.OwnSessions;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts.SingleSignOn;

/// <summary>Liên kết: a person ties their account to their identity at a provider, and unties it.</summary>
internal sealed class Linking(SingleSignOnStore links, SingleSignOnProviders providers, LinkProposalSeal seal, FreshProof proof, TimeProvider clock)
{
    private static readonly TimeSpan ProposalLife = TimeSpan.FromMinutes(10);

    /// <summary>Each provider with the caller's link, if there is one.</summary>
    public async Task<IReadOnlyList<(SingleSignOnProvider Provider, SingleSignOnLink? Link)>> Of(Caller caller, CancellationToken ct)
    {
        if (providers.All.Count == 0)
            return [];
        var found = await links.Of(caller.AccountId, ct);
        return [.. providers.All.Select(provider => (provider, found.FirstOrDefault(link => link.Provider == provider.Id)))];
    }

    /// <summary>After the way back from a provider: what would be linked, for its owner to confirm.</summary>
    public async Task<Result<LinkProposal>> Propose(Caller? caller, Guid session, SingleSignOnProvider provider, ProviderIdentity identity, CancellationToken ct)
    {
        if (caller is null || caller.SessionId != session)
            return SingleSignOnProblems.OtherSession;
        if ((await links.Of(caller.AccountId, ct)).Any(link => link.Provider == provider.Id))
            return SingleSignOnProblems.LinkedAlready(provider);
        if (await links.Account(provider.Id, identity.SubjectHash, ct) is not null)
            return SingleSignOnProblems.LinkedElsewhere(provider);
        return new LinkProposal(provider.Id, identity.SubjectHash, identity.Name, caller.AccountId, caller.SessionId, clock.GetUtcNow() + ProposalLife);
    }

    public async Task<bool> NeedsPassword(Caller caller, CancellationToken ct) => !await proof.IsThere(caller, ct);

    /// <summary>Who sits at another's machine links nothing: the password is asked for unless it was given just now. Wrong ones count as failures to sign in.</summary>
    public async Task<Result<SingleSignOnProvider>> Confirm(Caller caller, SingleSignOnProvider provider, string proposal, string password, CancellationToken ct)
    {
        if (seal.Open(proposal) is not { } proposed || !proposed.IsFor(caller, provider, clock.GetUtcNow()))
            return SingleSignOnProblems.AttemptOver;
        if (await NeedsPassword(caller, ct) && await proof.Prove(caller, password, ct) is { } refusal)
            return refusal;
        return await links.Add(provider.Id, proposed.SubjectHash, caller.AccountId, ct) ? provider : SingleSignOnProblems.LinkedElsewhere(provider);
    }

    public Task Unlink(Caller caller, SingleSignOnProvider provider, CancellationToken ct) => links.Remove(provider.Id, caller.AccountId, ct);
}
