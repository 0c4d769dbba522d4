using System.Text;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Tests.Access.Trees;

/// <summary>
/// Rows by chance in every table of a province, and who may see each. A new table of the schema is a decision about who sees it, and a line here.
/// </summary>
public sealed class MadeRows
{
    private const string Day = "'2016-03-01'";

    private readonly MadeTree tree;
    private readonly StringBuilder sql = new();

    public MadeRows(MadeTree tree)
    {
        this.tree = tree;
        Rosters();
        Registers();
        Sums();
        Trail();
        RosterChanges();
    }

    public Dictionary<string, MadeTable> Tables { get; } = new()
    {
        ["decision"] = new("id::text", []), ["team"] = new("id::text", []), ["decision_draft"] = new("id::text", []), ["decision_file"] = new("id::text", []),
        ["decision_file_part"] = new("file_id::text", []), ["team_decision"] = new("team_id || '/' || decision_id", []),
        ["finding_waiver"] = new("id::text", []), ["person"] = new("id::text", []), ["membership"] = new("id::text", []),
        ["roster_change"] = new("id::text", []), ["roster_change_row"] = new("row_id::text", []), ["roster_mapping"] = new("unit_id::text", []),
        ["household"] = new("id::text", []), ["household_fact"] = new("record_id::text", []), ["business"] = new("id::text", []), ["business_fact"] = new("record_id::text", []),
        ["field_record"] = new("id::text", []), ["observation"] = new("record_id::text", []),
        ["tally"] = new(TallyKey, []), ["tally_day"] = new(TallyKey, []), ["tally_month"] = new(TallyKey, []), ["tally_quarter"] = new(TallyKey, []), ["tally_year"] = new(TallyKey, []),
        ["team_week"] = new("team_id || '/' || week", []), ["first_record"] = new("unit_id::text", []),
        ["audit_entry"] = new("subjects[1]::text", []), ["audit_head"] = new("'head'", [new("head", _ => false)]),
    };

    /// <summary>Statements that write the rows, for a connection whose search path is the province's schema.</summary>
    public string Sql => sql.ToString();

    private const string TallyKey = "unit_id || '/' || what || '/' || grain";

    private void Rosters()
    {
        var decisions = Several(4, () => (Id: Guid.NewGuid(), Issuer: At(UnitKind.Province, UnitKind.District, UnitKind.Commune)));
        var teams = Several(7, () => (Id: Guid.NewGuid(), Unit: At(UnitKind.District, UnitKind.Commune, UnitKind.Village), Decision: tree.Any(decisions).Id));
        var people = Several(8, Guid.NewGuid);
        var members = Several(9, () => (Id: Guid.NewGuid(), Team: tree.Any(teams), Person: tree.Any(people)));
        foreach (var (id, issuer) in decisions)
        {
            Row("decision", id.ToString(), Seen, $"'{id}', '{id}', {Day}, '{issuer.Id}', 'commune', {Day}", "(id, number, issued_on, issuer_unit_id, issuer_level, effective_on)");
            Scan(id, Seen);

            bool Seen(Sight sight) => sight.At(issuer, Permission.ViewTeams) || teams.Any(team => team.Decision == id && sight.At(team.Unit, Permission.ViewTeams));
        }
        foreach (var (id, unit) in Several(3, () => (Guid.NewGuid(), At(UnitKind.District, UnitKind.Commune))))
        {
            Row("decision_draft", id.ToString(), Written, $"'{id}', '{unit.Id}', 'commune', 'establish', 'anh', '2025-11-03', 'anh', '2025-11-03'", "(id, unit_id, issuer_level, kind, typed_by, typed_at, changed_by, changed_at)");
            Scan(id, Written);

            bool Written(Sight sight) => sight.At(unit, Permission.WriteRosters);
        }
        foreach (var (id, unit, decision) in teams)
        {
            Row("team", id.ToString(), sight => sight.At(unit, Permission.ViewTeams), $"'{id}', '{unit.Id}', 'village', 'Tổ', '{id}', 1, '{decision}', {Day}, 'infinity', null");
            Row("team_decision", $"{id}/{decision}", sight => sight.At(unit, Permission.ViewTeams), $"'{id}', '{decision}', {Day}");
            var waiver = Guid.NewGuid();
            Row("finding_waiver", waiver.ToString(), sight => sight.At(unit, Permission.ViewNumbers), $"'{waiver}', '{unit.Id}', 'made', 'village-team', '{id}', 'chờ bầu trưởng thôn', {Day}, {Day}, null, null, {Day}");
            Row("team_week", $"{id}/2025-11-03", sight => sight.At(unit, Permission.ViewNumbers), $"'{id}', '2025-11-03', 60");
        }
        foreach (var person in people)
        {
            Row("person", person.ToString(), sight => sight.Everywhere(Permission.ViewTeams) || members.Any(member => member.Person == person && sight.At(member.Team.Unit, Permission.ViewTeams)),
                $"'{person}', 'Nguyễn Văn An', 'nguyen van an', '0914000001'");
        }
        foreach (var (id, team, person) in members)
        {
            Row("membership", id.ToString(), sight => sight.At(team.Unit, Permission.ViewTeams),
                $"'{id}', '{team.Id}', '{person}', 'member', '{{}}', null, null, 1, '{team.Decision}', {Day}, 'infinity', null");
        }
    }

