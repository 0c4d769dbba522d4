using System.Text.Json;
using System.Text.Json.Serialization;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Platform.Audit;

/// <summary>Entries as the database's <c>append_audit(json)</c> takes them.</summary>
public static class AuditText
{
    private static readonly JsonSerializerOptions Options = new(ApiJson.Options) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull, Converters = { new TextWithoutNul() } };

    public static string Of(IEnumerable<AuditEntry> entries, Acting acting, DateTimeOffset now) => JsonSerializer.Serialize(entries.Select(entry => Line(entry, acting, now)), Options);

    /// <summary>Several callers' entries in one text.</summary>
    public static string Of(IEnumerable<(AuditEntry Entry, Acting Acting)> entries, DateTimeOffset now) => JsonSerializer.Serialize(entries.Select(one => Line(one.Entry, one.Acting, now)), Options);

    private static EntryLine Line(AuditEntry entry, Acting acting, DateTimeOffset now) => new(
        now, acting.Actor, acting.AccountId, acting.Main is { } main ? RoleWords.Code(main.Role) : null, acting.Main?.UnitId.Value, entry.Action, entry.Place?.Value,
        entry.Subjects, entry.Before, entry.After, entry.Reason, acting.RequestId);

    /// <summary>PostgreSQL's texts hold no NUL; one in what somebody typed must not undo what the entry tells of.</summary>
    private sealed class TextWithoutNul : JsonConverter<string>
    {
        public override string? Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => reader.GetString();

        public override void Write(Utf8JsonWriter writer, string value, JsonSerializerOptions options) => writer.WriteStringValue(value.Replace("\0", "", StringComparison.Ordinal));
    }

    private sealed record EntryLine(
        DateTimeOffset At, string Actor, Guid? AccountId, string? Role, Guid? UnitId, string Action, Guid? PlaceId,
        IReadOnlyCollection<Guid> Subjects, object? Before, object? After, string? Reason, string? RequestId);
}
