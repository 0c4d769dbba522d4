using System.Text.Json;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;
using Npgsql;

namespace CongDongSo.Server.Features.Teams.Undo;

/// <summary>Keeps what each change of the rosters touched, lists the changes, and takes one back. The rows themselves are noted by triggers (province step "rosters elsewhere").</summary>
internal static class RosterChangeStore
{
    private const string Columns = "select id, made_at, made_by, units, title, counts, undone_at, undone_by from roster_change";

    /// <summary>From here to the end of the transaction, every row of the rosters that is written belongs to this change.</summary>
    public static async Task Open(ProvinceWork work, RosterOrigin origin, IReadOnlyCollection<UnitId> communes, RosterChanges counts, CancellationToken ct)
    {
        var id = Guid.CreateVersion7(origin.At);
        await using var query = work.Ask(
            "insert into roster_change (id, made_at, made_by, units, title, counts) values ($1, $2, $3, $4, $5, $6::jsonb)",
            id, origin.At, Acting.Now.Actor, communes.Select(unit => unit.Value).Distinct().ToArray(), origin.Title,
            JsonSerializer.Serialize(counts, JsonSerializerOptions.Web));
        query.Add("select set_config('cds.roster_change', $1, true)", id.ToString());
        await query.Scalar(ct);
    }

    /// <summary>The latest first.</summary>
    /// <param name="communes">That touched one of these; null: all.</param>
    public static async Task<List<RosterChange>> List(ProvinceDatabase province, IReadOnlyCollection<UnitId>? communes, int skip, int take, CancellationToken ct)
    {
        await using var query = province.Ask(
            $"{Columns} where $3 or units && $4 order by made_at desc, id desc offset $1 limit $2", skip, take, communes is null, (communes ?? []).Select(unit => unit.Value).ToArray());
        return await Read(query, ct);
    }

    public static async Task<RosterChange?> Find(ProvinceDatabase province, Guid id, CancellationToken ct)
    {
        await using var query = province.Ask($"{Columns} where id = $1", id);
        return (await Read(query, ct)).SingleOrDefault();
    }

    /// <summary>Takes a change back; it waits for other changes of the province's rosters.</summary>
    /// <returns>What stands in the way, then nothing was done; empty where the change is undone. Null where somebody else has just undone it.</returns>
    public static async Task<IReadOnlyList<RosterObstacle>?> Undo(ProvinceDatabase province, RosterChange change, DateTimeOffset at, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        try
        {
            var (obstacles, people) = await Undo(work, change.Id, at, ct);
            if (obstacles.Count > 0)
                return obstacles;
            work.Note(new(AuditActions.RosterUndo)
            {
                Place = change.Units is [var place] ? place : null, Subjects = people,
                Before = new { change.Title, made = change.At, change.By, change.Counts }, After = new { communes = change.Units.Count },
            });
            await work.Commit(ct);
            return [];
        }
        catch (PostgresException gone) when (gone.SqlState == PostgresErrorCodes.NoDataFound)
        {
            return null;
        }
    }

    private static async Task<(List<RosterObstacle> Obstacles, List<Guid> People)> Undo(ProvinceWork work, Guid id, DateTimeOffset at, CancellationToken ct)
    {
        await RosterStore.Lock(work.Connection, ct);
        await using var query = work.Ask("select obstacle, name, person from undo_roster($1, $2, $3)", id, Acting.Now.Actor, at);
        var (obstacles, people) = (new List<RosterObstacle>(), new List<Guid>());
        await using var row = await query.Read(ct);
        while (await row.ReadAsync(ct))
        {
            if (row.IsDBNull(0))
                people.Add(row.GetGuid(2));
            else
                obstacles.Add(new(row.GetString(0), row.GetString(1)));
        }
        return (obstacles, people);
    }

    private static async Task<List<RosterChange>> Read(ProvinceQuery query, CancellationToken ct)
    {
        var found = new List<RosterChange>();
        await using var row = await query.Read(ct);
        while (await row.ReadAsync(ct))
        {
            found.Add(new(
                row.GetGuid(0), row.GetFieldValue<DateTimeOffset>(1), row.GetString(2), [.. row.GetFieldValue<Guid[]>(3).Select(unit => new UnitId(unit))],
                row.GetString(4), JsonSerializer.Deserialize<RosterChanges>(row.GetString(5), JsonSerializerOptions.Web)!,
                row.IsDBNull(6) ? null : row.GetFieldValue<DateTimeOffset>(6), row.IsDBNull(7) ? null : row.GetString(7)));
        }
        return found;
    }
}

/// <summary>What keeps a change from being undone.</summary>
/// <param name="Kind">decision, team, member, later, records, account, other: see roster_obstacles().</param>
/// <param name="Name">Of the team, number of the decision; of another kind, its table.</param>
internal sealed record RosterObstacle(string Kind, string Name);
