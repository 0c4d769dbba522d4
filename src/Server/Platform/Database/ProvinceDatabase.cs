using CongDongSo.Server.Platform.Access;
using Npgsql;

namespace CongDongSo.Server.Platform.Database;

/// <summary>
/// One province's schema. All that the web server reads or writes in it goes through here, in transactions that row-level security knows the caller
/// of (<see cref="Acting"/>); the owner's commands see everything.
/// </summary>
public sealed class ProvinceDatabase
{
    private readonly NpgsqlDataSource source;
    private readonly NpgsqlDataSource reading;
    private readonly ConnectAs connectAs;
    private readonly TimeProvider clock;

    internal ProvinceDatabase(string code, NpgsqlDataSource source, NpgsqlDataSource reading, ConnectAs connectAs, TimeProvider clock) =>
        (Code, this.source, this.reading, this.connectAs, this.clock) = (code, source, reading, connectAs, clock);

    /// <summary>Code of the province, e.g. <c>51</c>.</summary>
    public string Code { get; }

    public string Schema => SchemaOf(Code);

    /// <summary>The same for two that are the same database and province.</summary>
    public string Key => source.ConnectionString;

    public static string SchemaOf(string code) =>
        code.Length == 2 && code.All(char.IsAsciiDigit) ? "p" + code : throw new ArgumentException("A province's code has two digits", nameof(code));

    /// <summary>Statements that are prepared once and keep one plan for any parameters: for all that touches little.</summary>
    public ProvinceQuery Ask(string sql, params object[] values) => Ask(source).Add(sql, values);

    /// <summary>Statements that are planned anew with their parameters: for sums over one village or over a thousand.</summary>
    public ProvinceQuery AskAnew() => Ask(reading);

    /// <summary>A transaction of the caller at hand.</summary>
    public Task<ProvinceWork> Begin(CancellationToken ct, System.Data.IsolationLevel isolation = System.Data.IsolationLevel.ReadCommitted) => Begin([Acting.Now], ct, isolation);

    /// <summary>A transaction in which several callers' work is done together; it sees what any of them sees.</summary>
    public async Task<ProvinceWork> Begin(IReadOnlyCollection<Acting> callers, CancellationToken ct, System.Data.IsolationLevel isolation = System.Data.IsolationLevel.ReadCommitted)
    {
        var connection = await source.OpenConnectionAsync(ct);
        var transaction = await connection.BeginTransactionAsync(isolation, ct);
        var work = new ProvinceWork(connection, transaction, clock);
        try
        {
            if (connectAs == ConnectAs.Web)
            {
                await using var batch = new NpgsqlBatch(connection);
                Enter(batch, callers.SelectMany(caller => caller.Grants));
                await batch.ExecuteNonQueryAsync(ct);
            }
            return work;
        }
        catch
        {
            await work.DisposeAsync();
            throw;
        }
    }

    /// <summary>After a great import the planner does not know yet how much is there, and would choose badly until the server finds time to look. Only the owner can.</summary>
    public async Task LearnSizes(CancellationToken ct)
    {
        await using var look = source.CreateCommand("analyze household, household_fact, business, business_fact, field_record, observation, tally, team, membership, person");
        look.CommandTimeout = 300;
        await look.ExecuteNonQueryAsync(ct);
    }

    internal async ValueTask DisposeSources()
    {
        await source.DisposeAsync();
        await reading.DisposeAsync();
    }

    private ProvinceQuery Ask(NpgsqlDataSource from)
    {
        var batch = from.CreateBatch();
        if (connectAs == ConnectAs.Web)
            Enter(batch, Acting.Now.Grants);
        return new ProvinceQuery(batch);
    }

    private void Enter(NpgsqlBatch batch, IEnumerable<Grant> grants)
    {
        var pairs = grants.Select(grant => (Role: RoleWords.Code(grant.Role), Unit: grant.UnitId.Value)).Distinct().ToList();
        batch.Add("select cds.enter($1, $2, $3)", Schema, pairs.Select(pair => pair.Role).ToArray(), pairs.Select(pair => pair.Unit).ToArray());
    }
}
