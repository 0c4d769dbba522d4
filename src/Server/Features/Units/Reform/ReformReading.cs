using System.Globalization;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Reform;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>Makes an event of what somebody wrote: codes become units of the caller's scope, days become days.</summary>
internal sealed class ReformReading(UnitInScope seen, UnitDirectory directory)
{
    private const int MostUnits = 400;

    public async Task<Result<ReformEvent>> Read(Caller caller, ReformOrder order, CancellationToken ct)
    {
        if (string.IsNullOrWhiteSpace(order.Day) || DayOption.Parse(order.Day) is not { } day)
            return Wrong($"Ngày hiệu lực “{order.Day}” viết chưa đúng.", "Viết ngày/tháng/năm, ví dụ 01/07/2025.");
        if (day <= Catalogue.UnitCatalogue.KnownFrom || day > Latest)
            return Wrong("Ngày hiệu lực ngoài khoảng danh mục quản lý.", $"Chọn ngày từ 02/01/2021 đến {Domain.Time.VietnamTime.Text(Latest)}.");
        if (order.Olds.Count is 0 or > MostUnits)
            return Wrong("Chưa ghi đơn vị cũ.", $"Ghi mã mỗi đơn vị một dòng, nhiều nhất {MostUnits} đơn vị.");
        var olds = new List<Unit>();
        foreach (var text in order.Olds)
        {
            if (await seen.Named(caller, text, day.AddDays(-1), ct, Permission.ManageUnits) is not Result<Unit>.Done(var unit))
                return await Refusal(caller, text, day.AddDays(-1), ct);
            olds.Add(unit);
        }
        if (olds.DistinctBy(unit => unit.Id).Count() < olds.Count)
            return Wrong("Có đơn vị cũ được ghi hai lần.", "Mỗi đơn vị ghi một dòng.");
        var reform = new ReformEvent { Id = Guid.CreateVersion7(), Kind = order.Kind, EffectiveOn = day, Resolution = Folding.Tidy(order.Resolution ?? "") };
        var rows = order.Receiving.Where(row => !row.IsBlank).ToList();
        return order.Kind switch
        {
            ReformKind.Rename or ReformKind.Retype => Renewed(reform, olds, rows),
            ReformKind.AbolishLevel when olds.Find(unit => unit.ParentId is null) is { } top => Wrong($"{top.FullName} không có cấp trên.", "Chọn đơn vị cấp huyện."),
            ReformKind.AbolishLevel => reform with { Edges = [.. olds.Select(unit => new UnitEdge(unit.Id, unit.ParentId!.Value, ChangeExtent.Whole))] },
            ReformKind.Merge or ReformKind.Split or ReformKind.PartMoved => await Received(caller, reform, olds, rows, order, ct),
            _ => Wrong("Loại sự kiện này không ghi bằng biểu mẫu.", "Chọn một loại trong danh sách."),
        };
    }

    /// <summary>Far enough for any plan.</summary>
    private static readonly DateOnly Latest = new(2100, 12, 31);

    private static Result<ReformEvent> Renewed(ReformEvent reform, List<Unit> olds, List<ReceivingUnit> rows)
    {
        if (rows.Count != olds.Count)
            return Wrong($"Có {olds.Count} đơn vị nhưng {rows.Count} dòng tên, loại mới.", "Ghi tên hoặc loại mới của từng đơn vị, cùng thứ tự.");
        return reform with { Renewals = [.. olds.Zip(rows, (unit, row) => new Renewal(unit.Id, Or(row.Code, unit.Code), Or(row.Name, unit.Name), SubKindOf(row.SubKind) ?? unit.SubKind))] };
    }

