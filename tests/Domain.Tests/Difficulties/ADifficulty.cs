using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Tests.Difficulties;

/// <summary>A difficulty that Anh raised on Monday 03/11/2025, and the people around it.</summary>
internal static class ADifficulty
{
    public const string Anh = "anh", Xa = "xa", Tinh = "tinh";

    public static readonly DateTimeOffset Monday = VietnamTime.StartOf(new(2025, 11, 3)).AddHours(8);

    public static readonly Guid Id = Guid.Parse("019a5000-0000-7000-8000-000000000001"), Other = Guid.Parse("019a5000-0000-7000-8000-000000000002");

    public static DifficultyCase Raised => DifficultyCase.Raised(Id, Anh, Monday);

    public static DifficultyActor Reporter => new(Anh, true, null);

    public static DifficultyActor Commune => new(Xa, false, DifficultyLevel.Commune);

    public static DifficultyActor Province => new(Tinh, false, DifficultyLevel.Province);

    public static DifficultyActor Neighbour => new("khac", false, null);

    public static DifficultyCase Then(this DifficultyCase one, DifficultyAct act, DifficultyActor actor, int daysLater = 1) => one.Decide(act, actor, Monday.AddDays(daysLater)) is Result<DifficultyStep>.Done(var step)
        ? one.After(step) : throw new InvalidOperationException(((Result<DifficultyStep>.Refused)one.Decide(act, actor, Monday)).Problem.Title);

    public static string? RefusalOf(this DifficultyCase one, DifficultyAct act, DifficultyActor actor) => one.Decide(act, actor, Monday.AddDays(1)).Match(_ => (string?)null, problem => problem.Code);

    public static DifficultyCase In(DifficultyState state, DifficultyLevel level = DifficultyLevel.Commune)
    {
        var one = level == DifficultyLevel.Commune ? Raised : Raised.Then(new DifficultyAct.Escalate("quá sức xã", Tinh), Commune);
        return state switch
        {
            DifficultyState.Raised => one,
            DifficultyState.Taken => one.Then(new DifficultyAct.Take(Tinh), Province),
            DifficultyState.Answered => one.Then(new DifficultyAct.Answer("đã sửa trạm"), Province),
            DifficultyState.Confirmed => one.Then(new DifficultyAct.Answer("đã sửa trạm"), Province).Then(new DifficultyAct.Confirm(), Reporter, 2),
            _ => one.Then(new DifficultyAct.Answer("đã sửa trạm"), Province).Then(new DifficultyAct.Reopen("vẫn mất sóng"), Reporter, 2),
        };
    }
}
