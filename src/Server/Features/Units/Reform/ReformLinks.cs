namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>Addresses of the pages of reform events.</summary>
public static class ReformLinks
{
    public const string List = "/don-vi/cai-cach", New = "/don-vi/cai-cach/moi", Unplaced = "/don-vi/cai-cach/thon";

    public const string UndoRoute = "/don-vi/cai-cach/{id:guid}/hoan-tac";

    public static string Undo(Guid id) => $"{List}/{id}/hoan-tac";

    /// <summary>The list, saying what has just been done.</summary>
    internal static string Done(string what) => $"{List}?xong={what}";
}
