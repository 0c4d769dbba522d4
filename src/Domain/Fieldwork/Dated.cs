using CongDongSo.Domain.Time;

namespace CongDongSo.Domain.Fieldwork;

/// <summary>Something that was seen at an instant. The latest holds; of the same instant, the one with the greater record id.</summary>
public readonly record struct Dated<T>(DateTimeOffset ObservedAt, Guid RecordId, T What)
{
    /// <summary>Day in Vietnam.</summary>
    public DateOnly Day => VietnamTime.DayOf(ObservedAt);
}
