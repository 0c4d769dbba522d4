using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Declared;

/// <summary>Addresses of the page of declared values.</summary>
public static class DeclaredLinks
{
    public const string Sheet = "/so-tu-khai";

    public const string File = Sheet + "/tai";

    public static string Of(string program, UnitId unit, Period period) => Sheet + Query(program, unit, period);

    public static string FileOf(string program, UnitId unit, Period period, string format) => $"{File}{Query(program, unit, period)}&dang={format}";

    private static string Query(string program, UnitId unit, Period period) => $"?don-vi={unit}&chuong-trinh={Uri.EscapeDataString(program)}&ky={period.Code}";
}
