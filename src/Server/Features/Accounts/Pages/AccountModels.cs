using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts.Pages;

/// <param name="Back">Address of this site to go on to.</param>
public sealed record SignInModel(string Login, string Back, Problem? Problem);

public sealed record OwnAccountModel(Caller Caller)
{
    public Problem? Problem { get; init; }

    public bool Changed { get; init; }
}
