using CongDongSo.Domain.Reports.Requests;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Reports.Requests;

/// <summary>The form of a request.</summary>
/// <param name="Chosen">Ids of the units that are marked; null: all are asked.</param>
public sealed record AdHocFormModel(AdHocChoice Choice, IReadOnlyList<Crumb> Trail, AdHocDraft Draft, IReadOnlySet<string>? Chosen)
{
    public Problem? Problem { get; init; }

    /// <summary>The units below the units right above them, so that villages stand by their communes.</summary>
    public IReadOnlyList<(Unit? Parent, IReadOnlyList<Unit> Units)> Groups =>
    [
        .. from unit in Choice.Candidates
           group unit by unit.ParentId into of
           let parent = of.Key is { } id && id != Choice.Seen.Unit.Id ? Choice.Seen.Tree.Find(id) : null
           select (parent, (IReadOnlyList<Unit>)[.. of]),
    ];
}

public sealed record AdHocListModel(SeenUnit Seen, IReadOnlyList<Crumb> Trail, IReadOnlyList<AdHocListed> Items, bool MayAsk);

public sealed record AdHocPageModel(AdHocShown Shown, IReadOnlyList<Crumb> Trail)
{
    /// <summary>What was just done, Vietnamese.</summary>
    public string? Done { get; init; }

    public Problem? Problem { get; init; }
}

/// <summary>How the states of requests look.</summary>
internal static class AdHocLook
{
    public static string Text(AdHocState state) => state switch
    {
        AdHocState.Withdrawn => "Đã thu hồi",
        AdHocState.Answered => "Đã gửi đủ",
        AdHocState.Late => "Có đơn vị quá hạn",
        _ => "Đang thực hiện",
    };

    public static Tone ToneOf(AdHocState state) => state switch
    {
        AdHocState.Answered => Tone.Good,
        AdHocState.Late => Tone.Bad,
        AdHocState.Running => Tone.Info,
        _ => Tone.Neutral,
    };
}
