using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Teams.Rosters;

/// <summary>Tải danh sách Tổ of a commune from the portal: whole names and phones, for those who may see them, for a reason that is kept.</summary>
public sealed class RosterDownload(UnitInScope unitsInScope, RosterExport export)
{
    internal async Task<Result<DownloadedRoster>> Of(Caller caller, string? unit, RosterFormat format, string? reason, DateOnly? day, CancellationToken ct)
    {
        var found = await unitsInScope.Find(caller, unit, ct, Permission.ViewPersonalData, day);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        if (seen.Unit.Kind < UnitKind.Commune)
            return new Problem("roster-too-wide", "Danh sách tải theo từng xã.", $"{seen.Unit.FullName} gồm nhiều xã: hãy mở trang Tổ của một xã rồi tải.");
        if (TeamBrowsing.ReasonProblem(reason) is { } missing)
            return missing;
        // What was written can be had after the export has closed it.
        using var made = new MemoryStream();
        return (await export.Export(seen.Unit.Id.ToString(), day, format, () => made, Folding.Tidy(reason!), ct)).Match<Result<DownloadedRoster>>(
            done => new DownloadedRoster($"danh-sach-to_{seen.Unit.Code}_{done.Date:yyyyMMdd}.{format.ToString().ToLowerInvariant()}", made.ToArray()),
            problem => problem);
    }
}

/// <param name="Name">ASCII, without spaces.</param>
internal sealed record DownloadedRoster(string Name, byte[] Content);
