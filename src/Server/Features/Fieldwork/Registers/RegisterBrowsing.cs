using System.Buffers.Text;
using System.Text;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork.Pages;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

/// <summary>Sổ hộ and sổ cơ sở in the portal: communes of a province, the subjects of a commune or village.</summary>
public sealed class RegisterBrowsing(UnitInScope unitsInScope, ProgramCoverage coverage, Databases databases, TimeProvider clock)
{
    internal const int PageSize = 50;

    internal async Task<Result<RegisterListModel>> List(Caller caller, RegisterKind kind, string? unit, RegisterFilter filter, string? after, CancellationToken ct)
    {
        var found = await unitsInScope.Find(caller, unit, ct, Permission.ViewResidents, filter.Day);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        if (databases.Province(seen.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(seen.ProvinceCode)).Problem;
        var program = ProgramCoverage.Default([.. (await coverage.Of(seen.Unit, ct)).Where(one => one.Indicators.Any(indicator => IsOf(kind, indicator)))], filter.Day ?? VietnamTime.Today(clock));
        var model = new RegisterListModel
        {
            Kind = kind, Unit = seen.Unit, Trail = UnitLinks.Trail(seen.Path, caller, unitIsHere: false), Filter = filter, MayImport = caller.May(Permission.WriteRecords),
            Indicators = [.. program?.Indicators.Where(indicator => IsOf(kind, indicator)) ?? []],
        };
        var villages = seen.Tree.Under(seen.Unit.Id, UnitKind.Village).ToList();
        return seen.Unit.Kind < UnitKind.Commune
            ? model with { Communes = await Communes(province, kind, seen, villages, ct) }
            : await Subjects(province, model, villages, after, ct);
    }

    private static async Task<IReadOnlyList<RegisterCommuneRow>> Communes(ProvinceDatabase province, RegisterKind kind, SeenUnit seen, List<Unit> villages, CancellationToken ct)
    {
        var counts = await RegisterListStore.Counts(province, kind, [.. villages.Select(village => village.Id)], ct);
        return
        [
            .. from village in villages
               group village by village.ParentId into commune
               let unit = commune.Key is { } id ? seen.Tree.Find(id) : null
               where unit is not null
               orderby unit.Code
               select new RegisterCommuneRow(unit, commune.Count(), commune.Sum(village => counts.GetValueOrDefault(village.Id)), commune.Count(village => !counts.ContainsKey(village.Id))),
        ];
    }

    private async Task<Result<RegisterListModel>> Subjects(ProvinceDatabase province, RegisterListModel model, List<Unit> villages, string? after, CancellationToken ct)
    {
        var (kind, filter) = (model.Kind, model.Filter);
        var before = filter.Day is { } day ? VietnamTime.StartOf(day.AddDays(1)) : clock.GetUtcNow().AddDays(1);
        var lacking = model.Indicators.FirstOrDefault(indicator => indicator.Id == filter.Lacking)?.Population;
        if (filter.Lacking is { Length: > 0 } asked && lacking is null)
            return new Problem("indicator-unknown", $"Không có chỉ tiêu “{asked}” ở đơn vị này.", "Chọn một chỉ tiêu trong danh sách.");
        if (!TryCursor(after, out var cursor))
            return new Problem("cursor-unreadable", "Địa chỉ của trang này không đúng.", "Mở lại danh sách từ đầu.");
        UnitId[] places = [.. villages.Select(village => village.Id)];
        var names = villages.ToDictionary(village => village.Id, village => village.FullName);
        List<RegisterSubjectRow> rows;
        long total;
        if (kind == RegisterKind.Household)
        {
            (var page, total) = await RegisterListStore.Households(province, places, filter, lacking, before, cursor, PageSize + 1, ct);
            rows = [.. page.Select(one => new RegisterSubjectRow(one.Id, one.Code, one.Card.Head, one.Card.Address, MaskedPhone.Text(one.Card.Phone), names[one.Village], HouseholdWords(one.Card), one.Card) { VillageId = one.Village })];
        }
        else
        {
            (var page, total) = await RegisterListStore.Businesses(province, places, filter, lacking, before, cursor, PageSize + 1, ct);
            rows = [.. page.Select(one => new RegisterSubjectRow(one.Id, one.Code, one.Card.Name, one.Card.Address, null, names[one.Village], RegisterWords.Text(one.Card.Kind) + (one.Card.Ocop ? ", chủ thể OCOP" : ""), null) { VillageId = one.Village })];
        }
        var shown = rows.Take(PageSize).ToList();
        var seen = (await RegisterListStore.Seen(province, [.. shown.Select(row => row.Id)], before, ct)).ToLookup(one => one.Subject);
        return model with
        {
            Rows = [.. shown.Select(row => row.With(model.Indicators, [.. seen[row.Id]]))],
            Total = total,
            Next = rows.Count > PageSize ? Cursor(shown[^1]) : null,
            IsFirst = cursor is null,
        };
    }

    /// <summary>What a household has need of, in words.</summary>
    internal static string HouseholdWords(HouseholdCard card) => string.Join("; ", new[]
    {
        $"{card.Members} người", card.Elderly60 > 0 ? $"{card.Elderly60} từ 60 tuổi" : "", card.Disabled > 0 ? $"{card.Disabled} khuyết tật" : "", card.NoSmartphone > 0 ? $"{card.NoSmartphone} chưa có điện thoại thông minh" : "",
    }.Where(part => part.Length > 0));

    internal static bool IsOf(RegisterKind kind, Indicator indicator) => kind == RegisterKind.Household
        ? indicator.Population is Population.Households or Population.Residents
        : indicator.Population is Population.Businesses or Population.OcopMakers;

    private static string Cursor(RegisterSubjectRow row) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes($"{row.VillageId.Value:N}{row.Id:N}{row.Code}"));

    private static bool TryCursor(string? text, out RegisterPlace? cursor)
    {
        cursor = null;
        if (string.IsNullOrEmpty(text))
            return true;
        if (text.Length > 1_000 || !Base64Url.IsValid(text))
            return false;
        var read = Encoding.UTF8.GetString(Base64Url.DecodeFromChars(text));
        if (read.Length < 64 || read.Contains('\0', StringComparison.Ordinal) || !Guid.TryParseExact(read[..32], "N", out var village) || !Guid.TryParseExact(read[32..64], "N", out var id))
            return false;
        cursor = new(new UnitId(village), read[64..], id);
        return true;
    }
}
