using System.Text;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Tests.Harness;
using Npgsql;

namespace CongDongSo.Server.Tests.Access.Trees;

/// <summary>An installation with ten provinces of made-up codes, which are filled anew for each round.</summary>
public sealed class MadeProvinces(TestCluster cluster) : IAsyncLifetime
{
    /// <summary>Codes that no province has or had.</summary>
    public static readonly IReadOnlyList<string> Codes = ["03", "05", "07", "09", "13", "16", "18", "21", "28", "29"];

    private NpgsqlDataSource? web;
    private NpgsqlDataSource? owner;
    private List<MadeTree> trees = [];

    public TestInstallation Installation { get; } = new(cluster);

    public async ValueTask InitializeAsync()
    {
        await Installation.InitializeAsync();
        var databases = await Installation.Service<Databases>();
        foreach (var code in Codes)
            await databases.OpenProvince(code, CancellationToken.None);
        owner = NpgsqlDataSource.Create(Installation.Settings.Database!);
        var asWeb = new NpgsqlConnectionStringBuilder(Installation.Settings.Database!);
        asWeb.Username = asWeb.Database + "_web";
        asWeb.Password = await Installation.Query<string>("select value from cds.secret where name = 'web-role-password'");
        web = NpgsqlDataSource.Create(asWeb.ConnectionString);
    }

    public async ValueTask DisposeAsync()
    {
        await web!.DisposeAsync();
        await owner!.DisposeAsync();
        await Installation.DisposeAsync();
    }

    /// <summary>Puts trees with their rows, a province each, in the place of those of before.</summary>
    public async Task Put(IReadOnlyList<(MadeTree Tree, MadeRows Rows)> made)
    {
        var sql = new StringBuilder("set session_replication_role = replica;\n");
        var old = string.Join(',', trees.SelectMany(tree => tree.Units).Select(unit => $"'{unit.Id}'"));
        if (old.Length > 0)
            sql.AppendLine($"delete from cds.unit_change where old_id in ({old}); delete from cds.unit_version where unit_id in ({old}); delete from cds.unit where id in ({old});");
        foreach (var tree in made.Select(one => one.Tree))
            Units(sql, tree);
        foreach (var (tree, rows) in made)
        {
            sql.AppendLine($"set search_path = p{tree.Code}, cds;");
            foreach (var table in rows.Tables.Keys.Where(table => table != "audit_head" && !table.StartsWith("tally_", StringComparison.Ordinal)))
                sql.AppendLine($"delete from {table};");
            sql.Append(rows.Sql);
        }
        await using var connection = await owner!.OpenConnectionAsync();
        await using var command = new NpgsqlCommand(sql.ToString(), connection);
        await command.ExecuteNonQueryAsync();
        trees = [.. made.Select(one => one.Tree)];
    }

    public async Task<IReadOnlyList<string>> Tables(string code) =>
        await Installation.Query<string[]>($"select array_agg(relname::text) from pg_class where relnamespace = 'p{code}'::regnamespace and relkind in ('r', 'p', 'v', 'm', 'f')");

    /// <summary>The rows that the web role sees in each table of a province.</summary>
    /// <param name="grants">Null: nobody said who asks.</param>
    public async Task<Dictionary<string, List<string>>> Seen(string code, IReadOnlyDictionary<string, MadeTable> tables, IReadOnlyList<Grant>? grants)
    {
        await using var batch = web!.CreateBatch();
        if (grants is not null)
            batch.Add("select cds.enter($1, $2, $3)", $"p{code}", grants.Select(grant => RoleWords.Code(grant.Role)).ToArray(), grants.Select(grant => grant.UnitId.Value).ToArray());
        foreach (var (table, made) in tables)
            batch.Add($"select {made.Key} from p{code}.{table}");
        await using var reader = await batch.ExecuteReaderAsync();
        if (grants is not null)
            await reader.NextResultAsync();
        var seen = new Dictionary<string, List<string>>();
        foreach (var table in tables.Keys)
        {
            var keys = seen[table] = [];
            while (await reader.ReadAsync())
                keys.Add(reader.GetString(0));
            await reader.NextResultAsync();
        }
        return seen;
    }

    /// <summary>Gives an account other grants.</summary>
    public async Task Grant(string login, IReadOnlyList<Grant> grants)
    {
        var sql = new StringBuilder($"delete from cds.account_grant where account_id = (select id from cds.account where login = '{login}');");
        foreach (var grant in grants)
            sql.AppendLine($"insert into cds.account_grant (id, account_id, role, unit_id, granted_at) select gen_random_uuid(), id, '{RoleWords.Code(grant.Role)}', '{grant.UnitId}', now() from cds.account where login = '{login}';");
        await using var command = owner!.CreateCommand(sql.ToString());
        await command.ExecuteNonQueryAsync();
    }

    private static void Units(StringBuilder sql, MadeTree tree)
    {
        foreach (var unit in tree.Units)
        {
            sql.AppendLine($"insert into cds.unit values ('{unit.Id}', '{UnitWords.Code(unit.Kind)}', '{unit.From:yyyy-MM-dd}', {Last(unit.To)});");
            foreach (var version in unit.Versions)
            {
                sql.AppendLine($"""
                    insert into cds.unit_version (unit_id, valid_from, valid_to, code, name, sub_kind, parent_id, folded, folded_path)
                    values ('{unit.Id}', '{version.From:yyyy-MM-dd}', {Last(version.To)}, '{version.Code}', '{version.Name}', 'Xã', '{version.Parent!.Id}', '{Folding.Fold(version.Name)}', '{Folding.Fold(version.Name)}');
                    """);
            }
        }
        foreach (var change in tree.Changes)
        {
            sql.AppendLine($"""
                insert into cds.unit_change values ('{change.On:yyyy-MM-dd}', '{change.Kind.ToString().ToLowerInvariant()}', '1/NQ', '{change.Old.Id}', '{change.New.Id}', '{(change.IsWhole ? "whole" : "part")}')
                on conflict do nothing;
                """);
        }
    }

    private static string Last(DateOnly day) => day == DateOnly.MaxValue ? "'infinity'" : $"'{day:yyyy-MM-dd}'";
}
