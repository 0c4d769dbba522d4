using System.Collections.Concurrent;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database.Cluster;
using Npgsql;

namespace CongDongSo.Server.Platform.Database;

/// <summary>Whom a process connects as.</summary>
public enum ConnectAs
{
    /// <summary>Commands run by the machine's administrator.</summary>
    Owner,

    /// <summary>The web server: a role that owns nothing.</summary>
    Web,
}

/// <summary>The installation's database: the common schema and one schema a province.</summary>
public sealed class Databases(InstallationSettings settings, PrivateCluster cluster, TimeProvider clock) : IAsyncDisposable
{
    private readonly ConcurrentDictionary<string, ProvinceDatabase> provinces = new();
    private readonly SemaphoreSlim opening = new(1);
    private string? ownerConnection;
    private NpgsqlDataSource? owners;
    private string? workConnection;
    private ConnectAs connectedAs;
    private NpgsqlDataSource? common;
    private NpgsqlDataSource? eachRequest;
    private int connectionsOfProvince;

    /// <summary>Tables that all provinces share: units, accounts.</summary>
    public NpgsqlDataSource Common => common ?? throw new InvalidOperationException("The database has not been started");

    /// <summary>The same for the few questions that come with each request: prepared, so no value may reach them that could make them fail.</summary>
    public NpgsqlDataSource EachRequest => eachRequest ?? throw new InvalidOperationException("The database has not been started");

    /// <summary>Starts or finds the server, and brings every schema to this version.</summary>
    /// <exception cref="ServiceUnavailableException">No server, or its schema is not one for this program.</exception>
    public async Task Start(ConnectAs connectAs, CancellationToken ct)
    {
        ownerConnection = settings.Database ?? await cluster.Start(ct);
        owners = Source(new NpgsqlConnectionStringBuilder(ownerConnection) { Pooling = false, SearchPath = "cds, public", ApplicationName = "cds" });
        await using var owner = await OwnerConnection(ct);
        await SchemaMigration.Apply(owner, "cds", SchemaFile.Common, ct);
        var opened = await SchemaMigration.Provinces(owner, ct);
        connectionsOfProvince = ConnectionBudget.OfProvince(await Connections(owner, ct), opened.Count);
        foreach (var schema in opened)
            await SchemaMigration.Apply(owner, schema, SchemaFile.Province, ct);
        await RoleRights.Write(owner, ct);
        (workConnection, connectedAs) = (ownerConnection, connectAs);
        if (connectAs == ConnectAs.Web)
        {
            var (name, password) = await WebRole.Ensure(owner, [.. opened, "cds"], ct);
            workConnection = new NpgsqlConnectionStringBuilder(ownerConnection) { Username = name, Password = password }.ConnectionString;
        }
        common = Source("cds, public", ConnectionBudget.OfCommon - ConnectionBudget.OfEachRequest, prepares: false);
        eachRequest = Source("cds, public", ConnectionBudget.OfEachRequest);
        foreach (var schema in opened)
            provinces[schema[1..]] = ConnectTo(schema[1..]);
    }

