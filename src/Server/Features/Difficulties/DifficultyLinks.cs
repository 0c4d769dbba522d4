using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Difficulties;

/// <summary>Addresses of the pages of difficulties.</summary>
public static class DifficultyLinks
{
    public const string List = "/kho-khan", New = "/kho-khan/moi", Contacts = "/kho-khan/dau-moi";

    public const string OfRoute = "/kho-khan/{id:guid}", StepRoute = "/kho-khan/{id:guid}/buoc", GuideRoute = "/kho-khan/{id:guid}/cam-nang", WithdrawRoute = "/kho-khan/{id:guid}/cam-nang/rut",
        EndContactRoute = "/kho-khan/dau-moi/{id:guid}/thoi";

    public static string In(UnitId unit) => $"{List}?don-vi={unit}";

    internal static string In(UnitId unit, DifficultyFilter filter, int page = 1) => In(unit)
        + (filter.State is { } state ? $"&trang-thai={state}" : "") + (filter.Topic is { } topic ? $"&viec={Uri.EscapeDataString(topic)}" : "")
        + (filter.Level is { } level ? $"&cap={DifficultyWords.Code(level)}" : "") + (filter.Late ? "&qua-han=1" : "") + (page > 1 ? $"&trang={page}" : "");

    public static string NewIn(UnitId unit) => $"{New}?don-vi={unit}";

    public static string Of(Guid difficulty) => $"{List}/{difficulty}";

    public static string Step(Guid difficulty) => $"{List}/{difficulty}/buoc";

    public static string Guide(Guid difficulty) => $"{List}/{difficulty}/cam-nang";

    public static string Withdraw(Guid difficulty) => $"{List}/{difficulty}/cam-nang/rut";

    public static string ContactsIn(UnitId province) => $"{Contacts}?don-vi={province}";

    public static string EndContact(Guid contact) => $"{Contacts}/{contact}/thoi";
}
