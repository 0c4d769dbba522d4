using System.Globalization;

namespace CongDongSo.Server.Features.Audit;

/// <summary>Addresses of the pages of the trail.</summary>
public static class AuditLinks
{
    public const string List = "/nhat-ky";

    /// <summary>The filtered trail as a file; the same parameters as the list.</summary>
    public const string ExportRoute = "/nhat-ky/xuat/{format}";

    /// <summary>Who saw what of whom.</summary>
    public const string Incident = "/nhat-ky/su-co";

    public static string Of(AuditQuery query, long? before = null) => List + Parameters(query, before);

    public static string Export(AuditQuery query, string format) => $"{List}/xuat/{format}{Parameters(query, null)}";

    private static string Parameters(AuditQuery query, long? before)
    {
        var parts = new (string Name, string? Value)[]
        {
            ("so", query.Chain), ("tu", query.From), ("den", query.To), ("ai", query.Actor), ("viec", query.Action), ("don-vi", query.Unit), ("ve", query.Subject), ("ly-do", query.Reason),
            ("truoc", before?.ToString(CultureInfo.InvariantCulture)),
        };
        var said = parts.Where(part => !string.IsNullOrEmpty(part.Value)).Select(part => $"{part.Name}={Uri.EscapeDataString(part.Value!)}").ToList();
        return said.Count == 0 ? "" : "?" + string.Join('&', said);
    }
}
