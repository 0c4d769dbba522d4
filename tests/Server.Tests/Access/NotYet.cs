namespace CongDongSo.Server.Tests.Access;

/// <summary>Rows of which some answers are not right yet, and the work that will put them right. A row that has become right must leave.</summary>
internal static class NotYet
{
    public static IReadOnlyDictionary<string, string> Rows { get; } = new Dictionary<string, string>
    {
    };
}