    /// <summary>A change of the rosters is seen by whoever may write them in all the communes that it touched; its rows by nobody.</summary>
    private void RosterChanges()
    {
        foreach (var id in Several(5, Guid.NewGuid))
        {
            var units = Several(2, () => At(UnitKind.District, UnitKind.Commune));
            Row("roster_change", id.ToString(), sight => units.All(unit => sight.At(unit, Permission.WriteRosters)),
                $"'{id}', {Day}, 'anh', '{{{string.Join(',', units.Select(unit => unit.Id))}}}', 'to.xlsx', '{{}}'");
            Row("roster_change_row", id.ToString(), _ => false, $"'{id}', 'person', '{id}', null, null, ''");
        }
        foreach (var unit in tree.Units.Where(_ => tree.Below(2) == 0))
            Row("roster_mapping", unit.Id.ToString(), sight => sight.At(unit, Permission.WriteRosters), $"'{unit.Id}', 'tt|ho ten', '{{}}', {Day}, 'anh'");
    }

    /// <summary>Whoever sees a decision sees that it has a scan.</summary>
    private void Scan(Guid decision, Func<Sight, bool> isSeen)
    {
        Row("decision_file", decision.ToString(), isSeen, $"'{decision}', '{decision}', 'a.pdf', 8, 'anh', '2025-11-03'", "(id, decision_id, name, size, added_by, added_at)");
        Row("decision_file_part", decision.ToString(), isSeen, $"'{decision}', 0, '%PDF-1.7'");
    }

    private void Registers()
    {
        foreach (var (table, card) in new[] { ("household", "'Nguyễn Văn An', '', null, 4, 3, 3, 2, 0, 0, 0"), ("business", "'Quán', 'shop', '', false") })
        {
            foreach (var (id, village) in Several(6, () => (Guid.NewGuid(), At(UnitKind.Commune, UnitKind.Village))))
            {
                Row(table, id.ToString(), Seen, $"'{id}', '{village.Id}', '{id}'");
                Row($"{table}_fact", id.ToString(), Seen, $"'{id}', '2025-11-03', '{id}', {card}");
                Row("observation", id.ToString(), Seen, $"'{id}', 'citizen-app', '2025-11-03', '{id}', 1");
                Row("field_record", id.ToString(), Seen, $"'{id}', 'observation', '2025-11-03', '2025-11-03', null, '{village.Id}', 'anh', '{{}}'", "(id, kind, observed_at, received_at, team_id, village_id, author, body)");

                bool Seen(Sight sight) => sight.At(village, Permission.ViewResidents);
            }
        }
    }

    private void Sums()
    {
        foreach (var unit in tree.Units.Where(_ => tree.Below(2) == 0))
        {
            Row("first_record", unit.Id.ToString(), Seen, $"'{unit.Id}', {Day}");
            var (grain, part) = tree.Any([("D", "tally_day"), ("M", "tally_month"), ("Q", "tally_quarter"), ("Y", "tally_year")]);
            Row("tally", $"{unit.Id}/made/{grain}", Seen, $"'{unit.Id}', 'made', '{grain}', '2024-01-01', 1, 1, 1");
            Tables[part].Rows.Add(new($"{unit.Id}/made/{grain}", Seen));

            bool Seen(Sight sight) => sight.At(unit, Permission.ViewNumbers);
        }
    }

    /// <summary>An entry is read by whoever reads the trail of the place it is about, or of the unit that its author worked for.</summary>
    private void Trail()
    {
        foreach (var seq in Enumerable.Range(1, 6))
        {
            var (place, unit, id) = (tree.Below(3) > 0 ? tree.Any(tree.Units) : null, tree.Below(3) > 0 ? tree.Any(tree.Units) : null, Guid.NewGuid());
            Row("audit_entry", id.ToString(), sight => sight.At(place, Permission.ReadAudit) || sight.At(unit, Permission.ReadAudit),
                $"{seq}, '2025-11-03', 'anh', {Quoted(unit)}, 'try', {Quoted(place)}, '{{{id}}}', ''", "(seq, at, actor, unit_id, action, place_id, subjects, hash)");
        }
    }

    private static string Quoted(MadeUnit? unit) => unit is null ? "null" : $"'{unit.Id}'";

    private MadeUnit At(params UnitKind[] kinds) => tree.Any(tree.Units.Where(unit => kinds.Contains(unit.Kind)).ToList());

    private List<T> Several<T>(int most, Func<T> make) => [.. Enumerable.Range(0, 1 + tree.Below(most)).Select(_ => make())];

    private void Row(string table, string key, Func<Sight, bool> isSeen, string values, string columns = "")
    {
        Tables[table].Rows.Add(new(key, isSeen));
        sql.Append("insert into ").Append(table).Append(columns).Append(" values (").Append(values).AppendLine(");");
    }
}
