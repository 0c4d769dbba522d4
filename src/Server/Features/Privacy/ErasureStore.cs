using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Privacy;

/// <summary>Replaces people by pseudonyms, by the functions of <c>province/0004_privacy.sql</c>; each in one transaction with its entry in the trail.</summary>
internal static class ErasureStore
{
    /// <param name="write">False: does it all and takes it back, to tell what it touches.</param>
    /// <returns>Null where there is no such person.</returns>
    public static async Task<(ErasedPerson Done, string? OldLogin)?> Person(
        ProvinceDatabase province, Guid person, Guid? asker, string newLogin, string stamp, DateTimeOffset now, bool write, Func<ErasedPerson, AuditEntry> note, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var look = work.Ask("select count(*) from person where id = $1", person))
        {
            if (await look.Scalar(ct) is not 1L)
                return null;
        }
        ErasedPerson done;
        string? login;
        await using (var query = work.Ask("select memberships, account is not null, old_login, records from erase_person($1, $2, $3, $4, $5)", person, asker ?? Guid.Empty, newLogin, stamp, now))
        await using (var row = await query.Read(ct))
        {
            await row.ReadAsync(ct);
            done = new(province.Code, row.GetInt64(0), row.GetBoolean(1), row.GetInt64(3));
            login = row.IsDBNull(2) ? null : row.GetString(2);
        }
        if (write)
        {
            work.Note(note(done));
            await work.Commit(ct);
        }
        return (done, login);
    }

    /// <summary>Records that the account sent from other provinces.</summary>
    public static async Task<long> Author(ProvinceDatabase province, string oldLogin, string newLogin, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using var query = work.Ask("select replace_author($1, $2)", oldLogin, newLogin);
        var touched = await query.Scalar(ct) is long count ? count : 0;
        await work.Commit(ct);
        return touched;
    }

    /// <returns>Null where there is no such household.</returns>
    public static async Task<ErasedHousehold?> Household(ProvinceDatabase province, Guid household, bool write, Func<ErasedHousehold, AuditEntry> note, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var look = work.Ask("select case when exists (select from household where id = $1) or exists (select custody_about($1)) then 1 else 0 end", household))
        {
            if (await look.Scalar(ct) is not 1)
                return null;
        }
        ErasedHousehold done;
        await using (var query = work.Ask("select cards, records from erase_household($1)", household))
        await using (var row = await query.Read(ct))
        {
            await row.ReadAsync(ct);
            done = new(province.Code, row.GetInt64(0), row.GetInt64(1));
        }
        if (write)
        {
            work.Note(note(done));
            await work.Commit(ct);
        }
        return done;
    }

    /// <summary>People of a province who left every team before a day; one run at a time.</summary>
    /// <returns>How many; null where another run is at work.</returns>
    public static async Task<int?> Retain(ProvinceDatabase province, DateOnly leftBefore, bool write, Func<IReadOnlyCollection<Guid>, AuditEntry> note, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        await using (var hold = work.Ask("select pg_try_advisory_xact_lock(hashtext('privacy retain ' || current_schema()))"))
        {
            if (await hold.Scalar(ct) is not true)
                return null;
        }
        await using var query = work.Ask("select retain_people($1)", leftBefore);
        var gone = (Guid[])(await query.Scalar(ct))!;
        if (write && gone.Length > 0)
        {
            work.Note(note(gone));
            await work.Commit(ct);
        }
        return gone.Length;
    }

    /// <summary>Drafts of decisions of a province that nobody has saved since a moment.</summary>
    public static async Task<int> Drafts(ProvinceDatabase province, DateTimeOffset untouchedSince, bool write, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        var gone = new List<AuditEntry>();
        await using (var query = work.Ask("select draft, unit from retain_drafts($1)", untouchedSince))
        await using (var row = await query.Read(ct))
        {
            while (await row.ReadAsync(ct))
                gone.Add(new(AuditActions.DecisionDraft) { Place = new(row.GetGuid(1)), Subjects = [row.GetGuid(0)], After = new { deed = "expire", untouchedSince } });
        }
        if (write && gone.Count > 0)
        {
            gone.ForEach(entry => work.Note(entry));
            await work.Commit(ct);
        }
        return gone.Count;
    }

    /// <summary>Sessions that were over before a moment.</summary>
    public static async Task<long> Sessions(Databases databases, DateTimeOffset overBefore, bool write, CancellationToken ct)
    {
        const string over = "cds.session where coalesce(refresh_until, access_until) < $1 or ended_at < $1";
        await using var command = databases.Common.CreateCommand(
            write ? $"with gone as (delete from {over} returning 1) select count(*) from gone" : $"select count(*) from {over}");
        command.Parameters.Add(new() { Value = overBefore });
        return (long)(await command.ExecuteScalarAsync(ct))!;
    }
}

/// <summary>What an erasure touches of a person.</summary>
/// <param name="Memberships">That stay, without post and note.</param>
/// <param name="Account">Whether an account ends.</param>
/// <param name="Records">Field records whose author is replaced.</param>
public sealed record ErasedPerson(string Province, long Memberships, bool Account, long Records);

/// <summary>What an erasure touches of a household.</summary>
/// <param name="Cards">Of the register.</param>
/// <param name="Records">Field records that the cards came from, what was asked for it, and what custody keeps of it.</param>
public sealed record ErasedHousehold(string Province, long Cards, long Records);
