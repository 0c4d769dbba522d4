namespace CongDongSo.Domain.Difficulties;

/// <summary>What somebody wants done with a difficulty.</summary>
public abstract record DifficultyAct
{
    private DifficultyAct() { }

    /// <summary>Nhận, giao.</summary>
    /// <param name="Assignee">Login of who works on it.</param>
    public sealed record Take(string Assignee) : DifficultyAct;

    /// <summary>Chuyển cấp trên.</summary>
    /// <param name="Assignee">Login of the province's contact for the area; null: its officers.</param>
    public sealed record Escalate(string Why, string? Assignee) : DifficultyAct;

    /// <summary>Trả lời, or a better answer while the first is not confirmed.</summary>
    public sealed record Answer(string Text) : DifficultyAct;

    /// <summary>Xác nhận: the answer helped.</summary>
    public sealed record Confirm : DifficultyAct;

    /// <summary>Mở lại: it did not.</summary>
    public sealed record Reopen(string Why) : DifficultyAct;

    /// <summary>Ghi là trùng.</summary>
    /// <param name="Head">The one that is answered for both.</param>
    public sealed record Join(DifficultyCase Head) : DifficultyAct;

    /// <summary>Tách ra.</summary>
    public sealed record Part : DifficultyAct;

    /// <summary>Ghi là liên quan.</summary>
    public sealed record Relate(Guid Other) : DifficultyAct;
}

/// <summary>Who wants it, seen from one difficulty.</summary>
/// <param name="IsReporter">They raised it.</param>
/// <param name="Office">The highest level at which they are an officer of the place; null: they are none there.</param>
public sealed record DifficultyActor(string Login, bool IsReporter, DifficultyLevel? Office)
{
    /// <summary>Đồng hồ: the installation, which passes on what a commune let lie.</summary>
    public static DifficultyActor Clock(string login) => new(login, false, DifficultyLevel.Province);
}

/// <summary>What whoever raised a difficulty says of an answer, perhaps hours after they read it: from a phone without a network.</summary>
/// <param name="Version">Of the case as they saw it.</param>
/// <param name="Confirms">False: it did not help, and <paramref name="Why"/>.</param>
public sealed record DifficultyVerdict(int Version, bool Confirms, string? Why);
