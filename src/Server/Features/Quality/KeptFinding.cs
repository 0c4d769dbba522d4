using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Quality;

/// <summary>What became of a finding of data quality.</summary>
public enum QualityState
{
    /// <summary>Chưa trả lời.</summary>
    Open,

    /// <summary>Đã giải trình: there is a good reason.</summary>
    Explained,

    /// <summary>Xác nhận sai: the records are wrong.</summary>
    Confirmed,
}

/// <summary>Words of <see cref="QualityState"/>, in addresses and for people.</summary>
internal static class QualityStates
{
    public static readonly IReadOnlyDictionary<string, QualityState> Codes = new Dictionary<string, QualityState>
    {
        ["mo"] = QualityState.Open, ["giai-trinh"] = QualityState.Explained, ["sai"] = QualityState.Confirmed,
    };

    public static string CodeOf(QualityState state) => Codes.First(one => one.Value == state).Key;

    public static string Text(QualityState state) => state switch
    {
        QualityState.Open => "Chưa trả lời",
        QualityState.Explained => "Đã giải trình",
        _ => "Xác nhận sai",
    };
}

/// <summary>A finding as it is kept.</summary>
/// <param name="Author">Login; empty where it is about a place. <paramref name="AuthorName"/>: as people know them.</param>
/// <param name="Records">A few of the records behind it.</param>
public sealed record KeptFinding(
    Guid Id, QualityRule Rule, UnitId Unit, string Period, string Author, string AuthorName, string Subject, decimal Measured, decimal Expected, string Message, IReadOnlyList<Guid> Records)
{
    public DateTimeOffset FirstSeen { get; init; }

    public DateTimeOffset LastSeen { get; init; }

    public QualityState State { get; init; }

    public DateTimeOffset? AnsweredAt { get; init; }

    /// <summary>Name of who answered.</summary>
    public string? AnsweredBy { get; init; }

    public string? Reason { get; init; }
}

/// <summary>How many findings of a rule a place has in a state.</summary>
internal readonly record struct FindingTally(UnitId Unit, string Rule, QualityState State, int Count);

/// <summary>Which findings are asked for.</summary>
/// <param name="Rule">Null: of every rule.</param>
/// <param name="State">Null: answered or not.</param>
/// <param name="Period">Of its months; null: of every month.</param>
public sealed record QualityFilter(QualityRule? Rule, QualityState? State, Period? Period);

/// <summary>A record behind a finding.</summary>
/// <param name="Subject">Household or business that it is of.</param>
/// <param name="IsOfHousehold">Whether that is a household.</param>
public sealed record BehindRecord(
    Guid Id, long Seq, string Kind, DateTimeOffset ObservedAt, DateTimeOffset ReceivedAt, UnitId Place, string Author, Guid? Subject, string? Indicator, string? Count, bool IsOfHousehold);
