using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Measures.Kept;

/// <summary>Keeps the measures of communes and of all above them ready: whatever changes figures says so, and only the periods it touches are worked out anew.</summary>
public sealed class MeasureKeeping
{
    private readonly KeptComputing computing;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<string, string> documents = new();

    internal MeasureKeeping(KeptComputing computing, TimeProvider clock) => (this.computing, this.clock) = (computing, clock);

    /// <summary>Works out what is due in a province. Of two processes one waits until the other has done it.</summary>
    /// <param name="entirely">Every row, whatever is due.</param>
    /// <returns>Periods worked out, a program's each counted; 0: there was nothing to do.</returns>
    public async Task<int> Refresh(ProvinceDatabase province, bool entirely, CancellationToken ct)
    {
        if (!entirely && !await IsDue(province, ct))
            return 0;
        await using var turn = await province.Begin(ct);
        var due = await KeptMeasureStore.TakeTurn(turn, ct);
        // Only now: who waited for another process reads what it left.
        var (_, basis, revision) = await KeptMeasureStore.State(province, ct);
        var today = VietnamTime.Today(clock);
        var programs = await computing.Programs(province.Code, ct);
        var wanted = Basis(programs, revision);
        var first = due.Count == 0 ? DateOnly.MaxValue : due.Min(one => one.From);
        var plan = new List<(Program Program, Period Period)>();
        var moved = new List<(MeasureBasis, IReadOnlyList<Period>)>();
        var anew = new HashSet<string>();
        foreach (var (program, now) in programs.Zip(wanted))
        {
            var periods = KeptPeriods.Of(program, today);
            var known = entirely ? null : basis.FirstOrDefault(one => one.Program == program.Id);
            var from = first;
            if (known is null || known.Document != now.Document || known.TreeRevision != now.TreeRevision)
            {
                from = DateOnly.MinValue;
                anew.Add(program.Id);
            }
            else if (known.ComputedThrough < today && known.ComputedThrough < first)
            {
                from = known.ComputedThrough;
            }
            plan.AddRange(periods.Where(period => period.Last >= from).Select(period => (program, period)));
            if (known != now)
                moved.Add((now, periods));
        }
        var tables = await computing.Compute(province, plan, ct);
        IReadOnlyList<string> gone = [.. basis.Select(one => one.Program).Except(programs.Select(program => program.Id))];
        await using var work = await province.Begin(ct);
        await KeptMeasureStore.Write(work, new(due, tables, moved, anew, gone, clock.GetUtcNow()), ct);
        await turn.Commit(ct);
        return plan.Count;
    }

    private async Task<bool> IsDue(ProvinceDatabase province, CancellationToken ct)
    {
        var (due, basis, revision) = await KeptMeasureStore.State(province, ct);
        if (due)
            return true;
        var wanted = Basis(await computing.Programs(province.Code, ct), revision);
        return basis.Count != wanted.Count || !wanted.TrueForAll(basis.Contains);
    }

    private List<MeasureBasis> Basis(IReadOnlyList<Program> programs, long revision) =>
        [.. programs.Select(program => new MeasureBasis(program.Id, documents.GetOrAdd(program.Id, _ => DocumentOf(program)), revision, VietnamTime.Today(clock)))];

    /// <summary>Of all that counts records: another edition of a document with the same indicators changes nothing. It is asked twice a second, and stays as long as the program runs.</summary>
    private static string DocumentOf(Program program) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { program.InForceFrom, program.InForceTo, program.Territory, Indicators = program.Indicators.Select(one => new { one.Id, Of = one.Population.ToString(), one.Source, one.Targets }) }, ApiJson.Options)))[..16];
}
