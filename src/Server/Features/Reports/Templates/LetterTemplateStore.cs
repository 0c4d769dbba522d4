using System.Security.Cryptography;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Reports.Templates;

/// <summary>A version of a unit's template.</summary>
/// <param name="No">From 1; the highest one stands.</param>
/// <param name="Name">As the sender's machine calls the file; shown, never a path.</param>
/// <param name="Size">In bytes; 0: from here on the unit has none of its own.</param>
/// <param name="Again">The earlier version that it is.</param>
public sealed record LetterTemplateVersion(UnitId Unit, int No, string Name, long Size, int? Again, string? Reason, string AddedBy, DateTimeOffset AddedAt)
{
    public bool IsRemoval => Size == 0;
}

/// <summary>A version on its way in.</summary>
/// <param name="Content">Null: the unit's own template is taken away.</param>
internal sealed record LetterTemplateChange(UnitId Unit, string Name, byte[]? Content, int? Again, string? Reason, string By, DateTimeOffset At);

/// <summary>Templates of letters, every version, kept in the database so that every backup has them.</summary>
internal static class LetterTemplateStore
{
    private const string Columns = "t.unit_id, t.no, t.name, t.size, t.again, t.reason, coalesce(a.name, t.added_by), t.added_at";

    /// <summary>The version that stands of each of some units.</summary>
    public static Task<IReadOnlyList<LetterTemplateVersion>> Standing(ProvinceDatabase province, IEnumerable<UnitId> units, CancellationToken ct) =>
        Read(province.Ask($"select distinct on (t.unit_id) {Columns} from letter_template t left join cds.account a on a.login = t.added_by where t.unit_id = any($1) order by t.unit_id, t.no desc", units.Select(unit => unit.Value).ToArray()), ct);

    /// <summary>All versions of a unit, the one that stands first.</summary>
    public static Task<IReadOnlyList<LetterTemplateVersion>> Of(ProvinceDatabase province, UnitId unit, CancellationToken ct) =>
        Read(province.Ask($"select {Columns} from letter_template t left join cds.account a on a.login = t.added_by where t.unit_id = $1 order by t.no desc", unit.Value), ct);

    public static async Task<byte[]?> Content(ProvinceDatabase province, UnitId unit, int no, CancellationToken ct)
    {
        await using var query = province.Ask("select content from letter_template where unit_id = $1 and no = $2", unit.Value, no);
        return await query.Scalar(ct) as byte[];
    }

    /// <returns>Its number; null where somebody else was quicker and nothing is written.</returns>
    public static async Task<int?> Add(ProvinceDatabase province, LetterTemplateChange change, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        int no;
        await using (var add = work.Ask("""
            insert into letter_template (unit_id, no, name, content, size, sha256, again, reason, added_by, added_at)
            select $1, coalesce(max(no), 0) + 1, $2, $3, $4, $5, $6, $7, $8, $9 from letter_template where unit_id = $1
            on conflict (unit_id, no) do nothing returning no
            """,
            change.Unit.Value, change.Name, (object?)change.Content ?? DBNull.Value, (long)(change.Content?.Length ?? 0), change.Content is { } content ? SHA256.HashData(content) : DBNull.Value,
            (object?)change.Again ?? DBNull.Value, (object?)change.Reason ?? DBNull.Value, change.By, change.At))
        {
            if (await add.Scalar(ct) is not int made)
                return null;
            no = made;
        }
        work.Note(new(AuditActions.LetterTemplate) { Place = change.Unit, After = new { no, change.Name, size = change.Content?.Length ?? 0, change.Again }, Reason = change.Reason });
        await work.Commit(ct);
        return no;
    }

    private static async Task<IReadOnlyList<LetterTemplateVersion>> Read(ProvinceQuery asked, CancellationToken ct)
    {
        await using var query = asked;
        await using var row = await query.Read(ct);
        var found = new List<LetterTemplateVersion>();
        while (await row.ReadAsync(ct))
            found.Add(Version(row));
        return found;
    }

    private static LetterTemplateVersion Version(NpgsqlDataReader row) => new(
        new(row.GetGuid(0)), row.GetInt32(1), row.GetString(2), row.GetInt64(3), row.IsDBNull(4) ? null : row.GetInt32(4), row.IsDBNull(5) ? null : row.GetString(5), row.GetString(6), row.GetFieldValue<DateTimeOffset>(7));
}
