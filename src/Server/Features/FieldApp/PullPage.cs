using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork.Notices;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.FieldApp;

/// <summary>One answer to a pull as it is written: changes until the page is full, then where the phone stands.</summary>
internal sealed class PullPage : IDisposable
{
    private const int Full = 256 * 1024;

    private static readonly JsonSerializerOptions Documents = new(ApiJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    private readonly ArrayBufferWriter<byte> buffer = new(64 * 1024);
    private readonly Utf8JsonWriter json;

    public PullPage()
    {
        json = new(buffer, new JsonWriterOptions { Encoder = ApiJson.Options.Encoder, SkipValidation = true });
        json.WriteStartObject();
        json.WriteStartArray("changes");
    }

    public bool IsFull => json.BytesCommitted + json.BytesPending > Full;

    public static byte[] Bytes<T>(T document) => JsonSerializer.SerializeToUtf8Bytes(document, Documents);

    public void Desk(byte[] desk)
    {
        Begin("desk");
        json.WritePropertyName("desk");
        json.WriteRawValue(desk, skipInputValidation: true);
        json.WriteEndObject();
    }

    /// <param name="state">begin, whole or gone.</param>
    public void Village(UnitId village, string state)
    {
        Begin("village");
        json.WriteString("id", village.Value);
        json.WriteString("state", state);
        json.WriteEndObject();
    }

    public void Household(PulledSubject<HouseholdCard> household, IReadOnlyDictionary<Guid, string> authors) => Subject("household", household, authors, card =>
    {
        json.WriteString("head", card.Head);
        json.WriteString("address", card.Address);
        if (card.Phone is { } phone)
            json.WriteString("phone", phone);
        foreach (var (name, number) in ((string, int)[])[("members", card.Members), ("from14", card.From14), ("from15", card.From15), ("from18", card.From18),
            ("elderly60", card.Elderly60), ("disabled", card.Disabled), ("noSmartphone", card.NoSmartphone)])
            json.WriteNumber(name, number);
    });

    public void Business(PulledSubject<BusinessCard> business, IReadOnlyDictionary<Guid, string> authors) => Subject("business", business, authors, card =>
    {
        json.WriteString("name", card.Name);
        json.WriteString("kind", char.ToLowerInvariant(card.Kind.ToString()[0]) + card.Kind.ToString()[1..]);
        json.WriteString("address", card.Address);
        json.WriteBoolean("ocop", card.Ocop);
    });

    public void Activity(PulledActivity activity)
    {
        using var body = JsonDocument.Parse(activity.Body);
        Begin("activity");
        json.WriteString("id", activity.Id);
        if (activity.Team is { } team)
            json.WriteString("teamId", team);
        json.WriteString("villageId", activity.Place.Value);
        json.WriteString("observedAt", activity.ObservedAt);
        foreach (var name in (string[])["startedAt", "endedAt", "activityKind", "topics", "place", "minutes", "hours", "reached", "members", "note", "corrects"])
        {
            if (body.RootElement.TryGetProperty(name, out var value))
            {
                json.WritePropertyName(name);
                value.WriteTo(json);
            }
        }
        json.WriteString("by", activity.Author);
        json.WriteEndObject();
    }

    public void Notice(PhoneNotice notice)
    {
        Begin("notice");
        json.WriteString("id", notice.Id);
        json.WriteNumber("version", notice.Version);
        json.WriteString("type", notice.Type);
        if (notice.Record is { } record)
            json.WriteString("recordId", record);
        if (notice.IsDone)
            json.WriteBoolean("done", true);
        if (notice.Subject is { } subject)
            json.WriteString("subjectId", subject);
        if (notice.Until is { } until)
            json.WriteString("until", until);
        if (notice.Difficulty is { } difficulty)
        {
            json.WriteStartObject("difficulty");
            json.WriteString("state", difficulty.State);
            json.WriteString("level", difficulty.Level);
            json.WriteString("topic", difficulty.Topic);
            json.WriteString("question", difficulty.Question);
            json.WriteString("villageId", difficulty.Place);
            json.WriteEndObject();
        }
        json.WriteString("title", notice.Title);
        json.WriteString("text", notice.Text);
        json.WriteString("at", notice.At);
        json.WriteString("from", notice.Sender);
        json.WriteEndObject();
    }

    /// <returns>The whole answer, JSON.</returns>
    public ReadOnlyMemory<byte> Finish(string cursor, bool more, string epoch, DateTimeOffset serverTime, bool reset)
    {
        json.WriteEndArray();
        json.WriteString("cursor", cursor);
        json.WriteBoolean("more", more);
        json.WriteString("epoch", epoch);
        json.WriteString("serverTime", serverTime);
        if (reset)
            json.WriteBoolean("reset", true);
        json.WriteEndObject();
        json.Flush();
        return buffer.WrittenMemory.ToArray();
    }

    public void Dispose() => json.Dispose();

    private void Subject<TCard>(string kind, PulledSubject<TCard> subject, IReadOnlyDictionary<Guid, string> authors, Action<TCard> writeCard)
    {
        if (subject.Card is not { } card)
            return;
        Begin(kind);
        json.WriteString("id", subject.Id);
        json.WriteString("villageId", subject.Village.Value);
        json.WriteString("code", subject.Code);
        json.WriteStartObject("card");
        writeCard(card.What);
        json.WriteEndObject();
        json.WriteStartArray("cardOf");
        json.WriteNumberValue(Milliseconds(card.ObservedAt));
        json.WriteStringValue(card.RecordId);
        json.WriteEndArray();
        json.WriteStartObject("state");
        var seen = authors.TryGetValue(card.RecordId, out var by) ? (card.ObservedAt, card.RecordId, By: by) : default;
        foreach (var (indicator, count) in subject.State)
        {
            var author = authors.GetValueOrDefault(count.RecordId);
            json.WriteStartArray(indicator);
            json.WriteNumberValue(count.What);
            json.WriteNumberValue(Milliseconds(count.ObservedAt));
            json.WriteStringValue(count.RecordId);
            json.WriteStringValue(author ?? "");
            json.WriteEndArray();
            if (author is not null && (count.ObservedAt, count.RecordId).CompareTo((seen.ObservedAt, seen.RecordId)) > 0)
                seen = (count.ObservedAt, count.RecordId, author);
        }
        json.WriteEndObject();
        if (seen.By is not null)
        {
            json.WriteStartArray("seen");
            json.WriteNumberValue(Milliseconds(seen.ObservedAt));
            json.WriteStringValue(seen.By);
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    private void Begin(string kind)
    {
        json.WriteStartObject();
        json.WriteString("kind", kind);
    }

    /// <summary>Since 1970, with microseconds as fraction where there are any.</summary>
    private static decimal Milliseconds(DateTimeOffset at) => (at.UtcTicks - DateTimeOffset.UnixEpoch.Ticks) / 10 / 1000m is var exact && exact == decimal.Truncate(exact) ? decimal.Truncate(exact) : exact;
}
