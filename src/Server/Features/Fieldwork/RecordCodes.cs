using System.Text.Json;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>Codes of villages and subjects, for files that name things by code.</summary>
internal sealed class RecordCodes(
    IReadOnlyDictionary<string, UnitId> villages, Dictionary<(UnitId, string), Guid> households, Dictionary<(UnitId, string), Guid> businesses)
{
    public UnitId? Village(string code) => villages.TryGetValue(code, out var id) ? id : null;

    public Guid? Subject(UnitId village, string code, bool ofHousehold) =>
        (ofHousehold ? households : businesses).TryGetValue((village, code), out var id) ? id : null;

    /// <summary>A subject that a record of the same file registers may be named by its code from then on.</summary>
    public void Learn(JsonElement record)
    {
        if (record.ValueKind != JsonValueKind.Object || !record.TryGetProperty("body", out var body) || body.ValueKind != JsonValueKind.Object)
            return;
        var known = Text(record, "kind") switch { "household" => households, "business" => businesses, _ => null };
        if (known is not null && Text(body, "code") is { } code && Guid.TryParse(Text(body, "subjectId"), out var subject) && Place(record) is { } village)
            known.TryAdd((village, code), subject);
    }

    private UnitId? Place(JsonElement record) =>
        Guid.TryParse(Text(record, "villageId") ?? Text(record, "village"), out var id) ? new(id) : Text(record, "village") is { } code ? Village(code) : null;

    private static string? Text(JsonElement json, string name) => json.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
