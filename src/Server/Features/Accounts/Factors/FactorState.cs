namespace CongDongSo.Server.Features.Accounts.Factors;

/// <summary>What an account signs in with besides its password.</summary>
/// <param name="CodeAppSince">Null: it has no authenticator app.</param>
/// <param name="DemandedFrom">When a second factor began to be asked of it; null: its grants are at village level only, or it is exempt.</param>
public sealed record FactorState(DateTimeOffset? CodeAppSince, int Passkeys, int RecoveryCodesLeft, DateTimeOffset? DemandedFrom)
{
    public bool HasAny => CodeAppSince is not null || Passkeys > 0;

    public bool IsDemanded => DemandedFrom is not null;

    /// <summary>By when a second factor is to be set up; null: there is one, or none is asked for.</summary>
    public DateTimeOffset? SetUpBy(TimeSpan grace) => HasAny ? null : DemandedFrom + grace;
}
