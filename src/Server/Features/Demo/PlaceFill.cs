using System.Collections.Concurrent;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Fieldwork.Registers;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Demo;

/// <param name="Places">Villages and communes that got a register or records.</param>
internal sealed record PlacesFilled(int Places, DemoRecords Records);

/// <summary>Fills communes with households and a year of records, two at a time, each village in one transaction.</summary>
internal sealed class PlaceFill(RegisterImport households, RecordPush push, Databases databases)
{
    private const int Lanes = 2;

    public async Task<Result<PlacesFilled>> Fill(DemoPlan plan, DemoScale scale, DemoState state, DemoIndicators indicators, DemoProgress progress, CancellationToken ct)
    {
        var province = await databases.OpenProvince(plan.Province.Code, ct);
        var teams = (await TeamPlaces.WithMembersOn(province, DemoYear.Last, ct)).Select(one => one.Team).ToLookup(team => team.UnitId);
        var communes = (scale == DemoScale.Commune ? [plan.Complete] : plan.Communes).Where(commune => !IsFilled(commune, state)).ToList();
        var counts = new Counts();
        if (communes.Count == 0)
            return new PlacesFilled(0, new(0, 0, []));
        await progress.Watch("Hộ gia đình và bản ghi một năm", communes.Sum(commune => commune.Villages.Count + 1), async done =>
            await Parallel.ForEachAsync(communes, new ParallelOptions { MaxDegreeOfParallelism = Lanes, CancellationToken = ct }, async (commune, stop) =>
                await new CommuneFill(plan, commune, state, indicators, teams, households, push, counts).Fill(done, stop)));
        return counts.Problem is { } problem ? problem : new PlacesFilled(
            counts.Places, new(counts.Accepted, counts.Duplicate, [.. counts.Rejected.OrderBy(one => one.Place, StringComparer.Ordinal).ThenBy(one => one.Id, StringComparer.Ordinal)]));
    }

    private static bool IsFilled(PlannedCommune commune, DemoState state) =>
        (commune.Pace == Pace.Silent || state.Reported.Contains(commune.Unit.Id)) && commune.Villages.All(village =>
            state.Households.ContainsKey(state.VillageIds[village.Code]) && (village.Pace == Pace.Silent || state.Reported.Contains(state.VillageIds[village.Code])));

    /// <summary>What the lanes have done.</summary>
    internal sealed class Counts
    {
        public int Places, Accepted, Duplicate;

        public ConcurrentBag<DemoRejection> Rejected { get; } = [];

        /// <summary>The first refusal; none is expected.</summary>
        public Problem? Problem { get; set; }
    }
}

/// <summary>Fills one commune.</summary>
internal sealed class CommuneFill(
    DemoPlan plan, PlannedCommune commune, DemoState state, DemoIndicators indicators, ILookup<UnitId, TeamPlace> teams, RegisterImport households, RecordPush push, PlaceFill.Counts counts)
{
    /// <param name="done">Called for each place.</param>
    public async Task Fill(Action done, CancellationToken ct)
    {
        var registers = commune.Villages.Select(village => HouseholdMaking.Of(plan, village).Select(one => (Id: RegisterWords.IdOf(RegisterKind.Household, IdOf(village), one.Code), one.Code, one.Card)).ToList()).ToList();
        var fresh = commune.Villages.Zip(registers).Where(one => !state.Households.ContainsKey(IdOf(one.First))).ToList();
        if (fresh.Count > 0)
        {
            var listed = fresh.SelectMany(one => one.Second.Select(household => new Listed<HouseholdCard>(IdOf(one.First), household.Code, household.Card))).ToList();
            if (await households.Households(listed, plan.Province.Code, ct) is Result<RegisterImported>.Refused(var refused))
                counts.Problem ??= refused;
            Interlocked.Add(ref counts.Places, fresh.Count);
        }
        var samples = SpeedMaking.Counts(plan, commune, indicators.Quota);
        foreach (var (village, i) in commune.Villages.Select((village, i) => (village, i)))
        {
            var place = IdOf(village);
            if (!state.Reported.Contains(place) && village.Pace != Pace.Silent)
            {
                var neighbour = IdOf(commune.Villages[(i + 1) % commune.Villages.Count]);
                var others = teams[place].OrderBy(team => team.ValidFrom).Skip(1).Select(team => (team.Id, team.ValidFrom)).ToList();
                await Push(village.FullName, PlaceYear.OfVillage(plan, village, indicators, place, neighbour, others, [.. registers[i].Select(one => (one.Id, one.Card))], samples[i]), ct);
            }
            done();
        }
        if (!state.Reported.Contains(commune.Unit.Id))
            await Push(commune.Unit.FullName, PlaceYear.OfCommune(plan, commune), ct);
        done();
    }

    private UnitId IdOf(PlannedVillage village) => state.VillageIds[village.Code];

    private async Task Push(string place, IReadOnlyList<IncomingRecord> records, CancellationToken ct)
    {
        if (records.Count == 0)
            return;
        switch (await push.Load(plan.Province.Code, records, ct))
        {
            case Result<IReadOnlyList<PushResult>>.Done(var answers):
                Interlocked.Increment(ref counts.Places);
                Interlocked.Add(ref counts.Accepted, answers.Count(answer => answer.Status == "accepted"));
                Interlocked.Add(ref counts.Duplicate, answers.Count(answer => answer.Status == "duplicate"));
                foreach (var answer in answers.Where(answer => answer.Status == "rejected"))
                    counts.Rejected.Add(new($"{place}, {commune.Unit.FullName}", answer.Id, answer.Reason!));
                break;
            case Result<IReadOnlyList<PushResult>>.Refused(var problem):
                counts.Problem ??= problem;
                break;
        }
    }
}
