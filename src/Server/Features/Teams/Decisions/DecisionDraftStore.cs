using System.Text.Json;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;
using NpgsqlTypes;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <summary>Drafts of decisions. A saving names the version it was typed on, and does nothing where another came first.</summary>
internal static class DecisionDraftStore
{
    private const string Selected = """
        select id, unit_id, kind, number, issued_on, effective_on, issuer_level, subject, replaces_id, sent_on, sheet, ends, version, typed_by, typed_at, changed_by, changed_at
        from decision_draft where id = $1
        """;

    public static async Task<DecisionDraft?> Find(Asking ask, Guid id, CancellationToken ct)
    {
        await using var query = ask(Selected, id);
        await using var row = await query.Read(ct);
        if (!await row.ReadAsync(ct))
            return null;
        var head = new DecisionHead(
            DecisionWords.Read(row.GetString(2))!.Value, row.IsDBNull(3) ? null : row.GetString(3), Day(row, 4), Day(row, 5), UnitWords.Kind(row.GetString(6)), row.GetString(7),
            row.IsDBNull(8) ? null : new DecisionId(row.GetGuid(8)), Day(row, 9));
        var rows = JsonSerializer.Deserialize<string[][]>(row.GetString(10))!;
        return new(
            row.GetGuid(0), new(row.GetGuid(1)), head, [.. rows.Select(cells => TypedRow.Of(cells))], [.. row.GetFieldValue<Guid[]>(11).Select(team => new TeamId(team))], row.GetInt32(12),
            row.GetString(13), row.GetFieldValue<DateTimeOffset>(14), row.GetString(15), row.GetFieldValue<DateTimeOffset>(16));
    }

    public static async Task Add(ProvinceDatabase province, DecisionDraft draft, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var write = work.Ask("""
            insert into decision_draft (id, unit_id, kind, issuer_level, subject, typed_by, typed_at, changed_by, changed_at) values ($1, $2, $3, $4, $5, $6, $7, $6, $7)
            """, draft.Id, draft.Unit.Value, DecisionWords.Code(draft.Head.Kind), UnitWords.Code(draft.Head.IssuerLevel), draft.Head.Subject, draft.TypedBy, draft.TypedAt))
        {
            await write.Scalar(ct);
        }
        work.Note(Entry(draft, "add"));
        await work.Commit(ct);
    }

    /// <returns>Whether the draft was still at its version; it is at the next one then.</returns>
    public static async Task<bool> Save(ProvinceDatabase province, DecisionDraft draft, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        var head = draft.Head;
        await using (var write = work.Ask("""
            update decision_draft set kind = $3, number = $4, issued_on = $5, effective_on = $6, issuer_level = $7, subject = $8, replaces_id = $9, sent_on = $10, sheet = $11, ends = $12,
              changed_by = $13, changed_at = $14, version = version + 1
            where id = $1 and version = $2 returning version
            """, draft.Id, draft.Version, DecisionWords.Code(head.Kind), Text(head.Number), Date(head.IssuedOn), Date(head.EffectiveOn), UnitWords.Code(head.IssuerLevel), head.Subject,
            new NpgsqlParameter { Value = (object?)head.Replaces?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid }, Date(head.SentOn), Json(draft.Rows),
            draft.Ends.Select(team => team.Value).ToArray(), draft.ChangedBy, draft.ChangedAt))
        {
            if (await write.Scalar(ct) is null)
                return false;
        }
        work.Note(Entry(draft, "save"));
        await work.Commit(ct);
        return true;
    }

    /// <summary>With the files that were added to it.</summary>
    public static async Task Discard(ProvinceDatabase province, DecisionDraft draft, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var write = work.Ask("delete from decision_file where decision_id = $1", draft.Id).Add("delete from decision_draft where id = $1", draft.Id))
            await write.Scalar(ct);
        work.Note(Entry(draft, "discard"));
        await work.Commit(ct);
    }

    private static AuditEntry Entry(DecisionDraft draft, string deed) => new(AuditActions.DecisionDraft)
    {
        Place = draft.Unit, Subjects = [draft.Id], After = new { deed, kind = DecisionWords.Code(draft.Head.Kind), draft.Head.Number, rows = draft.Rows.Count, draft.Version },
    };

    private static NpgsqlParameter Json(IReadOnlyList<TypedRow> rows) => new() { Value = JsonSerializer.Serialize(rows.Select(row => row.Cells)), NpgsqlDbType = NpgsqlDbType.Jsonb };

    private static NpgsqlParameter Text(string? text) => new() { Value = (object?)text ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Text };

    internal static NpgsqlParameter Date(DateOnly? day) => new() { Value = (object?)day ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Date };

    internal static DateOnly? Day(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetFieldValue<DateOnly>(column);
}
