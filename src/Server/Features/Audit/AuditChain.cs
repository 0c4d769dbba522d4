using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Audit;

/// <summary>Sổ nhật ký: one hash-chained trail, of a province or of what all provinces share (accounts, signing in, the catalogue of units).</summary>
/// <param name="Key"><c>common</c>, or the two digits of the province.</param>
/// <param name="province">Null: the common one.</param>
internal sealed class AuditChain(string key, ProvinceDatabase? province, Databases databases)
{
    public const string CommonKey = "common";

    public string Key => key;

    /// <summary>The schema that holds it, which is also the name that its hashes cover.</summary>
    public string Schema => province?.Schema ?? "cds";

    /// <summary>The province that holds the people named in it.</summary>
    public ProvinceDatabase? Province => province;

    public ProvinceQuery Ask(string sql, params object[] values) => province?.Ask(sql, values) ?? databases.AskCommon(sql, values);

    /// <summary>An entry in this chain by whoever acts, on disk when this returns.</summary>
    public async Task Note(AuditEntry entry, CancellationToken ct)
    {
        if (province is null)
        {
            await databases.Audit(entry, ct);
            return;
        }
        await using var work = await province.Begin(ct);
        work.Note(entry);
        await work.Commit(ct);
    }
}
