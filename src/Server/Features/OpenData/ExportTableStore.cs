using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.OpenData;

/// <summary>One table of a bundle.</summary>
/// <param name="Name">File name without ending.</param>
/// <param name="Title">What it is, in Vietnamese, for the bundle's list of contents.</param>
/// <param name="Sql">Of a province's schema; no name, phone or address of anybody.</param>
internal sealed record ExportTable(string Name, string Title, string Sql);

/// <summary>Bộ dữ liệu của một tỉnh: everything that is counted, and nobody's name. Columns are documented in docs/open-data.md; they are added to, never renamed.</summary>
internal static class ExportTableStore
{
    /// <summary>So many villages are a good part of a province: from here on reading all of it in one sorted pass is shorter than looking up each household.</summary>
    private const int LookedUpEach = 500;

    private const string HouseholdColumns = """
        select h.id, h.code, v.code as village_code, v.name as village, c.code as commune_code, c.name as commune,
          f.members, f.from14, f.from15, f.from18, f.elderly60, f.disabled, f.no_smartphone, s.state, s.seen_at
        from household h
        left join cds.unit_version v on v.unit_id = h.village_id and v.valid_to = 'infinity'
        left join cds.unit_version c on c.unit_id = v.parent_id and c.valid_to = 'infinity'
        """;

    /// <summary>By id, so that the same state is the same bytes.</summary>
    private const string InOrder = "order by h.id";

    private const string State = "string_agg(o.indicator || '=' || o.count, ' ' order by o.indicator) as state, max(o.observed_at) as seen_at";

    /// <summary>Card and observations of each household looked up by itself.</summary>
    private const string EachByItself = $"""
        {HouseholdColumns}
        join lateral (select * from household_fact f where f.household_id = h.id order by f.observed_at desc, f.record_id desc limit 1) f on true
        left join lateral (
          select {State}
          from (select distinct on (indicator) indicator, count, observed_at from observation where subject_id = h.id order by indicator, observed_at desc, record_id desc) o
        ) s on true
        """;

    /// <summary>The last card and the last observation of each indicator of all households in one pass over each table.</summary>
    private const string InOnePass = $"""
        with card as (
          select distinct on (household_id) household_id, members, from14, from15, from18, elderly60, disabled, no_smartphone
          from household_fact order by household_id, observed_at desc, record_id desc
        ), latest as (
          select distinct on (subject_id, indicator) subject_id, indicator, count, observed_at from observation order by subject_id, indicator, observed_at desc, record_id desc
        ), seen as (
          select o.subject_id, {State} from latest o group by o.subject_id
        )
        {HouseholdColumns}
        join card f on f.household_id = h.id
        left join seen s on s.subject_id = h.id
        """;

    private static readonly ExportTable Households = new("households", "Hộ gia đình: số người theo độ tuổi và ghi nhận mới nhất của từng chỉ tiêu", $"{InOnePass} {InOrder}");

    /// <summary>Households of these villages with what was last observed of each.</summary>
    public static ExportTable HouseholdsOf(IReadOnlyCollection<Unit> villages) => Households with
    {
        Sql = $"{(villages.Count > LookedUpEach ? InOnePass : EachByItself)} where h.village_id = any('{{{string.Join(',', villages.Select(village => village.Id.Value))}}}'::uuid[]) {InOrder}",
    };

    public static readonly IReadOnlyList<ExportTable> All =
    [
        new("units", "Đơn vị hành chính của tỉnh theo thời gian", """
            select v.unit_id as id, v.code, v.name, u.kind, v.sub_kind, v.parent_id, v.valid_from, nullif(v.valid_to, 'infinity') as valid_to
            from cds.unit_version v join cds.unit u on u.id = v.unit_id
            where v.unit_id in (select below from cds.below((select p.unit_id from cds.unit_version p join cds.unit pu on pu.id = p.unit_id
              where pu.kind = 'province' and p.code = substr(current_schema(), 2) and p.valid_to = 'infinity' limit 1)))
            order by v.code, v.valid_from
            """),
        new("teams", "Tổ công nghệ số cộng đồng, số thành viên hiện nay", """
            select t.id, t.unit_id, t.level, t.name, d.number as decision, d.issued_on, t.valid_from, nullif(t.valid_to, 'infinity') as valid_to,
              (select count(*) from membership m where m.team_id = t.id and m.valid_from <= current_date and current_date <= m.valid_to) as members
            from team t join decision d on d.id = t.decision_id order by t.id
            """),
        Households,
        new("businesses", "Cơ sở kinh doanh, hợp tác xã, chủ thể OCOP", """
            select b.id, b.code, b.village_id, f.kind, f.ocop
            from business b join lateral (select * from business_fact f where f.business_id = b.id order by f.observed_at desc, f.record_id desc limit 1) f on true
            """),
        new("records", "Bản ghi thực địa, không kèm người ghi và nội dung định danh", """
            select id, kind, observed_at, received_at, team_id, village_id,
              case when kind = 'observation' then body ->> 'subjectId' end as subject_id, case when kind = 'observation' then body ->> 'indicator' end as indicator,
              case when kind = 'observation' then body ->> 'count' end as count,
              case when kind = 'activity' then body ->> 'activityKind' end as activity_kind, case when kind = 'activity' then body ->> 'minutes' end as minutes, case when kind = 'activity' then body ->> 'reached' end as reached,
              case when kind = 'activity' then body ->> 'corrects' end as corrects
            from field_record
            """),
        new("tallies", "Số tổng hợp theo nơi, chỉ tiêu và tháng", "select unit_id, what, starts_on as month, subjects, met, have from tally_month"),
        new("measures", "Kết quả chỉ tiêu theo chương trình, kỳ, đơn vị", "select program, period, unit_id, indicator, numerator, denominator, value, target, status, missing as missing_villages, computed_at, target_count from measure_row"),
    ];
}
