using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <summary>Công bố: a draft becomes a decision, and the teams are as its sheet says from the day it takes force.</summary>
public sealed class DecisionPublishing(DecisionPlace places, DecisionReview review, TimeProvider clock)
{
    /// <summary>What publishing would change.</summary>
    /// <returns>With the problem that still stands against it.</returns>
    internal async Task<Result<(DraftPlace Place, DecisionOutcome Outcome, Problem? Problem)>> Preview(Caller caller, Guid id, CancellationToken ct)
    {
        var found = await places.Draft(caller, id, ct);
        if (found is not Result<DraftPlace>.Done(var place))
            return ((Result<DraftPlace>.Refused)found).Problem;
        var outcome = await review.Of(place, ct);
        return (place, outcome, Against(place.Draft) ?? FaultsOf(outcome.Faults));
    }

    /// <param name="version">Of the draft as its publisher has seen it.</param>
    internal async Task<Result<Guid>> Publish(Caller caller, Guid id, int version, CancellationToken ct)
    {
        var found = await places.Draft(caller, id, ct);
        if (found is not Result<DraftPlace>.Done(var place))
            return ((Result<DraftPlace>.Refused)found).Problem;
        if (Against(place.Draft) is { } problem)
            return problem;
        var sheet = await review.Read(place, ct);
        if (FaultsOf(sheet.Listed.Faults) is { } faulty)
            return faulty;
        var draft = place.Draft with { Version = version };
        var (state, plan) = await DecisionPublishStore.Publish(
            place.Province, draft, sheet.Decision, sheet.Listed.Teams, place.Area.Units, stored => review.Plan(draft, sheet, stored), clock.GetUtcNow(), ct);
        return state switch
        {
            PublishState.Published => id,
            PublishState.Faulty => FaultsOf(plan!.Faults)!,
            _ => DecisionDrafting.Overtaken(place.Draft),
        };
    }

    private Problem? Against(DecisionDraft draft) => draft.Head.Missing ?? draft.Head.Problem(VietnamTime.Today(clock));

    private static Problem? FaultsOf(IReadOnlyList<Fault> faults) => faults.Count == 0 ? null
        : new("decision-faulty", "Quyết định còn lỗi, chưa công bố được.", "Sửa các chỗ dưới đây trong danh sách, lưu, rồi công bố.") { Faults = [.. faults.Distinct()] };
}
