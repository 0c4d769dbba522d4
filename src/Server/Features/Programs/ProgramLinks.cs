namespace CongDongSo.Server.Features.Programs;

/// <summary>Addresses of the pages of programs.</summary>
public static class ProgramLinks
{
    public const string List = "/chuong-trinh";

    public const string OfRoute = "/chuong-trinh/{id}";

    public static string Of(string id) => $"{List}/{Uri.EscapeDataString(id)}";

    /// <summary>A rule, indicator or other clause on the program's page.</summary>
    public static string Clause(string id, string rule) => $"{Of(id)}#{rule}";
}