    /// <summary>Codes of the provinces that have a schema.</summary>
    public IReadOnlyList<string> Opened => [.. provinces.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The same provinces, in the order of their codes.</summary>
    public IReadOnlyList<ProvinceDatabase> Provinces => [.. provinces.OrderBy(province => province.Key, StringComparer.Ordinal).Select(province => province.Value)];

    /// <summary>A province that has been opened, also by another process while this one runs.</summary>
    public Result<ProvinceDatabase> Province(string code)
    {
        if (provinces.TryGetValue(code, out var found))
            return found;
        if (code.Length == 2 && code.All(char.IsAsciiDigit) && WasOpened(code))
            return provinces.GetOrAdd(code, ConnectTo);
        return new Problem("province-not-opened", $"Tỉnh mã {code} chưa có dữ liệu trong hệ thống này.", $"Nhập dữ liệu đầu tiên của tỉnh bằng dòng lệnh cds, với --province {code}.") { Kind = ProblemKind.NotFound };
    }

    private bool WasOpened(string code)
    {
        using var command = Common.CreateCommand("select count(*) from cds.schema_version where target = $1");
        command.Parameters.Add(new() { Value = ProvinceDatabase.SchemaOf(code) });
        return (long)command.ExecuteScalar()! == SchemaFile.Province.Count;
    }

    /// <summary>A province's schema, made if it is the first time. Only the owner can.</summary>
    public async Task<ProvinceDatabase> OpenProvince(string code, CancellationToken ct)
    {
        if (provinces.TryGetValue(code, out var known))
            return known;
        await opening.WaitAsync(ct);
        try
        {
            await using var owner = await OwnerConnection(ct);
            var schema = ProvinceDatabase.SchemaOf(code);
            await SchemaMigration.Apply(owner, schema, SchemaFile.Province, ct);
            await WebRole.Ensure(owner, [schema, "cds"], ct);
            return provinces.GetOrAdd(code, ConnectTo);
        }
        finally
        {
            opening.Release();
        }
    }

    /// <summary>A connection that may change schemas and shared reference data; not for requests.</summary>
    public async Task<NpgsqlConnection> OwnerConnection(CancellationToken ct)
    {
        var connection = owners!.CreateConnection();
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch (Exception refused) when (refused is NpgsqlException or System.Net.Sockets.SocketException or TimeoutException)
        {
            await connection.DisposeAsync();
            throw new ServiceUnavailableException("database-unreachable", "Không kết nối được cơ sở dữ liệu.", refused.Message, refused);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var province in provinces.Values)
            await province.DisposeSources();
        if (common is not null)
            await common.DisposeAsync();
        if (eachRequest is not null)
            await eachRequest.DisposeAsync();
        if (owners is not null)
            await owners.DisposeAsync();
        opening.Dispose();
    }

    /// <summary>Adds entries to the common audit trail, as the last statement of what they tell of.</summary>
    /// <param name="acting">Whose entries they are; null: of the caller at hand.</param>
    public void Audit(NpgsqlBatch batch, IReadOnlyCollection<AuditEntry> entries, Acting? acting = null)
    {
        if (entries.Count > 0)
            batch.Add("select cds.append_audit($1::json)", AuditText.Of(entries, acting ?? Acting.Now, clock.GetUtcNow()));
    }

    /// <summary>An entry of the common audit trail that stands for itself, e.g. of a reading.</summary>
    public async Task Audit(AuditEntry entry, CancellationToken ct)
    {
        await using var batch = Common.CreateBatch();
        Audit(batch, [entry]);
        await batch.ExecuteNonQueryAsync(ct);
    }

    /// <summary>The common audit trail, of which the caller at hand sees what row-level security shows.</summary>
    public ProvinceQuery AskCommon(string sql, params object[] values)
    {
        var batch = new NpgsqlBatch();
        ProvinceDatabase.Enter(batch, connectedAs, "cds", Acting.Now.Grants);
        return new ProvinceQuery(batch, Common).Add(sql, values);
    }

    private ProvinceDatabase ConnectTo(string code)
    {
        var path = $"{ProvinceDatabase.SchemaOf(code)}, cds, public";
        var (sums, phones) = (connectionsOfProvince / 4, Math.Max(connectionsOfProvince / 5, 1));
        return new(
            code, Source(path, connectionsOfProvince - sums - phones), Source(path, sums, prepares: false, options: HashesFew), Source(path, phones, options: PlansOnce), connectedAs, clock);
    }

    private static async Task<int> Connections(NpgsqlConnection owner, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand("select current_setting('max_connections')::int", owner);
        return (int)(await command.ExecuteScalarAsync(ct))!;
    }

    /// <summary>Sums over a province join many changes with few places: sorting the many for a merge costs more than hashing the few, whatever the planner expects.</summary>
    private const string HashesFew = "-c enable_mergejoin=off";

    /// <summary>What touches a village or less has one plan for any, and planning under row-level security costs more than the questions themselves.</summary>
    private const string PlansOnce = "-c plan_cache_mode=force_generic_plan";

    /// <param name="prepares">
    /// Whether the driver prepares by itself what it sees again. A statement that fails while it is being prepared leaves the driver with a broken one
    /// (npgsql#6391), so that only those statements may go there that nobody's input makes fail, or whose connection forgets them then.
    /// </param>
    private NpgsqlDataSource Source(string searchPath, int maxPoolSize, bool prepares = true, string options = "")
    {
        var wanted = new NpgsqlConnectionStringBuilder(workConnection)
        {
            // What a caller sees ends with their transaction; nothing else is set for a session, so a connection goes back as it is.
            SearchPath = searchPath, ApplicationName = "cds", NoResetOnClose = true, MaxAutoPrepare = prepares ? 50 : 0, AutoPrepareMinUsages = 2, ConnectionIdleLifetime = 60,
        };
        // Whoever names a smaller pool in the connection's address has it.
        wanted.MaxPoolSize = Math.Min(maxPoolSize, wanted.MaxPoolSize);
        wanted.Options = $"{wanted.Options} {options}".Trim() is { Length: > 0 } all ? all : null;
        return Source(wanted);
    }

    /// <summary>The schemas have no types of their own: the driver need not read the server's catalogue of types before its first question, for each source anew.</summary>
    private static NpgsqlDataSource Source(NpgsqlConnectionStringBuilder wanted) => new NpgsqlSlimDataSourceBuilder(wanted.ConnectionString)
        .ConfigureTypeLoading(types => types.EnableTypeLoading(false)).EnableArrays().EnableTransportSecurity().EnableJsonTypes().EnableRanges().Build();
}
