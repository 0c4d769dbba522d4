using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Fieldwork;

/// <summary>Law 2: what was acknowledged is never lost, whatever is killed and when.</summary>
public sealed class KilledInMidPushTests
{
    [Fact]
    public async Task Nothing_that_was_accepted_is_lost_when_server_and_database_are_killed_again_and_again()
    {
        await using var program = new RealProgram();
        await program.Serve();
        var villages = "code,name,kind,commune,terrain\n" + string.Concat(Enumerable.Range(1, 4).Select(i => $"V{i},Thôn {i},Thôn,{AField.Commune},đồng bằng\n"));
        await program.Beside("unit", "import", program.FileWith("villages.csv", villages));
        await program.Beside("household", "import", program.FileWith("households.csv", AField.Households(50)), "--province", "51");
        var account = await program.Beside("user", "add", "pusher", "--name", "Người gửi", "--role", "communeOfficer", "--unit", AField.Commune);
        var places = await Places(program);
        var accepted = new ConcurrentDictionary<Guid, bool>();
        var phones = new Phones(program, account.GetProperty("password").GetString()!, places, accepted);

        foreach (var kill in new Func<Task>[] { program.KillServer, program.KillDatabase, program.KillServer, program.KillDatabase })
        {
            using var stop = new CancellationTokenSource();
            var pushing = phones.PushUntil(stop.Token);
            var before = accepted.Count;
            while (accepted.Count < before + 500)
                await Task.Delay(20);
            await kill();
            await stop.CancelAsync();
            await pushing;
            if (kill == program.KillServer)
                await program.Serve();
            await phones.PushOnce();
        }
        await program.Stop();

        program.DatabaseRuns.ShouldBeFalse();
        var verified = await program.Run("verify", "--json");
        verified.Exit.ShouldBe(0, verified.Output);
        // Whoever sends everything again learns that each accepted record is there already.
        await program.Serve();
        (await phones.StatusOf([.. accepted.Keys])).Values.Distinct().ShouldBe(["duplicate"]);
    }

    private static async Task<IReadOnlyList<(UnitId Village, Guid Household)>> Places(RealProgram program)
    {
        var places = new List<(UnitId, Guid)>();
        for (var v = 1; v <= 4; v++)
        {
            var village = new UnitId((await program.Beside("unit", "show", $"V{v}")).GetProperty("id").GetGuid());
            places.AddRange(Enumerable.Range(1, 50).Select(h => (village, Server.Features.Fieldwork.Registers.RegisterWords.IdOf(Server.Features.Fieldwork.Registers.RegisterKind.Household, village, $"H{h}"))));
        }
        return places;
    }

    /// <summary>Four phones that push batches and keep a ledger of what they were told.</summary>
    private sealed class Phones(RealProgram program, string password, IReadOnlyList<(UnitId Village, Guid Household)> places, ConcurrentDictionary<Guid, bool> accepted)
    {
        private readonly ConcurrentDictionary<Guid, object> sent = new();

        public Task PushUntil(CancellationToken stop) => Task.WhenAll(Enumerable.Range(0, 4).Select(async phone =>
        {
            var random = new Random(phone);
            HttpClient? client = null;
            while (!stop.IsCancellationRequested)
            {
                try
                {
                    client ??= await program.SignIn("pusher", password);
                    await Push(client, [.. Enumerable.Range(0, 20).Select(_ => Record(random))]);
                }
                catch (Exception broken) when (broken is HttpRequestException or IOException or TaskCanceledException or JsonException or KeyNotFoundException)
                {
                    // The server or its database is dead: the phone keeps its records.
                    await Task.Delay(50, CancellationToken.None);
                }
            }
            client?.Dispose();
        }));

        /// <summary>A push that succeeds, as soon as the server answers again.</summary>
        public async Task PushOnce()
        {
            for (var attempt = 0; ; attempt++)
            {
                try
                {
                    using var client = await program.SignIn("pusher", password);
                    if (await Push(client, [Record(new Random(attempt))]))
                        return;
                }
                catch (Exception broken) when (attempt < 120 && broken is HttpRequestException or IOException or JsonException or InvalidOperationException or KeyNotFoundException)
                {
                }
                await Task.Delay(500);
            }
        }

        public async Task<IReadOnlyDictionary<Guid, string>> StatusOf(IReadOnlyList<Guid> ids)
        {
            using var client = await program.SignIn("pusher", password);
            var statuses = new Dictionary<Guid, string>();
            foreach (var chunk in ids.Chunk(400))
            {
                foreach (var result in await AField.Push(client, [.. chunk.Select(id => sent[id])]))
                    statuses[result.GetProperty("id").GetGuid()] = AField.Status(result);
            }
            return statuses;
        }

        private async Task<bool> Push(HttpClient client, IReadOnlyList<(Guid Id, object Record)> records)
        {
            foreach (var (id, record) in records)
                sent[id] = record;
            using var answer = await client.PostAsJsonAsync("/api/v1/sync/push", new { records = records.Select(one => one.Record) });
            if (!answer.IsSuccessStatusCode)
                return false;
            foreach (var result in (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("results").EnumerateArray())
            {
                if (AField.Status(result) == "accepted")
                    accepted[result.GetProperty("id").GetGuid()] = true;
            }
            return true;
        }

        private (Guid, object) Record(Random random)
        {
            var (village, household) = places[random.Next(places.Count)];
            var id = AField.NewId();
            var indicator = random.Next(2) == 0 ? "citizen-app" : "health-record";
            return (id, AField.Observation(id, village, household, indicator, random.Next(3), $"2025-11-{random.Next(1, 29):00}T08:00:{random.Next(60):00}+07:00"));
        }
    }
}
