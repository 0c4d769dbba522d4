using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Quality;

/// <summary>Hoạt động as the rules look at it.</summary>
/// <param name="Kind">Id in the program; empty where it was not said.</param>
/// <param name="Words">What was written of it: place and note.</param>
/// <param name="Members">Who was there, where the phone said so.</param>
public sealed record DoneActivity(Guid Record, string Author, UnitId Place, string Kind, string Words, DateTimeOffset Start, int Minutes, int Reached, IReadOnlyList<Guid> Members)
{
    public DateTimeOffset End => Start.AddMinutes(Minutes);

    /// <summary>Those who were there: its members, or who recorded it.</summary>
    internal IEnumerable<(string Author, string Member)> People => Members.Count > 0 ? Members.Distinct().Select(member => ("", member.ToString())) : [(Author, "")];

    internal DateOnly Day => VietnamTime.DayOf(Start);
}
