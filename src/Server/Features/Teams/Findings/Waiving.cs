using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Findings;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Teams.Findings;

/// <summary>Cho phép chưa thực hiện: lets a finding rest until a day, and takes that back.</summary>
internal sealed class Waiving(UnitInScope unitsInScope, FindingSurvey survey, FindingNoteStore store, TimeProvider clock)
{
    /// <summary>The form for a finding that is open today.</summary>
    public async Task<Result<WaiverModel>> Form(Caller caller, string? unit, FindingKey key, CancellationToken ct)
    {
        var found = await Find(caller, unit, key, ct);
        return found is Result<(SeenUnit, FindingLine)>.Done(var (seen, line))
            ? new WaiverModel(seen.Unit, UnitLinks.Trail(seen.Path, caller, unitIsHere: false), line, null, null, null)
            : ((Result<(SeenUnit, FindingLine)>.Refused)found).Problem;
    }

    /// <returns>The form again with what is wrong with it; null in its place where the waiver was given.</returns>
    public async Task<Result<WaiverModel?>> Grant(Caller caller, string? unit, FindingKey key, string? reason, string? until, CancellationToken ct)
    {
        var found = await Find(caller, unit, key, ct);
        if (found is not Result<(SeenUnit, FindingLine)>.Done(var (seen, line)))
            return ((Result<(SeenUnit, FindingLine)>.Refused)found).Problem;
        var today = VietnamTime.Today(clock);
        var last = Platform.Web.AskedDay.Of(until) is Result<DateOnly?>.Done(var day) ? day : null;
        if (Waiver.ProblemOf(reason ?? "", last, today) is { } problem)
            return new Result<WaiverModel?>.Done(new(seen.Unit, UnitLinks.Trail(seen.Path, caller, unitIsHere: false), line, reason, last, problem));
        await store.Grant(seen.ProvinceCode, new(Guid.CreateVersion7(clock.GetUtcNow()), key, line.Finding.UnitId, Folding.Tidy(reason!), today, last!.Value, null, caller.Login), ct);
        return new Result<WaiverModel?>.Done(null);
    }

    public async Task<Result<SeenUnit>> End(Caller caller, string? unit, Guid id, CancellationToken ct)
    {
        var place = await unitsInScope.Find(caller, unit, ct, Permission.WriteRosters);
        if (place is not Result<SeenUnit>.Done(var seen))
            return place;
        var today = VietnamTime.Today(clock);
        var known = await store.Of(seen.ProvinceCode, [.. seen.Tree.Under(seen.Unit.Id).Select(one => one.Id)], [], ct);
        return known.Waivers.FirstOrDefault(waiver => waiver.Id == id && waiver.HoldsOn(today)) is { } waiver && await store.End(seen.ProvinceCode, waiver, today, ct)
            ? seen
            : new Problem("waiver-not-found", "Không có lần cho phép này đang còn hiệu lực.", "Có thể nó vừa hết hạn hoặc vừa được kết thúc. Mở lại danh sách điểm cần xem.") { Kind = ProblemKind.NotFound };
    }

    private async Task<Result<(SeenUnit, FindingLine)>> Find(Caller caller, string? unit, FindingKey key, CancellationToken ct)
    {
        var place = await unitsInScope.Find(caller, unit, ct, Permission.WriteRosters);
        if (place is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)place).Problem;
        var all = (await survey.Of(seen, key.Program.Length == 0 ? null : key.Program, ct)).All;
        return all.FirstOrDefault(one => one.Finding.Key == key && one.Waiver is null) is { } found
            ? (seen, FindingLine.Of(found, seen))
            : new Problem("finding-not-found", "Không có điểm cần xem này.", "Có thể nó đã được khắc phục, hoặc đã được cho phép chưa thực hiện. Mở lại danh sách điểm cần xem.") { Kind = ProblemKind.NotFound };
    }
}
