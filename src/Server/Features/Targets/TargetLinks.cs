using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Targets;

/// <summary>Addresses of the pages of targets.</summary>
public static class TargetLinks
{
    public const string Sheet = "/chi-tieu";

    public const string File = Sheet + "/tai";

    /// <summary>Takes the file of a sheet.</summary>
    public const string Import = Sheet + "/nhap";

    public const string History = Sheet + "/lich-su";

    public static string Of(string program, UnitId unit, Period period) => Sheet + Query(program, unit, period);

    public static string FileOf(string program, UnitId unit, Period period, string format) => $"{File}{Query(program, unit, period)}&dang={format}";

    /// <param name="line">Null: of all lines.</param>
    public static string HistoryOf(string program, UnitId unit, Period period, string? line = null) =>
        History + Query(program, unit, period) + (line is null ? "" : $"&muc={Uri.EscapeDataString(line)}");

    private static string Query(string program, UnitId unit, Period period) => $"?don-vi={unit}&chuong-trinh={Uri.EscapeDataString(program)}&ky={period.Code}";
}
