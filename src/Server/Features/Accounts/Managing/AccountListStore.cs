using CongDongSo.Domain.Language;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Accounts.Managing;

/// <summary>An account as it is stored, without its grants.</summary>
internal sealed record StoredAccount(
    Guid Id, string Login, string Name, bool HasPassword, DateTimeOffset? DisabledAt, DateTimeOffset? SignedInAt, DateTimeOffset? CodeUntil, IReadOnlySet<Guid> GrantsInside);

/// <summary>Accounts with a grant in some units: lists and single ones.</summary>
internal sealed class AccountListStore(Databases databases)
{
    private const string Inside = "inside as materialized (select distinct b.id from unnest($1::uuid[]) as top (id) cross join lateral cds.below(top.id) as b (id) where not $2)";

    private const string Selected = """
        select a.id, a.login, a.name, a.password_hash is not null, a.disabled_at, a.signed_in_at,
          (select c.expires_at from cds.account_code c where c.account_id = a.id and c.used_at is null and c.revoked_at is null and c.expires_at > $3),
          array(select g.id from cds.account_grant g where g.account_id = a.id and ($2 or g.unit_id in (select id from inside)))
        from cds.account a
        """;

    /// <summary>A grant of the account inside; of those that live, of one role.</summary>
    private const string Found = """
        ($6 = '' or a.search_key like $6 or exists (
          select from cds.account_grant g join cds.unit_version v on v.unit_id = g.unit_id where g.account_id = a.id and g.ended_at is null and v.folded like $6))
        and exists (select from cds.account_grant g where g.account_id = a.id and ($2 or g.unit_id in (select id from inside)) and ($5 = '' or (g.role = $5 and ($7 or g.ended_at is null))))
        and $7 = (a.disabled_at is not null or not exists (select from cds.account_grant g where g.account_id = a.id and g.ended_at is null and g.valid_to >= $4))
        """;

    /// <param name="after">Login to go on after; null for the first page.</param>
    /// <returns>At most <paramref name="size"/> and one more, in the order of logins, and how many there are in all.</returns>
    public async Task<(IReadOnlyList<StoredAccount> Accounts, int Total)> Page(
        AccountArea area, AccountSearch search, string? after, int size, DateTimeOffset now, DateOnly today, CancellationToken ct)
    {
        object[] asked =
        [
            area.Tops.Select(top => top.Value).ToArray(), area.Whole, now, today, search.Role is { } role ? RoleWords.Code(role) : "",
            Pattern(search.Text), search.Ended, Account.KeyOf(after ?? ""), size + 1,
        ];
        await using var batch = databases.Common.CreateBatch();
        batch.Add($"with {Inside} {Selected} where {Found} and a.login_key > $8 order by a.login_key limit $9", asked);
        batch.Add($"with {Inside} select count(*)::int from cds.account a where {Found} and $3::timestamptz is not null", asked[..7]);
        await using var reader = await batch.ExecuteReaderAsync(ct);
        var accounts = await Read(reader, ct);
        await reader.NextResultAsync(ct);
        await reader.ReadAsync(ct);
        return (accounts, reader.GetInt32(0));
    }

    /// <summary>One account; null where none of its grants, in force or not, is inside.</summary>
    public async Task<StoredAccount?> Find(AccountArea area, Guid id, DateTimeOffset now, CancellationToken ct)
    {
        await using var command = databases.Common.CreateCommand(
            $"with {Inside} {Selected} where a.id = $4 and ($2 or exists (select from cds.account_grant g where g.account_id = a.id and g.unit_id in (select id from inside)))");
        AccountStore.Give(command, area.Tops.Select(top => top.Value).ToArray(), area.Whole, now, id);
        await using var reader = await command.ExecuteReaderAsync(ct);
        return (await Read(reader, ct)).SingleOrDefault();
    }

    private static async Task<List<StoredAccount>> Read(NpgsqlDataReader row, CancellationToken ct)
    {
        var accounts = new List<StoredAccount>();
        while (await row.ReadAsync(ct))
        {
            accounts.Add(new(row.GetGuid(0), row.GetString(1), row.GetString(2), row.GetBoolean(3), AccountStore.Instant(row, 4), AccountStore.Instant(row, 5), AccountStore.Instant(row, 6), row.GetFieldValue<Guid[]>(7).ToHashSet()));
        }
        return accounts;
    }

    private static string Pattern(string? text)
    {
        var folded = Folding.Fold(text ?? "");
        return folded.Length == 0 ? "" : "%" + folded.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal) + "%";
    }
}
