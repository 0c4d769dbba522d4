using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Platform.Commands;

/// <summary>A fault or notice of a file as a line for people: <c>Trang 1!G12: …</c>; a CSV file has no sheet.</summary>
internal static class FaultLine
{
    public static string Of(Fault fault)
    {
        var cell = fault.Row > 0 ? $"{fault.Column}{fault.Row}" : "";
        var place = string.Join('!', new[] { fault.Sheet ?? "", cell }.Where(part => part.Length > 0));
        return "  " + (place.Length > 0 ? place + ": " : "") + fault.Message + (fault.Value is null ? "" : $" (“{fault.Value}”)");
    }
}
