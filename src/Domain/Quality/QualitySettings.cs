namespace CongDongSo.Domain.Quality;

/// <summary>Ngưỡng of the rules of data quality: each with the reason why it stands where it does. An installation may set its own (see docs/operations.md).</summary>
public sealed record QualitySettings
{
    /// <summary>Three minutes a household leave no time to walk to the next door; a team in the field does six to twelve.</summary>
    public int VisitsAnHour { get; init; } = 20;

    /// <summary>Phones of one team at one meeting write a few households a minute; half a village in five is nobody's work.</summary>
    public int AtOnceMinutes { get; init; } = 5;

    /// <summary>Per cent of the village's households.</summary>
    public int AtOnceShare { get; init; } = 50;

    /// <summary>In a village of a dozen households half of them may sit at one table.</summary>
    public int AtOnceHouseholds { get; init; } = 10;

    /// <summary>From 22 to 5 o'clock people sleep; a clock that is wrong once makes a few such records.</summary>
    public int NightRecords { get; init; } = 5;

    /// <summary>Households differ in size: eight in a row with the same numbers of people are copied or guessed.</summary>
    public int CopiedVisits { get; init; } = 8;

    /// <summary>A weekly class looks the same four or five times a month.</summary>
    public int CopiedActivities { get; init; } = 6;

    /// <summary>Two entries of one meeting begin within so many minutes of each other.</summary>
    public int SameStartMinutes { get; init; } = 10;

    /// <summary>Forms know quarters of an hour: less is rounding.</summary>
    public int OverlapMinutes { get; init; } = 30;

    /// <summary>The usual bound of the modified z-score (Iglewicz and Hoaglin, 1993).</summary>
    public decimal OutlierScore { get; init; } = 3.5m;

    /// <summary>Points of per cent: what differs less is of no consequence, however alike the others are.</summary>
    public int OutlierPoints { get; init; } = 30;

    /// <summary>With fewer neighbours there is no median to speak of.</summary>
    public int OutlierNeighbours { get; init; } = 8;

    /// <summary>A hamlet of a few households is full soon.</summary>
    public int FullHouseholds { get; init; } = 10;

    /// <summary>A village grows by a few per cent a year; a fifth at once is another register, or a village's list entered twice.</summary>
    public int JumpShare { get; init; } = 20;

    public int JumpHouseholds { get; init; } = 15;

    public int JumpResidents { get; init; } = 60;

    /// <summary>
    /// Points of per cent between what a unit declares and what its records give. Villages' own lists run some weeks ahead of the records, which move an indicator by a few points a
    /// month; ten points are the step between two levels of a target, so that whoever is off by less is rarely told another thing by it.
    /// </summary>
    public int DeclaredPoints { get; init; } = 10;

    /// <summary>Of a handful of makers or shops one more is many points.</summary>
    public int DeclaredCount { get; init; } = 5;

    /// <summary>A volunteer works every week; a month without contact is a lost phone, or work that never arrives.</summary>
    public int SilentDays { get; init; } = 30;

    /// <summary>Households drawn a commune and month to be visited again: what one other person does in an evening or two.</summary>
    public int RevisitsAMonth { get; init; } = 10;

    /// <summary>Days in which a drawn household is to be visited again; later its state may have changed by itself.</summary>
    public int RevisitDays { get; init; } = 60;

    internal string OutlierScoreText => Language.VietnameseNumbers.Text(OutlierScore);
}
