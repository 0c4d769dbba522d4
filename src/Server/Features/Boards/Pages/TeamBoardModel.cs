using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Boards.Evidence;
using CongDongSo.Server.Platform.Web.Charts;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Boards.Pages;

/// <summary>Bảng số of a team.</summary>
public sealed record TeamBoardModel
{
    public required Team Team { get; init; }

    public required Unit Unit { get; init; }

    public required IReadOnlyList<Crumb> Trail { get; init; }

    public required Period Period { get; init; }

    public required IReadOnlyList<Period> Periods { get; init; }

    /// <summary>Null where no program covers the unit.</summary>
    public required Program? Program { get; init; }

    public required IReadOnlyList<TeamWeekRow> Weeks { get; init; }

    /// <summary>Of the team's place, in the register at the period's end.</summary>
    public required long Households { get; init; }

    public required IReadOnlyList<HouseholdState> States { get; init; }

    /// <summary>Null where the caller may not see residents and records.</summary>
    internal TeamWorkDone? Work { get; init; }

    /// <summary>Of the program, for the evidence of the hours; null where it asks for none.</summary>
    public Indicator? Hours => Program?.Indicators.FirstOrDefault(one => one.Population is Population.TeamWeeks);
}

/// <summary>A week of a team.</summary>
/// <param name="HoursAsked">By the program; null where it asks for none.</param>
public sealed record TeamWeekRow(DateOnly Monday, long Minutes, decimal? HoursAsked)
{
    public string Text => VietnameseNumbers.Text(Math.Round(Minutes / 60m, 1));

    public Bullet Bar => new(Math.Round(Minutes / 60m, 1), HoursAsked, null, "giờ/tuần");

    public Tone Tone => HoursAsked is not { } asked ? Tone.Info : Minutes >= asked * 60 ? Tone.Good : Tone.Warning;

    public string Status => HoursAsked is not { } asked ? "Tuần này" : Minutes >= asked * 60 ? "Đủ giờ" : "Chưa đủ giờ";
}

/// <summary>How the households of a place stand on an indicator at the period's end: three parts that make the whole register.</summary>
/// <param name="Question">Opens those that are met.</param>
public sealed record HouseholdState(Indicator Indicator, Figures Seen, long Households, EvidenceQuestion Question)
{
    public long Met => Seen.Met;

    public long NotMet => StateEvidence.Count(SeenState.NotMet, Seen, Households);

    public long Unseen => StateEvidence.Count(SeenState.Unseen, Seen, Households);

    /// <param name="state">Null: those that are met.</param>
    public string Evidence(SeenState? state = null) => EvidenceLinks.Of(Question with { State = state });

    public Bullet Bar => new(Households == 0 ? null : Math.Round(100m * Met / Households, 1), null, null, "%");
}
