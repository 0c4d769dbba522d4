namespace CongDongSo.Server.Features.Messages;

/// <summary>Addresses of the pages of messages.</summary>
public static class MessageLinks
{
    public const string List = "/tin-nhan";

    public const string ReadAll = List + "/da-doc";

    public const string OpenRoute = List + "/{id:guid}";

    public const string Settings = List + "/cai-dat";

    public const string Undelivered = List + "/chua-gui-duoc";

    public const string AgainRoute = Undelivered + "/{id:guid}/gui-lai";

    /// <summary>Leads on to where it is done, and is read then.</summary>
    public static string Open(Guid message) => $"{List}/{message}";

    public static string Again(Guid parcel) => $"{Undelivered}/{parcel}/gui-lai";

    public static string ListPage(int page) => page == 1 ? List : $"{List}?trang={page}";
}
