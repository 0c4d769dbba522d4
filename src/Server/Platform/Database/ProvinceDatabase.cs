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
    private readonly NpgsqlDataSource phones;
    private readonly ConnectAs connectAs;
    private readonly TimeProvider clock;

    internal ProvinceDatabase(string code, NpgsqlDataSource source, NpgsqlDataSource reading, NpgsqlDataSource phones, ConnectAs connectAs, TimeProvider clock) =>
        (Code, this.source, this.reading, this.phones, this.connectAs, this.clock) = (code, source, reading, phones, connectAs, clock);

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
    public Task<ProvinceWork> Begin(CancellationToken ct, System.Data.IsolationLevel isolation = System.Data.IsolationLevel.ReadCommitted) => Begin(source, isolation, ct);

    /// <summary>
    /// A transaction that tells a phone what it lacks, all as of one moment, on one of the few connections kept for that: however many phones ask at once, pages find theirs, and the
    /// statements of a pull are planned on few connections.
    /// </summary>
    public Task<ProvinceWork> BeginForPhone(CancellationToken ct) => Begin(phones, System.Data.IsolationLevel.RepeatableRead, ct);

    /// <summary>
    /// A transaction in which several callers' work is done together, and which sees what any of them sees; its first statements travel with the one that
    /// says who they are.
    /// </summary>
    /// <returns>The transaction, and a reader at the result of the first statement.</returns>
    public async Task<(ProvinceWork Work, NpgsqlDataReader First)> Begin(
        IReadOnlyCollection<Acting> callers, Action<NpgsqlBatch> first, CancellationToken ct) => await Begin(source, callers, first, System.Data.IsolationLevel.ReadCommitted, ct);

    private async Task<ProvinceWork> Begin(NpgsqlDataSource from, System.Data.IsolationLevel isolation, CancellationToken ct)
    {
        var (work, reader) = await Begin(from, [Acting.Now], static _ => { }, isolation, ct);
        await reader.DisposeAsync();
        return work;
    }

    private async Task<(ProvinceWork Work, NpgsqlDataReader First)> Begin(
        NpgsqlDataSource from, IReadOnlyCollection<Acting> callers, Action<NpgsqlBatch> first, System.Data.IsolationLevel isolation, CancellationToken ct)
    {
        var connection = await from.OpenConnectionAsync(ct);
        var work = new ProvinceWork(connection, await connection.BeginTransactionAsync(isolation, ct), clock);
        try
        {
            await using var batch = new NpgsqlBatch(connection);
            Enter(batch, connectAs, Schema, callers.SelectMany(caller => caller.Grants));
            first(batch);
            var reader = await batch.ExecuteReaderAsync(ct);
            await reader.NextResultAsync(ct);
            return (work, reader);
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
        await phones.DisposeAsync();
    }

    private ProvinceQuery Ask(NpgsqlDataSource from)
    {
        var batch = new NpgsqlBatch();
        Enter(batch, connectAs, Schema, Acting.Now.Grants);
        return new ProvinceQuery(batch, from);
    }

    /// <summary>The owner passes every policy without it, but not a function that asks for the right itself (see observed()).</summary>
    internal static void Enter(NpgsqlBatch batch, ConnectAs connectAs, string schema, IEnumerable<Grant> grants)
    {
        if (connectAs == ConnectAs.Owner)
        {
            batch.Add("select set_config('cds.whole_residents', $1, true)", schema);
            return;
        }
        var pairs = grants.Select(grant => (Role: RoleWords.Code(grant.Role), Unit: grant.UnitId.Value)).Distinct().ToList();
        batch.Add("select cds.enter($1, $2, $3)", schema, pairs.Select(pair => pair.Role).ToArray(), pairs.Select(pair => pair.Unit).ToArray());
    }
}
