using System.Net.Http.Json;
using System.Text.Json;

namespace CongDongSo.Server.Tests.Features.FieldApp;

/// <summary>What a phone has after some pulls: it replaces, begins anew and purges as the contract says.</summary>
public sealed class PhoneState(HttpClient client)
{
    /// <summary>Villages that are being told, with the subjects that were named since.</summary>
    private readonly Dictionary<string, HashSet<string>> beginning = [];

    public string? Cursor { get; set; }

    /// <summary>Code of the province that was chosen on the phone.</summary>
    public string? Province { get; set; }

    public JsonElement? Desk { get; private set; }

    /// <summary>Villages that are here as a whole.</summary>
    public HashSet<string> Villages { get; } = [];

    /// <summary>Households and businesses by id.</summary>
    public Dictionary<string, JsonElement> Subjects { get; } = [];

    public Dictionary<string, JsonElement> Activities { get; } = [];

    public Dictionary<string, JsonElement> Notices { get; } = [];

    /// <summary>All changes of the last call to <see cref="Pull"/>.</summary>
    public List<JsonElement> Told { get; } = [];

    public int Pages { get; private set; }

    public long LargestPage { get; private set; }

    public bool WasReset { get; private set; }

    /// <summary>Asks until there is no more.</summary>
    public async Task<PhoneState> Pull()
    {
        Told.Clear();
        (Pages, WasReset) = (0, false);
        while (await Page())
            Pages.ShouldBeLessThan(200);
        return this;
    }

    /// <summary>Asks until nothing is told: what was written while another transaction was on its way is told once more.</summary>
    public async Task<PhoneState> PullUntilQuiet()
    {
        for (var attempt = 0; attempt < 50 && (await Pull()).Told.Count > 0; attempt++)
            await Task.Delay(100, TestContext.Current.CancellationToken);
        return this;
    }

    /// <returns>Whether there is more.</returns>
    public async Task<bool> Page()
    {
        var answer = await client.GetAsync($"/api/v1/sync/pull?cursor={Cursor}{(Province is { } code ? $"&province={code}" : "")}", TestContext.Current.CancellationToken);
        var text = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        answer.IsSuccessStatusCode.ShouldBeTrue(text);
        var page = JsonDocument.Parse(text).RootElement;
        (Pages, LargestPage) = (Pages + 1, Math.Max(LargestPage, System.Text.Encoding.UTF8.GetByteCount(text)));
        if (page.TryGetProperty("reset", out _))
        {
            WasReset = true;
            Villages.Clear();
            Subjects.Clear();
        }
        foreach (var change in page.GetProperty("changes").EnumerateArray())
            Take(change);
        Cursor = page.GetProperty("cursor").GetString();
        return page.GetProperty("more").GetBoolean();
    }

    public int? CountOf(Guid subject, string indicator) =>
        Subjects.TryGetValue(subject.ToString(), out var known) && known.GetProperty("state").TryGetProperty(indicator, out var count) ? count[0].GetInt32() : null;

    private void Take(JsonElement change)
    {
        Told.Add(change);
        var id = change.TryGetProperty("id", out var given) ? given.GetString()! : "";
        switch (change.GetProperty("kind").GetString())
        {
            case "desk":
                Desk = change.GetProperty("desk");
                break;
            case "village" when change.GetProperty("state").GetString() is var state:
                if (state == "begin")
                {
                    beginning.TryAdd(id, []).ShouldBeTrue();
                    Villages.Remove(id);
                }
                if (state == "whole")
                {
                    beginning.Remove(id, out var named).ShouldBeTrue();
                    Villages.Add(id).ShouldBeTrue();
                    Forget(id, except: named!);
                }
                if (state == "gone")
                {
                    (beginning.Remove(id) || Villages.Remove(id)).ShouldBeTrue();
                    Forget(id, except: []);
                }
                break;
            case "household" or "business":
                var village = change.GetProperty("villageId").GetString()!;
                (beginning.ContainsKey(village) || Villages.Contains(village)).ShouldBeTrue();
                beginning.GetValueOrDefault(village)?.Add(id);
                Subjects[id] = change;
                break;
            case "activity":
                Activities[id] = change;
                break;
            case "notice":
                Notices[id] = change;
                break;
        }
    }

    private void Forget(string village, HashSet<string> except)
    {
        foreach (var subject in Subjects.Where(one => one.Value.GetProperty("villageId").GetString() == village && !except.Contains(one.Key)).ToList())
            Subjects.Remove(subject.Key);
    }
}
