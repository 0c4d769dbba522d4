namespace CongDongSo.Domain.Messages;

/// <summary>What makes a message be told exactly once: why, about what, to whom, and of which day. The database refuses a second one with the same key.</summary>
public static class MessageKey
{
    public static string Of(Reminder reminder, Guid subject, Guid account) => $"{reminder.Step}/{subject:N}/{account:N}/{reminder.Of:yyyy-MM-dd}";

    /// <summary>Of a step that somebody took; its version names it.</summary>
    public static string Of(MessageReason reason, Guid subject, Guid account, int version) => $"{MessageWords.Code(reason)}/{subject:N}/{account:N}/v{version}";

    /// <summary>Of what is done at most once a day.</summary>
    public static string Of(MessageReason reason, Guid subject, Guid account, DateOnly day) => $"{MessageWords.Code(reason)}/{subject:N}/{account:N}/{day:yyyy-MM-dd}";
}
