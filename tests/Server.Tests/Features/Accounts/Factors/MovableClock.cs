namespace CongDongSo.Server.Tests.Features.Accounts.Factors;

/// <summary>The machine's clock, and whatever time a test lets pass on top of it.</summary>
public sealed class MovableClock : TimeProvider
{
    private TimeSpan passed;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + passed;

    public void Pass(TimeSpan time) => passed += time;
}
