using System.Text.Json;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Reports.Requests;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Reports.Requests;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Web;
using Npgsql;

namespace CongDongSo.Server.Features.Reports.Workflow;

/// <summary>A report as it was sent.</summary>
public sealed record ReportSubmission(int No, DateTimeOffset At, string By, Report Content);

/// <summary>Reads reports and how far they have come.</summary>
internal sealed class ReportCaseStore(ProgramCatalogue programs)
{
    private const string Selected = $"""
        select r.id, r.program, r.report, r.period, r.unit_id, r.superior_id, r.title, r.receiver, r.opened_at, r.added, r.submitted_at,
          r.state, r.version, r.written::text, r.due_on, r.extended_to, r.submissions, r.first_submitted_at, r.excused, {AdHocStore.Columns}
        from report r left join report_request q on q.id = r.request_id
        """;

    private const int RequestFrom = 19;

    private const string NameOfAuthor = "coalesce(a.name, case when s.author like 'cds:%' then 'Hệ thống' else s.author end)";

    public async Task<ReportCase?> Find(ProvinceDatabase province, Guid id, CancellationToken ct)
    {
        await using var query = province.Ask($"{Selected} where r.id = $1", id);
        return (await Read(query, ct)) is [var found] ? found : null;
    }

    /// <summary>All that a unit has been asked for.</summary>
    public async Task<IReadOnlyList<ReportCase>> Of(ProvinceDatabase province, UnitId unit, CancellationToken ct)
    {
        await using var query = province.Ask($"{Selected} where r.unit_id = $1 order by r.id", unit.Value);
        return await Read(query, ct);
    }

    /// <summary>All that were asked for with a request.</summary>
    public async Task<IReadOnlyList<ReportCase>> Answering(ProvinceDatabase province, Guid request, CancellationToken ct)
    {
        await using var query = province.Ask($"{Selected} where r.request_id = $1 order by r.id", request);
        return await Read(query, ct);
    }

    /// <summary>The reports that a unit receives for one period of a schedule.</summary>
    public async Task<IReadOnlyList<ReportCase>> Below(ProvinceDatabase province, UnitId superior, string program, string report, Period? period, CancellationToken ct)
    {
        await using var query = province.Ask($"{Selected} where r.superior_id = $1 and r.program = $2 and r.report = $3 and r.period = $4 order by r.id", superior.Value, program, report, period?.Code ?? "");
        return await Read(query, ct);
    }

