using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Privacy;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <summary>What the forms of a decision show.</summary>
public sealed class DecisionForms(DecisionPlace places, DecisionDrafting drafting, DecisionReview review, PrivacySettings privacy, TimeProvider clock)
{
    internal async Task<Result<NewDecisionModel>> New(Caller caller, string? unit, string? kind, CancellationToken ct) =>
        (await places.Around(caller, unit, ct)).Match<Result<NewDecisionModel>>(
            area => new NewDecisionModel(area.Unit, area.Unit.Kind is UnitKind.Commune or UnitKind.District ? [area.Unit] : [.. area.Seen.Tree.Under(area.Unit.Id, UnitKind.Commune)], kind),
            problem => problem);

    internal async Task<Result<DraftModel>> Saved(Caller caller, Guid id, CancellationToken ct) =>
        await drafting.Open(caller, id, ct) switch
        {
            Result<DraftPlace>.Done(var place) => await Model(place, TypedHead.Of(place.Draft.Head), ct),
            Result<DraftPlace>.Refused(var problem) => problem,
            _ => throw new InvalidOperationException(),
        };

    /// <summary>The form as it was sent, with what stands against it.</summary>
    internal async Task<DraftModel> Typed(DraftPlace place, TypedHead head, int version, Problem problem, CancellationToken ct)
    {
        var model = await Model(place, head, ct);
        return model with { Draft = model.Draft with { Version = version }, Problem = problem };
    }

    private async Task<DraftModel> Model(DraftPlace place, TypedHead head, CancellationToken ct)
    {
        var (draft, area) = (place.Draft, place.Area);
        var names = (await review.AffiliationsOf(area.Unit, VietnamTime.Today(clock), ct)).Names;
        return new(
            draft, area.Unit, head, [.. area.IssuerLevels.Select(level => (level, area.Seen.Tree.Ancestor(area.Unit.Id, level)!.FullName))],
            await DecisionStore.OpenTeams(place.Province, area.Units, ct), await DecisionStore.OfUnits(place.Province, area.Units, ct), await DecisionScanStore.Of(place.Province, draft.Id, ct),
            names, [.. area.Seen.Tree.Under(area.Unit.Id).Select(TeamName)], await review.Of(place, ct))
        {
            KeptUntil = draft.KeptUntil(privacy.DraftDays, VietnamTime.Today(clock)),
        };
    }

    private static string TeamName(Unit unit) => $"Tổ công nghệ số cộng đồng {char.ToLowerInvariant(unit.FullName[0])}{unit.FullName[1..]}";
}
