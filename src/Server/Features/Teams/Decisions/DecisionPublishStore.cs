using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;
using NpgsqlTypes;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <summary>What came of a try to publish.</summary>
public enum PublishState
{
    Published,

    /// <summary>The plan has faults; nothing was written.</summary>
    Faulty,

    /// <summary>Somebody saved, published or discarded the draft in between.</summary>
    Overtaken,
}

/// <summary>Publishes a draft: the decision and all that it changes in the teams, in one transaction and under the lock that imports take too.</summary>
internal static class DecisionPublishStore
{
    /// <summary>What is stored of the unit's teams and of all that the listed people may be; nothing is locked or written.</summary>
    public static async Task<RosterState> Look(ProvinceDatabase province, IReadOnlyList<ListedTeam> listed, IReadOnlyCollection<UnitId> units, UnitId issuer, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        return await RosterStore.State(work.Connection, listed, ct, (units, issuer));
    }

    public static async Task<(PublishState State, RosterPlan? Plan)> Publish(
        ProvinceDatabase province, DecisionDraft draft, KnownDecision decision, IReadOnlyList<ListedTeam> listed, IReadOnlyCollection<UnitId> units,
        Func<RosterState, RosterPlan> plan, DateTimeOffset now, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await RosterStore.Lock(work.Connection, ct);
        await using (var take = work.Ask("delete from decision_draft where id = $1 and version = $2 returning 1", draft.Id, draft.Version))
        {
            if (await take.Scalar(ct) is null)
                return (PublishState.Overtaken, null);
        }
        var planned = plan(await RosterStore.State(work.Connection, listed, ct, (units, decision.Text.Issuer)));
        if (planned.Faults.Count > 0)
            return (PublishState.Faulty, planned);
        var head = draft.Head;
        await using (var write = work.Ask("""
            insert into decision (id, number, issued_on, effective_on, issuer_unit_id, issuer_level, kind, subject, replaces_id, sent_on, typed_by, typed_at, published_by, published_at)
            values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)
            """, draft.Id, decision.Text.Number, decision.Text.IssuedOn, decision.From, decision.Text.Issuer.Value, UnitWords.Code(decision.Text.IssuerLevel), DecisionWords.Code(head.Kind), head.Subject,
            new NpgsqlParameter { Value = (object?)head.Replaces?.Value ?? DBNull.Value, NpgsqlDbType = NpgsqlDbType.Uuid }, DecisionDraftStore.Date(head.SentOn), draft.ChangedBy, draft.ChangedAt, Acting.Now.Actor, now))
        {
            await write.Scalar(ct);
        }
        await RosterWritingStore.Write(work.Connection, planned, ct);
        work.Note(new(AuditActions.DecisionPublish)
        {
            Place = draft.Unit, Subjects = [draft.Id, .. planned.NewPeople.Concat(planned.ChangedPeople).Select(person => person.Id.Value)],
            After = new { decision.Text.Number, decision.Text.IssuedOn, kind = DecisionWords.Code(head.Kind), newTeams = planned.NewTeams.Count, endedTeams = planned.EndedTeams.Count, planned.Changes },
        });
        await work.Commit(ct);
        return (PublishState.Published, planned);
    }

    /// <summary>The open members of teams as rows of a sheet, with whole phones: the reading stands in the audit trail.</summary>
    public static async Task<IReadOnlyList<TypedRow>> Members(ProvinceDatabase province, UnitId place, IReadOnlyCollection<TeamId> teams, Func<MembershipFacts, KnownPerson, string, TypedRow> row, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        var rows = new List<TypedRow>();
        var people = new List<Guid>();
        await using (var query = work.Ask("""
            select t.name, p.id, p.name, p.folded, p.phone, m.role, m.post, m.affiliations, m.note, m.term_to
            from team t join membership m on m.team_id = t.id join person p on p.id = m.person_id
            where t.id = any($1) and t.valid_to = 'infinity' and m.valid_to = 'infinity' order by t.ordinal, t.id, m.ordinal, m.id
            """, teams.Select(team => team.Value).ToArray()))
        await using (var reader = await query.Read(ct))
        {
            while (await reader.ReadAsync(ct))
            {
                people.Add(reader.GetGuid(1));
                var facts = new MembershipFacts(
                    RoleCodes.Role(reader.GetString(5)), reader.IsDBNull(6) ? null : reader.GetString(6), reader.GetFieldValue<string[]>(7), reader.IsDBNull(8) ? null : reader.GetString(8))
                {
                    TermTo = DecisionDraftStore.Day(reader, 9),
                };
                rows.Add(row(facts, new(new(reader.GetGuid(1)), reader.GetString(2), reader.GetString(3), reader.IsDBNull(4) ? null : reader.GetString(4)), reader.GetString(0)));
            }
        }
        if (people.Count > 0)
            work.Note(new(AuditActions.PersonalRead) { Place = place, Subjects = [.. people.Distinct()], After = new { fields = new[] { "name", "phone" }, from = "decision" } });
        await work.Commit(ct);
        return rows;
    }

    /// <summary>A draft, for whoever opens it; the known people whose whole phones stand in its sheet are noted as read.</summary>
    public static async Task<DecisionDraft?> Open(ProvinceDatabase province, Guid id, Func<DecisionDraft, IReadOnlyList<(string Phone, string Folded)>> phones, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        if (await DecisionDraftStore.Find(work.Ask, id, ct) is not { } draft)
            return null;
        var shown = phones(draft);
        if (shown.Count == 0)
            return draft;
        var people = new List<Guid>();
        await using (var query = work.Ask("select id from known_people($1, $2)", shown.Select(one => one.Phone).ToArray(), shown.Select(one => one.Folded).ToArray()))
        await using (var reader = await query.Read(ct))
        {
            while (await reader.ReadAsync(ct))
                people.Add(reader.GetGuid(0));
        }
        if (people.Count > 0)
            work.Note(new(AuditActions.PersonalRead) { Place = draft.Unit, Subjects = [.. people.Distinct()], After = new { fields = new[] { "name", "phone" }, from = "decision" } });
        await work.Commit(ct);
        return draft;
    }
}
