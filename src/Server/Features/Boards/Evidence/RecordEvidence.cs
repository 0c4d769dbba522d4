using System.Text.Json;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Fieldwork.Activities;
using CongDongSo.Server.Features.Fieldwork.Registers;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Boards.Evidence;

/// <summary>One field record, as far down as a number can be opened: what was seen, where, when, by whom, with which phone and photos.</summary>
/// <param name="Facts">Name, text, and where it leads.</param>
public sealed record RecordModel(string Title, Unit Place, IReadOnlyList<Crumb> Trail, IReadOnlyList<(string Name, string Text, string? Href)> Facts, IReadOnlyList<string> Photos);

/// <summary>Records of a unit.</summary>
/// <param name="Next">Where the next page goes on; null on the last.</param>
public sealed record RecordListModel(Unit Unit, IReadOnlyList<Crumb> Trail, IReadOnlyList<EvidenceRow> Rows, bool IsFirst, long? Next);

/// <summary>Records behind numbers.</summary>
public sealed class RecordEvidence(UnitInScope units, ProgramCatalogue programs, Databases databases, Scope scope)
{
    internal static readonly IReadOnlyList<string> Columns = ["Người ghi", "Máy", "Nhận lúc", "Ảnh"];

    /// <param name="names">Whether the caller sees who is who.</param>
    internal static EvidenceRow Row(EvidenceRecord record, bool names) => new(
        VietnamTime.Moment(record.ObservedAt), EvidenceLinks.Record(record.Id), null, null,
        [Author(record, names), Phones(record), VietnamTime.Moment(record.ReceivedAt), record.Photos.Count == 0 ? "–" : VietnameseNumbers.Text(record.Photos.Count)]);

    public async Task<Result<RecordModel>> Of(Caller caller, Guid id, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ViewResidents) is { } forbidden)
            return forbidden;
        foreach (var province in databases.Provinces)
        {
            if (await EvidenceRecordStore.One(province, id, ct) is { } record && await units.Find(caller, record.Place.ToString(), ct, Permission.ViewResidents) is Result<SeenUnit>.Done(var seen))
                return Model(caller, record, seen, await scope.Covers(caller, record.Place, ct, Permission.ViewPersonalData));
        }
        return new Problem("record-not-found", "Không có bản ghi này trong phạm vi của bạn.", "Mở lại từ căn cứ của một con số.") { Kind = ProblemKind.NotFound };
    }

    /// <param name="before">Goes on below this one; 0: from the latest.</param>
    public async Task<Result<RecordListModel>> In(Caller caller, string? unit, long before, CancellationToken ct)
    {
        var found = await units.Find(caller, unit, ct, Permission.ViewResidents);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        if (databases.Province(seen.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(seen.ProvinceCode)).Problem;
        var names = await scope.Covers(caller, seen.Unit.Id, ct, Permission.ViewPersonalData);
        var records = await EvidenceRecordStore.Latest(province, [.. seen.Tree.Under(seen.Unit.Id).Select(one => one.Id)], Math.Max(0, before), EvidenceModel.PageSize + 1, ct);
        var page = records.Take(EvidenceModel.PageSize).ToList();
        return new RecordListModel(
            seen.Unit, UnitLinks.Trail(seen.Path, caller, unitIsHere: false),
            [.. page.Select(record => Row(record, names) with { More = [RecordWords.Kind(record.Kind), seen.Tree.Find(record.Place)?.FullName ?? "nơi đã thay đổi", .. Row(record, names).More] })],
            before == 0, records.Count > page.Count ? page[^1].Count : null);
    }

    private RecordModel Model(Caller caller, EvidenceRecord record, SeenUnit seen, bool names)
    {
        using var body = JsonDocument.Parse(record.Body);
        var facts = new List<(string, string, string?)>
        {
            ("Loại", RecordWords.Kind(record.Kind), null), ("Nơi", seen.Unit.FullName, UnitLinks.Of(seen.Unit.Id)), ("Lúc ghi nhận", VietnamTime.Moment(record.ObservedAt), null),
            ("Hệ thống nhận lúc", VietnamTime.Moment(record.ReceivedAt), null), ("Người ghi", Author(record, names), null), ("Máy", Phones(record), null),
        };
        if (record.Team is { } team)
            facts.Add(("Tổ", "Mở Tổ", TeamLinks.Of(team)));
        facts.AddRange(Said(record.Kind, body.RootElement));
        facts.Add(("Mã bản ghi", record.Id.ToString(), null));
        return new($"{RecordWords.Kind(record.Kind)}, {VietnamTime.Moment(record.ObservedAt)}", seen.Unit, UnitLinks.Trail(seen.Path, caller, unitIsHere: false), facts, [.. record.Photos.Select(ActivityLinks.Photo)]);
    }

    private IEnumerable<(string, string, string?)> Said(string kind, JsonElement body)
    {
        var indicator = Text(body, "indicator") is { } id ? programs.All.SelectMany(program => program.Indicators).FirstOrDefault(one => one.Id == id) : null;
        if (indicator is not null)
            yield return ("Chỉ tiêu", indicator.Name, null);
        if (Number(body, "count") is { } count)
            yield return ("Số đếm", count, null);
        if (Guid.TryParse(Text(body, "subjectId"), out var subject))
        {
            var isBusiness = kind == "business" || indicator?.Population is Population.Businesses or Population.OcopMakers;
            yield return (isBusiness ? "Cơ sở" : "Hộ", isBusiness ? "Mở sổ cơ sở" : "Mở sổ hộ", RegisterLinks.Of(isBusiness ? RegisterKind.Business : RegisterKind.Household, subject));
        }
        foreach (var (field, name) in new[] { ("minutes", "Số phút"), ("hours", "Số giờ"), ("reached", "Lượt người"), ("downMbps", "Tải xuống (Mbps)"), ("upMbps", "Tải lên (Mbps)") })
        {
            if (Number(body, field) is { } number)
                yield return (name, number, null);
        }
        foreach (var (field, name) in new[] { ("place", "Địa điểm"), ("note", "Ghi chú"), ("text", "Nội dung") })
        {
            if (Text(body, field) is { Length: > 0 } text)
                yield return (name, text, null);
        }
        if (Text(body, "phoneTime") is { } clock && DateTimeOffset.TryParse(clock, out var phone))
            yield return ("Giờ của máy", VietnamTime.Moment(phone), null);
    }

    private static string Author(EvidenceRecord record, bool names) => names || !record.Author.Contains(' ') ? record.Author : MaskedName.Text(record.Author);

    /// <summary>A record does not say which phone it was typed on; the author's phones of that day are what is known.</summary>
    private static string Phones(EvidenceRecord record) => record.Phones.Count == 0 ? "không rõ" : string.Join(" hoặc ", record.Phones);

    private static string? Text(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static string? Number(JsonElement body, string name) => body.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? VietnameseNumbers.Text(number) : null;
}
