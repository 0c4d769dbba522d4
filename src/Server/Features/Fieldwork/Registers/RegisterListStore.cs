using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

/// <summary>A household or business as it was known on a day.</summary>
internal sealed record StoredSubject<TCard>(Guid Id, UnitId Village, string Code, TCard Card);

/// <summary>Where a page of a register ends.</summary>
internal sealed record RegisterPlace(UnitId Village, string Code, Guid Id);

/// <summary>What was seen of a subject last, by indicator.</summary>
internal sealed record SeenIndicator(Guid Subject, string Indicator, int Count, DateTimeOffset ObservedAt, string? Author);

/// <summary>Reads pages of the registers.</summary>
internal static class RegisterListStore
{
    private const string HouseholdColumns = "s.id, s.village_id, s.code, f.members, f.from14, f.from15, f.from18, f.elderly60, f.disabled, f.no_smartphone, f.head, f.address, f.phone";

    private const string BusinessColumns = "s.id, s.village_id, s.code, f.name, f.kind, f.address, f.ocop";

    /// <summary>Households by village, in the order given, and code; the page after one of them, and how many there are in all.</summary>
    /// <param name="lacking">Of whom the indicator of the filter is counted; null without one.</param>
    public static Task<(List<StoredSubject<HouseholdCard>> Page, long Total)> Households(
        ProvinceDatabase province, IReadOnlyCollection<UnitId> villages, RegisterFilter filter, Population? lacking, DateTimeOffset before, RegisterPlace? after, int size, CancellationToken ct) =>
        Page(province, "household", HouseholdColumns, "f.head || ' ' || f.address || ' ' || s.code || ' ' || coalesce(f.phone, '')", RegisterRowStore.HouseholdCard, filter, lacking, villages, before, after, size, ct);

    /// <summary>The same of businesses.</summary>
    public static Task<(List<StoredSubject<BusinessCard>> Page, long Total)> Businesses(
        ProvinceDatabase province, IReadOnlyCollection<UnitId> villages, RegisterFilter filter, Population? lacking, DateTimeOffset before, RegisterPlace? after, int size, CancellationToken ct) =>
        Page(province, "business", BusinessColumns, "f.name || ' ' || f.address || ' ' || s.code", RegisterRowStore.BusinessCard, filter, lacking, villages, before, after, size, ct);

    /// <summary>How many subjects each village has.</summary>
    public static async Task<Dictionary<UnitId, long>> Counts(ProvinceDatabase province, RegisterKind kind, IReadOnlyCollection<UnitId> villages, CancellationToken ct)
    {
        await using var query = province.Ask($"select village_id, count(*) from {RegisterWords.Code(kind)} where village_id = any($1) group by village_id", Ids(villages));
        await using var reader = await query.Read(ct);
        var counts = new Dictionary<UnitId, long>();
        while (await reader.ReadAsync(ct))
            counts[new(reader.GetGuid(0))] = reader.GetInt64(1);
        return counts;
    }

    /// <summary>All cards of one subject, the latest first; empty where the caller sees no such one.</summary>
    public static Task<List<(StoredSubject<HouseholdCard> Subject, DateTimeOffset Since)>> Household(ProvinceDatabase province, Guid id, CancellationToken ct) =>
        Cards(province, "household", $"{HouseholdColumns}, f.observed_at", RegisterRowStore.HouseholdCard, 13, id, ct);

    /// <summary>The same of a business.</summary>
    public static Task<List<(StoredSubject<BusinessCard> Subject, DateTimeOffset Since)>> Business(ProvinceDatabase province, Guid id, CancellationToken ct) =>
        Cards(province, "business", $"{BusinessColumns}, f.observed_at", RegisterRowStore.BusinessCard, 7, id, ct);

    /// <summary>The latest of each indicator that was seen of these subjects before an instant.</summary>
    public static async Task<List<SeenIndicator>> Seen(ProvinceDatabase province, IReadOnlyCollection<Guid> subjects, DateTimeOffset before, CancellationToken ct)
    {
        await using var query = province.Ask("""
            select distinct on (o.subject_id, o.indicator) o.subject_id, o.indicator, o.count, o.observed_at, r.author
            from observed($1, '{}', $1) o left join field_record r on r.id = o.record_id
            where o.observed_at < $2 order by o.subject_id, o.indicator, o.observed_at desc, o.record_id desc
            """, subjects.ToArray(), before.UtcDateTime);
        await using var reader = await query.Read(ct);
        var seen = new List<SeenIndicator>();
        while (await reader.ReadAsync(ct))
            seen.Add(new(reader.GetGuid(0), reader.GetString(1), reader.GetInt32(2), reader.GetFieldValue<DateTimeOffset>(3), reader.IsDBNull(4) ? null : reader.GetString(4)));
        return seen;
    }

