using CongDongSo.Domain.Messages;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Reports.Reminders;

/// <summary>Reports that are still to be sent, held so that none is sent while somebody is reminded of it.</summary>
internal static class OwedReportStore
{
    private const string Selected = """
        select r.id, r.unit_id, r.superior_id, r.title, r.state, r.version, coalesce(r.extended_to, r.due_on), r.opened_at,
          case when r.state = 'returned' then (select max(s.at) from report_step s where s.report_id = r.id and s.deed in ('return', 'reopen')) end
        from report r where r.excused is null and r.state in ('owed', 'draft', 'returned')
        """;

    /// <summary>Those whose day lies so that a reminder may hold, in portions.</summary>
    /// <param name="after">The last one of the portion before.</param>
    public static async Task<IReadOnlyList<OwedReport>> Hold(ProvinceWork work, DateOnly firstDue, DateOnly lastDue, Guid? after, int most, CancellationToken ct)
    {
        await using var query = work.Ask(
            $"{Selected} and (r.state = 'returned' or coalesce(r.extended_to, r.due_on) between $1 and $2) and r.id > $3 order by r.id limit $4 for share of r", firstDue, lastDue, after ?? Guid.Empty, most);
        return await Read(query, ct);
    }

    public static async Task<IReadOnlyList<OwedReport>> Hold(ProvinceWork work, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        await using var query = work.Ask($"{Selected} and r.id = any($1) order by r.id for share of r", ids.ToArray());
        return await Read(query, ct);
    }

    private static async Task<IReadOnlyList<OwedReport>> Read(ProvinceQuery query, CancellationToken ct)
    {
        await using var row = await query.Read(ct);
        var owed = new List<OwedReport>();
        while (await row.ReadAsync(ct))
        {
            owed.Add(new(
                row.GetGuid(0), new(row.GetGuid(1)), row.IsDBNull(2) ? null : new UnitId(row.GetGuid(2)), row.GetString(3), ReportStateWords.Read(row.GetString(4))!.Value, row.GetInt32(5),
                new(row.IsDBNull(6) ? null : row.GetFieldValue<DateOnly>(6), row.IsDBNull(8) ? null : VietnamTime.DayOf(row.GetFieldValue<DateTimeOffset>(8)), VietnamTime.DayOf(row.GetFieldValue<DateTimeOffset>(7)))));
        }
        return owed;
    }
}
