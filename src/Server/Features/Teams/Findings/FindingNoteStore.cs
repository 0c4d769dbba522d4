using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Findings;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams.Findings;

/// <summary>What is kept beside the rosters and bears on findings: when decisions were sent, and waivers.</summary>
internal sealed class FindingNoteStore(Databases databases, TimeProvider clock)
{
    /// <param name="units">Of the worklist.</param>
    /// <returns>Sending days, and waivers of these units, those that are over too; the latest first.</returns>
    public async Task<FindingNotes> Of(string provinceCode, IReadOnlyCollection<UnitId> units, IReadOnlyCollection<DecisionId> decisions, CancellationToken ct)
    {
        if (Opened(provinceCode) is not { } province)
            return FindingNotes.None;
        await using var query = province.Ask("select id, sent_on from decision where sent_on is not null and id = any($1)", decisions.Select(one => one.Value).ToArray())
            .Add("""
                select w.id, w.program, w.rule, w.subject_id, w.unit_id, w.reason, w.valid_from, w.valid_to, w.ended_on, coalesce(a.name, '')
                from finding_waiver w left join cds.account a on a.id = w.granted_by
                where w.unit_id = any($1) order by w.granted_at desc, w.id
                """, units.Select(one => one.Value).ToArray());
        await using var reader = await query.Read(ct);
        var sent = new Dictionary<DecisionId, DateOnly>();
        while (await reader.ReadAsync(ct))
            sent[new(reader.GetGuid(0))] = reader.GetFieldValue<DateOnly>(1);
        await reader.NextResultAsync(ct);
        var waivers = new List<Waiver>();
        while (await reader.ReadAsync(ct))
        {
            waivers.Add(new(
                reader.GetGuid(0), new(reader.GetString(1), reader.GetString(2), reader.GetGuid(3)), new(reader.GetGuid(4)), reader.GetString(5),
                reader.GetFieldValue<DateOnly>(6), reader.GetFieldValue<DateOnly>(7), await reader.IsDBNullAsync(8, ct) ? null : reader.GetFieldValue<DateOnly>(8), reader.GetString(9)));
        }
        return new(sent, waivers);
    }

    public async Task Grant(string provinceCode, Waiver waiver, CancellationToken ct)
    {
        await using var work = await Opened(provinceCode)!.Begin(ct);
        await using (var insert = work.Ask("""
            insert into finding_waiver (id, unit_id, program, rule, subject_id, reason, valid_from, valid_to, granted_by, granted_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """, waiver.Id, waiver.UnitId.Value, waiver.Key.Program, waiver.Key.Rule, waiver.Key.Subject, waiver.Reason, waiver.From, waiver.Until,
            (object?)Acting.Now.AccountId ?? DBNull.Value, clock.GetUtcNow()))
        {
            await insert.Scalar(ct);
        }
        work.Note(new AuditEntry(AuditActions.WaiverGrant) { Place = waiver.UnitId, Subjects = [waiver.Id], After = Told(waiver), Reason = waiver.Reason });
        await work.Commit(ct);
    }

    /// <returns>False where there is no such waiver that still holds, in the caller's scope.</returns>
    public async Task<bool> End(string provinceCode, Waiver waiver, DateOnly today, CancellationToken ct)
    {
        await using var work = await Opened(provinceCode)!.Begin(ct);
        await using (var update = work.Ask(
            "update finding_waiver set ended_on = $2, ended_by = $3 where id = $1 and ended_on is null returning 1", waiver.Id, today, (object?)Acting.Now.AccountId ?? DBNull.Value))
        {
            if (await update.Scalar(ct) is null)
                return false;
        }
        work.Note(new AuditEntry(AuditActions.WaiverEnd) { Place = waiver.UnitId, Subjects = [waiver.Id], Before = Told(waiver) });
        await work.Commit(ct);
        return true;
    }

    private static object Told(Waiver waiver) => new { waiver.Key.Program, waiver.Key.Rule, waiver.Key.Subject, waiver.From, waiver.Until };

    private ProvinceDatabase? Opened(string code) => databases.Province(code) is Result<ProvinceDatabase>.Done(var province) ? province : null;
}

/// <param name="SentOn">Ngày gửi cấp trên of each decision that was sent.</param>
internal sealed record FindingNotes(IReadOnlyDictionary<DecisionId, DateOnly> SentOn, IReadOnlyList<Waiver> Waivers)
{
    public static readonly FindingNotes None = new(new Dictionary<DecisionId, DateOnly>(), []);
}
