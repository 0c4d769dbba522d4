using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Reports;

/// <summary>Cơ quan ban hành: how the office that issues a report is named at the head and foot of its letter (NĐ 30/2020, annex I).</summary>
/// <param name="Superior">Cơ quan chủ quản; null for a people's committee, which has none above its name.</param>
/// <param name="Name">Capitals, one entry a line.</param>
/// <param name="ShortName">As it stands inside a sentence.</param>
/// <param name="Place">Địa danh before the date.</param>
/// <param name="Symbol">Ký hiệu, e.g. <c>BC-UBND</c>.</param>
/// <param name="SignedFor">Authority of the signer, one entry a line.</param>
public sealed record ReportOffice(
    string? Superior, IReadOnlyList<string> Name, string ShortName, string Place, string Symbol, IReadOnlyList<string> SignedFor)
{
    /// <summary>The department that consolidates a province's reports where the schedule names no other.</summary>
    private const string Department = "Sở Khoa học và Công nghệ";

    /// <summary>
    /// Below the province the people's committee reports. At the province it is the office that the level below reports to: its
    /// department, or the committee itself.
    /// </summary>
    public static ReportOffice Of(Unit unit, ReportSchedule schedule)
    {
        if (unit.Kind != UnitKind.Province)
            return Committee(unit);
        var receiver = schedule.Steps.Where(step => step.Level > UnitKind.Province).OrderBy(step => step.Level).FirstOrDefault()?.To ?? Department;
        return IsCommittee(receiver) ? Committee(unit) : DepartmentOf(unit, WithoutProvince(receiver));
    }

    /// <summary>The office that signs lists of a unit: its committee, of a village the commune's; of a province the department.</summary>
    public static ReportOffice OfLists(Unit unit) => unit.Kind == UnitKind.Province ? DepartmentOf(unit, Department) : Committee(unit);

    private static ReportOffice Committee(Unit unit) => new(
        null, ["ỦY BAN NHÂN DÂN", Capitals(unit.FullName)], $"Ủy ban nhân dân {InSentence(unit)}", PlaceOf(unit), "BC-UBND", ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]);

    private static ReportOffice DepartmentOf(Unit province, string department) => new(
        $"UBND {Capitals(province.FullName)}", [Capitals(department)], department, PlaceOf(province), $"BC-{Initials(department)}", ["GIÁM ĐỐC"]);

    /// <summary><c>xã Tịnh Khê</c>.</summary>
    public static string InSentence(Unit unit) => $"{unit.SubKind.ToLowerInvariant()} {unit.Name}";

    /// <summary>A place named by a number keeps its kind: <c>Phường 1</c>.</summary>
    private static string PlaceOf(Unit unit) => unit.Name.All(char.IsAsciiDigit) ? unit.FullName : unit.Name;

    private static bool IsCommittee(string receiver) => Folding.Fold(receiver) is var name
        && (name.StartsWith("ubnd", StringComparison.Ordinal) || name.StartsWith("uy ban nhan dan", StringComparison.Ordinal));

    private static string WithoutProvince(string department)
    {
        var cut = new[] { " tỉnh ", " thành phố " }.Select(word => department.IndexOf(word, StringComparison.OrdinalIgnoreCase)).Where(index => index > 0).DefaultIfEmpty(department.Length).Min();
        return department[..cut];
    }

    /// <summary><c>Sở Khoa học và Công nghệ</c> is SKHCN: the conjunction has no letter.</summary>
    private static string Initials(string name) =>
        string.Concat(name.Split([' ', ','], StringSplitOptions.RemoveEmptyEntries).Where(word => word is not ("và" or "-")).Select(word => char.ToUpperInvariant(word[0])));

    private static string Capitals(string text) => text.ToUpperInvariant();
}
