using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Teams;

/// <summary>Addresses of the pages of teams.</summary>
public static class TeamLinks
{
    public const string List = "/to";

    /// <summary>The same list as a file.</summary>
    public const string File = "/to/tai";

    public const string OfRoute = "/to/{id:guid}";

    /// <summary>What teams lack, by the rules of a program.</summary>
    public const string Findings = "/to/can-xem";

    /// <summary>Shows whole phones; noted in the audit trail.</summary>
    public const string RevealRoute = "/to/{id:guid}/hien-so";

    /// <summary>The card of a team to print; with whole phones noted in the audit trail.</summary>
    public const string CardRoute = "/to/{id:guid}/the";

    /// <summary>Sets the chat group of a team or a unit.</summary>
    public const string Group = "/to/nhom";

    /// <summary>The code to scan into a group, as a sheet to print.</summary>
    public const string GroupSheet = "/to/nhom/in";

    /// <summary>The roster form of a commune as a file; noted in the audit trail.</summary>
    public const string Export = "/to/xuat";

    /// <summary>Đoàn Thanh niên tham gia: youth members of the teams.</summary>
    public const string Youth = "/thanh-nien";

    /// <summary>Takes a roster: shows first, then writes.</summary>
    public const string Import = "/nhap-danh-sach", ConfirmImport = "/nhap-danh-sach/ghi";

    /// <summary>Matches the columns of a sheet that is not in the form.</summary>
    public const string Matching = "/nhap-danh-sach/ghep-cot";

    /// <summary>What was imported, and takes one of it back.</summary>
    public const string Imported = "/nhap-danh-sach/da-nhap", Undo = "/nhap-danh-sach/hoan-tac";

    public static string Of(TeamId id) => $"{List}/{id}";

    public static string Of(TeamId id, string program) => $"{Of(id)}?chuong-trinh={Uri.EscapeDataString(program)}";

    /// <param name="day">The team as it was on this day; null: today.</param>
    public static string Of(TeamId id, string? program, DateOnly? day) =>
        string.Join('&', new[] { program is null ? null : $"chuong-trinh={Uri.EscapeDataString(program)}", day is { } known ? $"ngay={known:yyyy-MM-dd}" : null }.OfType<string>()) is { Length: > 0 } query
            ? $"{Of(id)}?{query}" : Of(id);

    public static string Reveal(TeamId id) => $"{List}/{id}/hien-so";

    public static string Card(TeamId id) => $"{List}/{id}/the";

    public static string MappingOf(string token) => $"{Matching}?token={Uri.EscapeDataString(token)}";

    public static string ImportedIn(UnitId area, int page = 1) => $"{Imported}?don-vi={area}" + (page > 1 ? $"&trang={page}" : "");

    public static string YouthIn(UnitId unit) => $"{Youth}?don-vi={unit}";

    public static string In(UnitId unit) => $"{List}?don-vi={unit}";

    public static string In(UnitId unit, TeamSearch search, int page) => List + Query(unit, search) + (page > 1 ? $"&trang={page}" : "");

    public static string FileOf(UnitId unit, TeamSearch search, string format) => $"{File}{Query(unit, search)}&dang={format}";

    public static string FindingsIn(UnitId unit, string? program = null, string? rule = null, int page = 1) =>
        $"{Findings}?don-vi={unit}" + Part("chuong-trinh", program) + Part("quy-tac", rule) + (page > 1 ? $"&trang={page}" : "");

    private static string Query(UnitId unit, TeamSearch search) =>
        $"?don-vi={unit}" + Part("q", search.Text) + Part("chuong-trinh", search.Program) + (search.OnlyWithFindings ? "&can-xem=1" : "") + (search.Day is { } day ? $"&ngay={day:yyyy-MM-dd}" : "");

    private static string Part(string name, string? value) => string.IsNullOrEmpty(value) ? "" : $"&{name}={Uri.EscapeDataString(value)}";
}