    private static async Task<(List<StoredSubject<TCard>> Page, long Total)> Page<TCard>(
        ProvinceDatabase province, string table, string columns, string searched, Func<NpgsqlDataReader, int, TCard> card, RegisterFilter filter, Population? lacking,
        IReadOnlyCollection<UnitId> villages, DateTimeOffset before, RegisterPlace? after, int size, CancellationToken ct)
    {
        // One card a subject: the last one before the instant. The conditions are the same for the page and for the count.
        var from = $"""
            from {table} s
            cross join lateral (select * from {table}_fact c where c.{table}_id = s.id and c.observed_at < $2 order by c.observed_at desc, c.record_id desc limit 1) f
            where s.village_id = any($1)
              and not exists (select from unnest($3::text[]) as word where cds.folded({searched}) not like '%' || word || '%') {Group(filter.Group)} {Lacking(lacking)}
            """;
        object[] conditions = [Ids(villages), before.UtcDateTime, Words(filter.Text), .. lacking is null ? (object[])[] : [filter.Lacking!]];
        var next = conditions.Length + 1;
        await using var query = province.Ask($"select count(*) {from}", conditions).Add(
            $"""
            select {columns} {from} and (array_position($1, s.village_id), s.code, s.id) > (coalesce(array_position($1, ${next}), 0), ${next + 1}, ${next + 2})
            order by array_position($1, s.village_id), s.code, s.id limit ${next + 3}
            """, [.. conditions, after?.Village.Value ?? Guid.Empty, after?.Code ?? "", after?.Id ?? Guid.Empty, size]);
        await using var reader = await query.Read(ct);
        await reader.ReadAsync(ct);
        var total = reader.GetInt64(0);
        await reader.NextResultAsync(ct);
        var page = new List<StoredSubject<TCard>>();
        while (await reader.ReadAsync(ct))
            page.Add(new(reader.GetGuid(0), new(reader.GetGuid(1)), reader.GetString(2), card(reader, 3)));
        return (page, total);
    }

    private static async Task<List<(StoredSubject<TCard>, DateTimeOffset)>> Cards<TCard>(
        ProvinceDatabase province, string table, string columns, Func<NpgsqlDataReader, int, TCard> card, int since, Guid id, CancellationToken ct)
    {
        await using var query = province.Ask($"select {columns} from {table} s join {table}_fact f on f.{table}_id = s.id where s.id = $1 order by f.observed_at desc, f.record_id desc", id);
        await using var reader = await query.Read(ct);
        var cards = new List<(StoredSubject<TCard>, DateTimeOffset)>();
        while (await reader.ReadAsync(ct))
            cards.Add((new(reader.GetGuid(0), new(reader.GetGuid(1)), reader.GetString(2), card(reader, 3)), reader.GetFieldValue<DateTimeOffset>(since)));
        return cards;
    }

    private static string Group(string? group) => group switch
    {
        "cao-tuoi" => "and f.elderly60 > 0",
        "khuyet-tat" => "and f.disabled > 0",
        "khong-dien-thoai" => "and f.no_smartphone > 0",
        "chua-gap" => "and not exists (select from observation o where o.subject_id = s.id and o.observed_at < $2)",
        _ => "",
    };

    /// <summary>Not met: fewer residents of the age have it than the household has; or, of a fact of the whole subject, nobody.</summary>
    private static string Lacking(Population? population)
    {
        if (population is null)
            return "";
        var enough = population switch
        {
            Population.Residents(14) => "f.from14",
            Population.Residents(15) => "f.from15",
            Population.Residents(18) => "f.from18",
            Population.Residents(60) => "f.elderly60",
            _ => "1",
        };
        return $"""
            and coalesce((select o.count from observation o where o.subject_id = s.id and o.indicator = $4 and o.observed_at < $2 order by o.observed_at desc, o.record_id desc limit 1), 0) < {enough}
            """;
    }

    private static string[] Words(string? text) => Domain.Language.Folding.Fold(text ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

    private static Guid[] Ids(IReadOnlyCollection<UnitId> units) => [.. units.Select(unit => unit.Value)];
}
