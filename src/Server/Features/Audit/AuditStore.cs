using System.Runtime.CompilerServices;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Audit;

/// <summary>Entries of a chain, by its numbers: no page is skipped or shown twice while others append.</summary>
internal static class AuditStore
{
    /// <summary>An export or an incident of a great province begins to answer well before.</summary>
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(5);

    private static readonly string Columns = $"""
        e.seq, e.at, e.actor, e.role, e.unit_id, {UnitName("e.unit_id")}, e.action, e.place_id, {UnitName("e.place_id")},
        e.subjects, e.before::text, e.after::text, e.reason, e.request_id, encode(e.hash, 'hex')
        """;

    /// <summary>The newest first.</summary>
    /// <param name="before">Only entries before this number.</param>
    public static async Task<IReadOnlyList<AuditLine>> Newest(AuditChain chain, AuditSearch search, long? before, int limit, CancellationToken ct)
    {
        var lines = new List<AuditLine>();
        var where = new Conditions(search);
        if (before is { } end)
            where.And("e.seq < {0}", end);
        await foreach (var line in Read(chain, $"{where.Text} order by e.seq desc limit {limit}", where.Values, ct))
            lines.Add(line);
        return lines;
    }

    /// <summary>All of them in their order, as they come from the database.</summary>
    public static IAsyncEnumerable<AuditLine> InOrder(AuditChain chain, AuditSearch search, CancellationToken ct)
    {
        var where = new Conditions(search);
        return Read(chain, $"{where.Text} order by e.seq", where.Values, ct);
    }

    /// <summary>Those by which one of the people was seen, or those by which the actor saw anybody, in their order.</summary>
    /// <param name="people">Empty: anybody.</param>
    public static IAsyncEnumerable<AuditLine> Showing(AuditChain chain, AuditSearch search, IReadOnlyCollection<Guid> people, CancellationToken ct)
    {
        var where = new Conditions(search);
        where.And("(e.action in ('personal.read', 'person.extract') or e.action like '%.export')");
        if (people.Count > 0)
            where.And("e.subjects && {0} and e.subjects <> '{{}}'", people.ToArray());
        return Read(chain, $"{where.Text} order by e.seq", where.Values, ct);
    }

    public static async Task<long> Count(AuditChain chain, AuditSearch search, CancellationToken ct)
    {
        var where = new Conditions(search);
        await using var query = chain.Ask($"select count(*) from {chain.Schema}.audit_entry e {where.Text}", [.. where.Values]);
        return (long)(await query.Scalar(ct))!;
    }

    private static async IAsyncEnumerable<AuditLine> Read(AuditChain chain, string tail, IReadOnlyList<object> values, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var query = chain.Ask($"select {Columns} from {chain.Schema}.audit_entry e {tail}", [.. values]).Within(Longest);
        await using var row = await query.Read(ct);
        while (await row.ReadAsync(ct))
        {
            yield return new(
                row.GetInt64(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), Text(row, 3), Id(row, 4), Text(row, 5), row.GetString(6), Id(row, 7), Text(row, 8),
                row.GetFieldValue<Guid[]>(9), Text(row, 10), Text(row, 11), Text(row, 12), Text(row, 13), row.GetString(14));
        }
    }

    /// <summary>As it is called today, or was last.</summary>
    private static string UnitName(string id) => $"(select trim(v.sub_kind || ' ' || v.name) from cds.unit_version v where v.unit_id = {id} order by v.valid_from desc limit 1)";

    private static string? Text(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetString(column);

    private static Guid? Id(NpgsqlDataReader row, int column) => row.IsDBNull(column) ? null : row.GetGuid(column);

    /// <summary>The conditions of a search with their parameters.</summary>
    private sealed class Conditions
    {
        private readonly List<string> texts = ["true"];

        public Conditions(AuditSearch search)
        {
            if (search.From is { } from)
                And("e.at >= {0}", VietnamTime.StartOf(from).ToUniversalTime());
            if (search.To is { } to)
                And("e.at < {0}", VietnamTime.StartOf(to.AddDays(1)).ToUniversalTime());
            if (search.Actor is { } actor)
                And("e.actor = {0}", actor);
            if (search.Action is { } action)
                And("e.action = {0}", action);
            if (search.Unit is { } unit)
                And("(e.place_id in (select cds.below({0})) or e.unit_id in (select cds.below({0})))", unit.Value);
            if (search.Subject is { } subject)
                And("e.subjects @> array[{0}]::uuid[] and e.subjects <> '{{}}'", subject);
            if (search.Reason is { } reason)
                And(@"position({0} in lower(translate(regexp_replace(normalize(e.reason, NFD), '[\u0300-\u036f]', '', 'g'), 'đĐ', 'dd'))) > 0", Folding.Fold(reason));
        }

        public List<object> Values { get; } = [];

        public string Text => "where " + string.Join(" and ", texts);

        /// <param name="text"><c>{0}</c> stands for the value.</param>
        public void And(string text, params object[] value)
        {
            Values.AddRange(value);
            texts.Add(value.Length == 0 ? text : string.Format(null, text, $"${Values.Count}"));
        }
    }
}
