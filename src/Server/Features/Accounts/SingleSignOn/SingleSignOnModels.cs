using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Features.Accounts.SingleSignOn;

/// <param name="Provider">Its name.</param>
/// <param name="Identity">The person's name at the provider; null where it tells none.</param>
/// <param name="Action">Where the form goes.</param>
/// <param name="Proposal">Sealed.</param>
public sealed record ConfirmLinkModel(string Provider, string? Identity, string Login, string Action, string Proposal, bool NeedsPassword, Problem? Problem);

/// <param name="AgainText">What to try once more; null where trying again changes nothing.</param>
/// <param name="AgainAddress">Where that begins.</param>
public sealed record SingleSignOnProblemModel(Problem Problem, bool SignedIn, string? AgainText, string? AgainAddress);