    private async Task<Result<ReformEvent>> Received(Caller caller, ReformEvent reform, List<Unit> olds, List<ReceivingUnit> rows, ReformOrder order, CancellationToken ct)
    {
        var heirs = new Dictionary<string, UnitId>(StringComparer.OrdinalIgnoreCase);
        var made = new List<NewUnit>();
        foreach (var row in rows)
        {
            if (string.IsNullOrWhiteSpace(row.Code))
                return Wrong($"{row.SubKind} {row.Name} chưa có mã.".TrimStart(), "Mỗi đơn vị nhận phải có mã.");
            var code = Folding.Tidy(row.Code);
            if (row.Stands)
            {
                if (await seen.Named(caller, code, reform.EffectiveOn, ct, Permission.ManageUnits) is not Result<Unit>.Done(var standing))
                    return await Refusal(caller, code, reform.EffectiveOn, ct);
                if (!heirs.TryAdd(code, standing.Id))
                    return Twice(code);
                continue;
            }
            if (code.Any(c => char.IsWhiteSpace(c) || c == '@') || code.Length > 32 || Folding.Tidy(row.Name ?? "").Length > 120)
                return Wrong($"Mã “{code}” hoặc tên của đơn vị mới viết chưa đúng.", "Mã không có khoảng trắng, dấu @, dài nhất 32 ký tự; tên dài nhất 120 ký tự.");
            if (SubKindOf(row.SubKind) is not { } subKind)
                return Wrong($"“{row.SubKind}” không phải một loại đơn vị.", "Ghi Xã, Phường, Đặc khu, Thôn, Tổ dân phố…");
            if (await Above(caller, reform, olds[0], row, ct) is not Result<UnitId>.Done(var parent))
                return await Refusal(caller, row.Parent ?? "", reform.EffectiveOn, ct);
            var unit = new NewUnit(await IdOf(olds[0], code, reform.EffectiveOn, ct), olds[0].Kind, code, Folding.Tidy(row.Name ?? ""), subKind, parent);
            if (!heirs.TryAdd(code, unit.Id))
                return Twice(code);
            made.Add(unit);
        }
        foreach (var (_, code) in order.Places)
        {
            if (!heirs.ContainsKey(code))
                return Wrong($"Có thôn được xếp về mã {code}, không phải đơn vị nhận.", "Chọn lại nơi nhận của thôn.");
        }
        var extent = order.Kind == ReformKind.Merge ? ChangeExtent.Whole : ChangeExtent.Part;
        return reform with
        {
            NewUnits = made, Edges = [.. olds.SelectMany(old => heirs.Values.Select(heir => new UnitEdge(old.Id, heir, extent)))],
            Placements = order.Kind == ReformKind.Merge ? [] : [.. order.Places.Select(place => new Placement(place.Key, heirs[place.Value]))],
        };
    }

    private async Task<Result<UnitId>> Above(Caller caller, ReformEvent reform, Unit old, ReceivingUnit row, CancellationToken ct) =>
        string.IsNullOrWhiteSpace(row.Parent)
            ? old.ParentId is { } parent ? parent : Wrong("Thiếu đơn vị cấp trên.", "Ghi mã đơn vị cấp trên.")
            : (await seen.Named(caller, row.Parent, reform.EffectiveOn, ct, Permission.ManageUnits)).Match<Result<UnitId>>(unit => unit.Id, problem => problem);

    /// <summary>Named as the catalogue and the village lists name theirs, so that a later edition or list finds the same unit.</summary>
    private async Task<UnitId> IdOf(Unit like, string code, DateOnly from, CancellationToken ct) => like.Kind == UnitKind.Village
        ? UnitId.Of($"village/{await directory.ProvinceCodeOf(like.Id, ct)}/{code}")
        : UnitId.Of(string.Create(CultureInfo.InvariantCulture, $"{UnitWords.Code(like.Kind)}/{code}/{from:yyyy-MM-dd}"));

    private async Task<Problem> Refusal(Caller caller, string text, DateOnly day, CancellationToken ct)
    {
        var problem = ((Result<Unit>.Refused)await seen.Named(caller, text, day, ct, Permission.ManageUnits)).Problem;
        return problem with { Title = $"“{text}”: {problem.Title}" };
    }

    private static string Or(string? text, string other) => string.IsNullOrWhiteSpace(text) ? other : Folding.Tidy(text);

    private static string? SubKindOf(string? text) => string.IsNullOrWhiteSpace(text) ? null : UnitWords.SubKind(text) ?? (Folding.Fold(text) == "thanh pho" ? "Thành phố" : null);

    private static Problem Twice(string code) => Wrong($"Mã {code} được ghi hai lần ở các đơn vị nhận.", "Mỗi đơn vị nhận một dòng.");

    private static Problem Wrong(string title, string detail) => new("reform-order", title, detail);
}
