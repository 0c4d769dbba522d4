namespace CongDongSo.Server.Platform.Web.Components;

/// <summary>How a state is coloured; the words beside it always say the same.</summary>
public enum Tone
{
    /// <summary>Nothing to say about it: grey.</summary>
    Neutral,

    /// <summary>Đạt, hợp lệ: green.</summary>
    Good,

    /// <summary>Chưa đạt, sắp đến hạn: amber.</summary>
    Warning,

    /// <summary>Sai, quá hạn: red.</summary>
    Bad,

    /// <summary>Under way: blue.</summary>
    Info,
}
