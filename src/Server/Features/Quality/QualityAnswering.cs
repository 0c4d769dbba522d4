using CongDongSo.Domain.Language;
using CongDongSo.Domain.Quality;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Quality;

/// <summary>Giải trình, xác nhận sai: opens one finding with the records behind it, and answers it. Officers of the place and of those above see the answer.</summary>
internal sealed class QualityAnswering(UnitInScope unitsInScope, Databases databases, Scope scope, ProgramCatalogue programs, QualitySurvey survey, QualitySettings settings, TimeProvider clock)
{
    public const int ShortestReason = 10, LongestReason = 500;

    private static readonly Problem NotFound = new(
        "quality-finding-not-found", "Không có điểm nghi vấn này trong phạm vi của bạn.", "Mở lại danh sách chất lượng số liệu.") { Kind = ProblemKind.NotFound };

    public async Task<Result<QualityFindingModel>> Open(Caller caller, Guid id, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ReviewQuality) is { } forbidden)
            return forbidden;
        return await Find(caller, id, ct) is var (province, finding, seen) ? await Model(caller, province, finding, seen, ct) : NotFound;
    }

    /// <returns>The finding's page again with what is wrong; null in its place where it was answered.</returns>
    public async Task<Result<QualityFindingModel?>> Answer(Caller caller, Guid id, string? state, string? reason, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ReviewQuality) is { } forbidden)
            return forbidden;
        if (await Find(caller, id, ct) is not var (province, finding, seen))
            return NotFound;
        if (!await MayAnswer(caller, seen, ct))
            return new Problem("quality-answer-not-permitted", "Bạn xem được điểm nghi vấn này nhưng không trả lời được.", "Cán bộ xã, cán bộ tỉnh trả lời.") { Kind = ProblemKind.Forbidden };
        var why = Folding.Tidy(reason ?? "");
        QualityState? answer = QualityStates.Codes.TryGetValue(state ?? "", out var told) && told != QualityState.Open ? told : null;
        var problem = answer is null ? new Problem("quality-answer-missing", "Chưa chọn câu trả lời.", "Chọn giải trình hoặc xác nhận sai.")
            : why.Length is < ShortestReason or > LongestReason ? new Problem("quality-reason-missing", "Hãy ghi lý do.", $"Lý do dài từ {ShortestReason} đến {LongestReason} ký tự; cấp trên sẽ đọc.")
            : await QualityFindingStore.Answer(province, finding, answer.Value, why, clock.GetUtcNow(), ct) ? null
            : new Problem("quality-answered-meanwhile", "Người khác vừa trả lời điểm này.", "Đọc câu trả lời ở dưới, rồi trả lời lại nếu vẫn cần.") { Kind = ProblemKind.Conflict };
        if (problem is null)
            return new Result<QualityFindingModel?>.Done(null);
        var again = problem.Kind == ProblemKind.Conflict && await Find(caller, id, ct) is var (_, now, _) ? now : finding;
        return (await Model(caller, province, again, seen, ct)) with { Problem = problem, Typed = (answer, reason) };
    }

    /// <summary>Has a commune looked through now, in every month that has records.</summary>
    public async Task<Result<SeenUnit>> Run(Caller caller, string? unit, CancellationToken ct)
    {
        var found = await unitsInScope.Find(caller, unit, ct, Permission.ReviewQuality);
        if (found is not Result<SeenUnit>.Done(var seen))
            return found;
        if (seen.Unit.Kind != Domain.Units.UnitKind.Commune)
            return new Problem("quality-run-level", "Rà soát theo từng xã.", $"{seen.Unit.FullName} được rà soát hằng đêm; mở một xã để rà soát ngay.");
        if (await scope.Refusal(caller, seen.Unit.Id, ct, Permission.WriteRosters) is { } forbidden)
            return forbidden;
        return (await survey.Of(seen.ProvinceCode, seen.Unit.Id, null, ct)).Match<Result<SeenUnit>>(_ => seen, problem => problem);
    }

    private async Task<(ProvinceDatabase Province, KeptFinding Finding, SeenUnit Seen)?> Find(Caller caller, Guid id, CancellationToken ct)
    {
        foreach (var province in databases.Provinces)
        {
            if (await QualityFindingStore.Find(province, id, ct) is { } finding)
                return await unitsInScope.Find(caller, finding.Unit.ToString(), ct, Permission.ReviewQuality) is Result<SeenUnit>.Done(var seen) ? (province, finding, seen) : null;
        }
        return null;
    }

    private async Task<QualityFindingModel> Model(Caller caller, ProvinceDatabase province, KeptFinding finding, SeenUnit seen, CancellationToken ct)
    {
        var records = await QualityFindingStore.Records(province, finding.Records, ct);
        var places = records.Select(record => record.Place).Distinct().ToDictionary(place => place, place => seen.Tree.Find(place)?.FullName ?? "nơi đã thay đổi");
        var indicators = programs.All.SelectMany(program => program.Indicators).DistinctBy(indicator => indicator.Id).ToDictionary(indicator => indicator.Id, indicator => indicator.Name);
        var commune = seen.Tree.Ancestor(seen.Unit.Id, Domain.Units.UnitKind.Commune);
        return new(new(finding, seen.Unit, commune is null || commune.Id == seen.Unit.Id ? null : commune.FullName), UnitLinks.Trail(seen.Path, caller, unitIsHere: false), settings, records, places, indicators)
        {
            MayAnswer = await MayAnswer(caller, seen, ct),
        };
    }

    private Task<bool> MayAnswer(Caller caller, SeenUnit seen, CancellationToken ct) => scope.Covers(caller, seen.Unit.Id, ct, Permission.WriteRosters);
}
