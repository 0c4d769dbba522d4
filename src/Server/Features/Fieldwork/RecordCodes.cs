using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>Codes of villages and subjects, for files that name things by code.</summary>
internal sealed class RecordCodes(
    IReadOnlyDictionary<string, UnitId> villages, IReadOnlyDictionary<(UnitId, string), Guid> households, IReadOnlyDictionary<(UnitId, string), Guid> businesses)
{
    public UnitId? Village(string code) => villages.TryGetValue(code, out var id) ? id : null;

    public Guid? Subject(UnitId village, string code, bool ofHousehold) =>
        (ofHousehold ? households : businesses).TryGetValue((village, code), out var id) ? id : null;
}
