using CongDongSo.Server.Platform.Access;
using Npgsql;

namespace CongDongSo.Server.Platform.Database;

/// <summary>Puts the table of <see cref="Permissions"/> where row-level security reads it.</summary>
internal static class RoleRights
{
    public static async Task Write(NpgsqlConnection owner, CancellationToken ct)
    {
        var rights = (from role in Enum.GetValues<Role>()
                      from permission in Permissions.Of(role)
                      let right = Permissions.Right(permission)
                      where right is not null
                      select (Role: RoleWords.Code(role), Right: right)).ToList();
        await using var batch = new NpgsqlBatch(owner);
        var (roles, names) = (rights.Select(one => one.Role).ToArray(), rights.Select(one => one.Right).ToArray());
        batch.Add("""delete from cds.role_right where (role, "right") not in (select * from unnest($1::text[], $2::text[]))""", roles, names);
        batch.Add("insert into cds.role_right select * from unnest($1::text[], $2::text[]) on conflict do nothing", roles, names);
        await batch.ExecuteNonQueryAsync(ct);
    }
}
