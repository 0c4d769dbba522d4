using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Reports.Workflow;

namespace CongDongSo.Server.Features.Reports;

/// <summary>Addresses of the pages of reports.</summary>
public static class ReportLinks
{
    public const string List = "/bao-cao";

    public const string DownloadRoute = "/bao-cao/tai/{program}/{report}/{unit}/{period}.{format}";

    public const string CaseRoute = "/bao-cao/{id:guid}";

    public const string CaseFileRoute = "/bao-cao/{id:guid}/tai.{format}";

    /// <summary>The signed copy: out, and in.</summary>
    public const string OfficialRoute = "/bao-cao/{id:guid}/ban-chinh-thuc";

    /// <summary>Files that go with a report: in, away again, out.</summary>
    public const string AttachRoute = "/bao-cao/{id:guid}/kem-theo", DetachRoute = AttachmentRoute + "/bot", AttachmentRoute = "/bao-cao/{id:guid}/kem-theo/{file:guid}";

    public const string Progress = "/bao-cao/tien-do";

    public const string Remind = Progress + "/nhac";

    /// <summary>Báo cáo đột xuất: what a unit has asked for, and asking.</summary>
    public const string Requests = "/bao-cao/dot-xuat";

    public const string NewRequest = Requests + "/moi";

    public const string RequestRoute = Requests + "/{id:guid}";

    public const string AnswersRoute = Requests + "/{id:guid}/tra-loi.xlsx";

    public const string Calendar = "/bao-cao/lich";

    public static string RequestsOf(UnitId unit) => $"{Requests}?don-vi={unit}";

    public static string NewRequestOf(UnitId unit) => $"{NewRequest}?don-vi={unit}";

    public static string Request(Guid request) => $"{Requests}/{request}";

    public static string Answers(Guid request) => $"{Requests}/{request}/tra-loi.xlsx";

    public static string CalendarIn(UnitId unit) => $"{Calendar}?don-vi={unit}";

    /// <param name="month">Null: the one that runs.</param>
    /// <param name="program">Null: all.</param>
    public static string CalendarOf(UnitId unit, Period? month, string? program) =>
        $"{CalendarIn(unit)}{(month is null ? "" : $"&thang={month.Code}")}{(program is null ? "" : $"&chuong-trinh={Uri.EscapeDataString(program)}")}";

    /// <summary>Templates of the letters: shown and checked; out; taken; an earlier one again; the checked one tried.</summary>
    public const string Templates = List + "/mau", TemplateFileRoute = Templates + "/tai", TemplateUse = Templates + "/dung", TemplateReturn = Templates + "/tro-lai", TemplateTry = Templates + "/xem-thu";

    public static string TemplatesOf(UnitId unit) => $"{Templates}?don-vi={unit}";

    /// <param name="no">Version of the unit; 0: the built-in one; null: the one in force.</param>
    public static string TemplateFile(UnitId unit, int? no) => $"{TemplateFileRoute}?don-vi={unit}{(no is { } known ? $"&ban={known}" : "")}";

    public static string TemplateTryOf(string token, string format) => $"{TemplateTry}?token={Uri.EscapeDataString(token)}&dang={format}";

    public static string Case(Guid report) => $"{List}/{report}";

    public static string CaseFile(Guid report, string format) => $"{List}/{report}/tai.{format}";

    public static string Official(Guid report) => $"{List}/{report}/ban-chinh-thuc";

    public static string Official(Guid report, int no) => $"{Official(report)}?ban={no}";

    public static string Attach(Guid report) => $"{List}/{report}/kem-theo";

    public static string Attachment(Guid report, Guid file) => $"{Attach(report)}/{file}";

    public static string Detach(Guid report, Guid file) => $"{Attachment(report, file)}/bot";

    public static string ProgressIn(UnitId unit) => $"{Progress}?don-vi={unit}";

    public static string ProgressOf(UnitId unit, ReceivedPeriod period) => ProgressOf(unit, period.Program, period.Report, period.Period);

    public static string ProgressOf(UnitId unit, string program, string report, Period? period) =>
        $"{ProgressIn(unit)}&chuong-trinh={Uri.EscapeDataString(program)}&bao-cao={Uri.EscapeDataString(report)}{(period is { } of ? $"&ky={of.Code}" : "")}";

    /// <param name="program">Null: all programs of the unit.</param>
    /// <param name="year">Of the due days; null: this year.</param>
    public static string In(UnitId unit, string? program = null, int? year = null) =>
        $"{List}?don-vi={unit}{(program is null ? "" : $"&chuong-trinh={Uri.EscapeDataString(program)}")}{(year is null ? "" : $"&nam={year}")}";

    /// <param name="format"><c>docx</c>, <c>xlsx</c> or <c>json</c>.</param>
    public static string Download(string program, string report, UnitId unit, Period period, string format) =>
        $"{List}/tai/{Uri.EscapeDataString(program)}/{Uri.EscapeDataString(report)}/{unit}/{period.Code}.{format}";
}
