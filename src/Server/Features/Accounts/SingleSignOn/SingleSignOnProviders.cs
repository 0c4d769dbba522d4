using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform;

namespace CongDongSo.Server.Features.Accounts.SingleSignOn;

/// <summary>The providers that this installation knows.</summary>
internal sealed class SingleSignOnProviders
{
    /// <exception cref="ServiceUnavailableException">A setting is faulty: the server does not start.</exception>
    public SingleSignOnProviders(InstallationSettings settings) => All = SingleSignOnSettings.Read(settings.Variables) switch
    {
        Result<IReadOnlyList<SingleSignOnProvider>>.Done(var read) => read,
        Result<IReadOnlyList<SingleSignOnProvider>>.Refused(var problem) => throw new ServiceUnavailableException(problem),
        _ => throw new InvalidOperationException(),
    };

    public IReadOnlyList<SingleSignOnProvider> All { get; }

    public SingleSignOnProvider? Find(string id) => All.FirstOrDefault(provider => provider.Id == id);

    public SingleSignOnProvider OfScheme(string scheme) => All.Single(provider => provider.Scheme == scheme);
}
