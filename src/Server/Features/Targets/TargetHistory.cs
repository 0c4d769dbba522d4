using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Targets;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Targets;

/// <summary>One setting of a target.</summary>
/// <param name="From">Name of the unit whose officer set it; empty: the installation's administrator.</param>
public sealed record TargetStep(TargetLine Line, TargetVersion Version, string From);

/// <summary>Lịch sử giao chỉ tiêu of a unit, the latest first.</summary>
/// <param name="Line">Null: all lines.</param>
public sealed record TargetHistoryModel(TargetSheet Sheet, TargetLine? Line, IReadOnlyList<TargetStep> Steps);

/// <summary>Who set which target of a unit when and why: rows are never changed, so that all of them are there.</summary>
public sealed class TargetHistory(TargetSheets sheets, Databases databases, UnitDirectory units)
{
    public async Task<Result<TargetHistoryModel>> Of(Caller caller, TargetAsk ask, string? lineId, CancellationToken ct)
    {
        var found = await sheets.Of(caller, ask, ct);
        if (found is not Result<TargetSheet>.Done(var sheet))
            return ((Result<TargetSheet>.Refused)found).Problem;
        if (databases.Province(sheet.Seen.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(sheet.Seen.ProvinceCode)).Problem;
        var line = sheet.Lines.FirstOrDefault(one => one.Id == lineId);
        var history = await TargetStore.History(province, sheet.Program.Id, sheet.Whole.Id, ct);
        var names = (await units.LastKnown([.. history.Select(one => one.From).OfType<UnitId>().Distinct()], sheet.Today, ct)).ToDictionary(unit => unit.Id, unit => unit.FullName);
        return new TargetHistoryModel(sheet, line,
        [
            .. from version in history
               let of = sheet.Lines.FirstOrDefault(one => one.Id == version.Line)
               where of is not null && (line is null || line == of)
               select new TargetStep(of, version, version.From is { } officer ? names.GetValueOrDefault(officer, "Trung ương") : ""),
        ]);
    }
}
