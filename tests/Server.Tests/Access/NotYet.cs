namespace CongDongSo.Server.Tests.Access;

/// <summary>Rows of which some answers are not right yet, and the work that will put them right. A row that has become right must leave.</summary>
internal static class NotYet
{
    public static IReadOnlyDictionary<string, string> Rows { get; } = new Dictionary<string, string>
    {
        ["GET /"] = "privacy",
        ["GET /don-vi/{unit}"] = "privacy",
        ["GET /api/v1/measures"] = "privacy",
        ["GET /bao-cao"] = "privacy",
        ["GET /bao-cao/tai/{program}/{report}/{unit}/{period}.{format}"] = "privacy",
        ["GET /api/v1/reports"] = "privacy",
        ["GET /api/v1/reports/{program}/{report}/{unit}/{period}.{format}"] = "privacy",
        ["GET /to"] = "privacy",
        ["GET /to/can-xem"] = "privacy",
        ["GET /api/v1/teams"] = "privacy",
    };
}
