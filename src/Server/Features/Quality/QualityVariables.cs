using System.Globalization;
using CongDongSo.Domain.Quality;
using CongDongSo.Server.Platform;

namespace CongDongSo.Server.Features.Quality;

/// <summary>Thresholds that an installation sets for itself: <c>CDS_QUALITY_…</c>, see docs/operations.md.</summary>
internal static class QualityVariables
{
    /// <exception cref="ServiceUnavailableException">A setting that is not what it must be.</exception>
    public static QualitySettings Of(IReadOnlyDictionary<string, string> variables)
    {
        var usual = new QualitySettings();
        return usual with
        {
            VisitsAnHour = Whole("VISITS_AN_HOUR", usual.VisitsAnHour, 5, 500),
            AtOnceShare = Whole("AT_ONCE_SHARE", usual.AtOnceShare, 10, 100),
            NightRecords = Whole("NIGHT_RECORDS", usual.NightRecords, 1, 1_000),
            CopiedVisits = Whole("COPIED_VISITS", usual.CopiedVisits, 3, 100),
            CopiedActivities = Whole("COPIED_ACTIVITIES", usual.CopiedActivities, 2, 100),
            OverlapMinutes = Whole("OVERLAP_MINUTES", usual.OverlapMinutes, 1, 1_000),
            OutlierPoints = Whole("OUTLIER_POINTS", usual.OutlierPoints, 1, 100),
            JumpShare = Whole("JUMP_SHARE", usual.JumpShare, 5, 1_000),
            DeclaredPoints = Whole("DECLARED_POINTS", usual.DeclaredPoints, 1, 100),
            SilentDays = Whole("SILENT_DAYS", usual.SilentDays, 1, 365),
            RevisitsAMonth = Whole("REVISITS_A_MONTH", usual.RevisitsAMonth, 0, 1_000),
            RevisitDays = Whole("REVISIT_DAYS", usual.RevisitDays, 7, 365),
        };

        int Whole(string name, int absent, int least, int most) =>
            !variables.TryGetValue("CDS_QUALITY_" + name, out var text) ? absent
            : int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number
            : throw new ServiceUnavailableException("setting-unreadable", $"CDS_QUALITY_{name}={text} viết chưa đúng.", $"Ghi một số nguyên từ {least} đến {most}, hoặc bỏ biến này để dùng {absent}.");
    }
}
