using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

/// <summary>Addresses of the registers: <c>/ho</c> of households, <c>/co-so</c> of businesses.</summary>
public static class RegisterLinks
{
    public const string Households = "/ho", Businesses = "/co-so";

    public const string HouseholdRoute = "/ho/{id:guid}", BusinessRoute = "/co-so/{id:guid}", RevealRoute = "/ho/{id:guid}/hien-so";

    /// <summary>A register from a file: form and check, writing, what was imported, taking one back.</summary>
    public const string Import = "/so/nhap", Confirm = "/so/nhap/xac-nhan", Imported = "/so/da-nhap", Undo = "/so/da-nhap/hoan-tac";

    public static string List(RegisterKind kind) => kind == RegisterKind.Household ? Households : Businesses;

    public static string In(RegisterKind kind, UnitId unit) => $"{List(kind)}?don-vi={unit}";

    public static string In(RegisterKind kind, UnitId unit, RegisterFilter filter, string? after = null) => In(kind, unit) + string.Concat(
        new[] { ("q", filter.Text), ("thieu", filter.Lacking), ("nhom", filter.Group), ("ngay", filter.Day?.ToString("yyyy-MM-dd")), ("sau", after) }
            .Where(part => !string.IsNullOrEmpty(part.Item2)).Select(part => $"&{part.Item1}={Uri.EscapeDataString(part.Item2!)}"));

    public static string Of(RegisterKind kind, Guid subject) => $"{List(kind)}/{subject}";

    public static string Reveal(Guid household) => $"{Households}/{household}/hien-so";

    public static string ImportOf(RegisterKind kind, UnitId unit) => $"{Import}?so={RegisterWords.Code(kind)}&don-vi={unit}";

    public static string ImportedIn(UnitId unit, int page = 1) => $"{Imported}?don-vi={unit}{(page > 1 ? $"&trang={page}" : "")}";
}

/// <summary>What of a register is looked for.</summary>
/// <param name="Text">Part of a code, name or address; with or without marks.</param>
/// <param name="Lacking">Indicator that is not met.</param>
/// <param name="Group">One of <see cref="Groups"/>.</param>
/// <param name="Day">As of its end; null: now.</param>
public sealed record RegisterFilter(string? Text = null, string? Lacking = null, string? Group = null, DateOnly? Day = null)
{
    /// <summary>Groups of the register of households, with their words.</summary>
    public static readonly IReadOnlyDictionary<string, string> Groups = new Dictionary<string, string>
    {
        ["cao-tuoi"] = "Có người từ 60 tuổi", ["khuyet-tat"] = "Có người khuyết tật", ["khong-dien-thoai"] = "Có người chưa có điện thoại thông minh", ["chua-gap"] = "Chưa ai ghi nhận",
    };

    public bool IsEmpty => string.IsNullOrWhiteSpace(Text) && Lacking is null && Group is null;
}