    /// <summary>The periods of what a unit receives, the latest opened first, with how many reports each has.</summary>
    public static async Task<IReadOnlyList<ReceivedPeriod>> Received(ProvinceDatabase province, UnitId superior, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select r.program, r.report, r.period, min(r.title), min(r.due_on),
              count(*) filter (where r.first_submitted_at is not null and r.excused is null)::int,
              count(*) filter (where r.excused is null and (r.first_submitted_at at time zone 'Asia/Ho_Chi_Minh')::date <= coalesce(r.extended_to, r.due_on, 'infinity'))::int,
              count(*) filter (where r.excused is null)::int
            from report r where r.superior_id = $1 group by 1, 2, 3 order by min(r.opened_at) desc, 1, 2, 3 desc
            """, superior.Value);
        await using var row = await query.Read(ct);
        var periods = new List<ReceivedPeriod>();
        while (await row.ReadAsync(ct))
        {
            periods.Add(new(
                row.GetString(0), row.GetString(1), Period.Parse(row.GetString(2)), row.GetString(3), row.IsDBNull(4) ? null : row.GetFieldValue<DateOnly>(4), row.GetInt32(7), row.GetInt32(5), row.GetInt32(6)));
        }
        return periods;
    }

    /// <summary>The state of the superior's own report for the same period; null where it owes none.</summary>
    public async Task<ReportCase?> Whole(ProvinceDatabase province, ReportCase part, CancellationToken ct)
    {
        if (part.Superior is not { } superior)
            return null;
        await using var query = province.Ask($"{Selected} where r.unit_id = $1 and r.program = $2 and r.report = $3 and r.period = $4", superior.Value, part.Program, part.Report, part.Period?.Code ?? "");
        return (await Read(query, ct)) is [var found] ? found : null;
    }

    public static async Task<IReadOnlyList<ReportStepDone>> Steps(ProvinceDatabase province, Guid report, CancellationToken ct)
    {
        await using var query = province.Ask($"""
            select s.version, s.at, {NameOfAuthor}, s.deed, s.note, s.until, s.written::text
            from report_step s left join cds.account a on a.login = s.author where s.report_id = $1 order by s.version desc
            """, report);
        await using var row = await query.Read(ct);
        var steps = new List<ReportStepDone>();
        while (await row.ReadAsync(ct))
        {
            steps.Add(new(
                row.GetInt32(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), row.GetString(3), row.IsDBNull(4) ? null : row.GetString(4),
                row.IsDBNull(5) ? null : row.GetFieldValue<DateOnly>(5), row.IsDBNull(6) ? null : Text(row.GetString(6))));
        }
        return steps;
    }

    /// <summary>The last version that was sent, whole; null where none was, or it is not the caller's to see.</summary>
    public static async Task<ReportSubmission?> LastSent(ProvinceDatabase province, Guid report, CancellationToken ct)
    {
        await using var query = province.Ask($"""
            select s.no, s.at, {NameOfAuthor}, s.content::text from report_submission s left join cds.account a on a.login = s.author where s.report_id = $1 order by s.no desc limit 1
            """, report);
        await using var row = await query.Read(ct);
        return await row.ReadAsync(ct) ? new(row.GetInt32(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), JsonSerializer.Deserialize<Report>(row.GetString(3), ApiJson.Options)!) : null;
    }

    /// <summary>The frozen numbers of reports, as each was last sent.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<FrozenRow>>> Frozen(ProvinceDatabase province, IReadOnlyCollection<Guid> reports, CancellationToken ct)
    {
        await using var query = province.Ask("select distinct on (s.report_id) s.report_id, s.content -> 'rows' from report_submission s where s.report_id = any($1) order by s.report_id, s.no desc", reports.ToArray());
        await using var row = await query.Read(ct);
        var frozen = new Dictionary<Guid, IReadOnlyList<FrozenRow>>();
        while (await row.ReadAsync(ct))
            frozen[row.GetGuid(0)] = JsonSerializer.Deserialize<List<FrozenRow>>(row.GetString(1), ApiJson.Options)!;
        return frozen;
    }

    /// <summary>Why the last version that was sent was returned.</summary>
    public static async Task<IReadOnlyList<ReportRemark>> Remarks(ProvinceDatabase province, Guid report, CancellationToken ct)
    {
        await using var query = province.Ask("select m.anchor, m.text from report_remark m where m.report_id = $1 and m.submission = (select max(submission) from report_remark where report_id = $1) order by m.no", report);
        await using var row = await query.Read(ct);
        var remarks = new List<ReportRemark>();
        while (await row.ReadAsync(ct))
            remarks.Add(new(ReportAnchor.Read(row.GetString(0)) ?? new ReportAnchor.Whole(), row.GetString(1)));
        return remarks;
    }

    private async Task<List<ReportCase>> Read(ProvinceQuery query, CancellationToken ct)
    {
        await using var row = await query.Read(ct);
        var cases = new List<ReportCase>();
        while (await row.ReadAsync(ct))
            cases.Add(Case(row));
        return cases;
    }

    private ReportCase Case(NpgsqlDataReader row) => Case(row, AdHocStore.Read(row, RequestFrom));

    private ReportCase Case(NpgsqlDataReader row, AdHocRequest? request) => new(
        row.GetGuid(0), row.GetString(1), row.GetString(2), Period.Parse(row.GetString(3)), new(row.GetGuid(4)), row.IsDBNull(5) ? null : new UnitId(row.GetGuid(5)), row.GetString(6), row.GetString(7),
        row.GetFieldValue<DateTimeOffset>(8), row.IsDBNull(9) ? null : row.GetString(9), row.IsDBNull(10) ? null : row.GetFieldValue<DateTimeOffset>(10),
        new()
        {
            State = ReportStateWords.Read(row.GetString(11))!.Value, Version = row.GetInt32(12), Text = Text(row.GetString(13)), Sections = SectionsOf(row.GetString(1), row.GetString(2), request),
            DueOn = row.IsDBNull(14) ? null : row.GetFieldValue<DateOnly>(14), ExtendedTo = row.IsDBNull(15) ? null : row.GetFieldValue<DateOnly>(15), Submissions = row.GetInt32(16),
            FirstSubmittedAt = row.IsDBNull(17) ? null : row.GetFieldValue<DateTimeOffset>(17), Excused = row.IsDBNull(18) ? null : row.GetString(18),
        })
    {
        Request = request,
    };

    private IReadOnlyList<string> SectionsOf(string program, string report, AdHocRequest? request) =>
        programs.All.FirstOrDefault(one => one.Id == program) is { } known && ReportForm.Of(known, report, request) is { } form ? [.. form.Sections.Select(section => section.Title)] : [];

    private static Dictionary<string, string> Text(string json) => JsonSerializer.Deserialize<Dictionary<string, string>>(json)!;
}

/// <summary>A period of what a unit receives.</summary>
/// <param name="Expected">Reports that are asked for, without those excused.</param>
/// <param name="Sent">Of these, those that were sent, <paramref name="OnTime"/> of them on time.</param>
public sealed record ReceivedPeriod(string Program, string Report, Period? Period, string Title, DateOnly? DueOn, int Expected, int Sent, int OnTime);
