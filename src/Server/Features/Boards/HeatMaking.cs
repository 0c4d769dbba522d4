using CongDongSo.Domain.Language;
using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Boards.Evidence;
using CongDongSo.Server.Features.Boards.Pages;
using CongDongSo.Server.Platform.Web.Charts;

namespace CongDongSo.Server.Features.Boards;

/// <summary>Bảng nhiệt of the parts of a unit: who lacks what. Sorted by what is lacking, those of whom nothing is known come first.</summary>
internal static class HeatMaking
{
    public static IReadOnlyList<BoardPart> Sorted(IEnumerable<BoardPart> parts, string sort) => sort switch
    {
        BoardLinks.ByCode => [.. parts.OrderBy(part => part.Unit.Code, StringComparer.Ordinal)],
        BoardLinks.ByName => [.. parts.OrderBy(part => Folding.Fold(part.Unit.Name), StringComparer.Ordinal)],
        BoardLinks.ByGap => ByLacking(parts, Mean),
        _ => ByLacking(parts, part => part.Of(sort) is { } measure ? Grading.Lacking(measure) : null),
    };

    public static HeatGrid Of(BoardModel model)
    {
        IReadOnlyList<Column> columns = [.. model.Compared.Select(indicator => new Column(indicator, EvidenceLinks.OfMany(model.Program.Id, indicator.Id, model.Period)))];
        return new(
            $"{model.Unit.FullName}: {UnitWords.Text(model.Level!.Value)} theo chỉ tiêu, {model.Period.Text}", "Đơn vị",
            [.. model.Compared.Select(indicator => new HeatColumn(model.NumberOf(indicator), indicator.Name, model.Sorted(indicator.Id), model.Sort == indicator.Id))],
            [.. model.Parts.Select(part => Row(model, part, columns))],
            [
                new("thiếu nhiều nhất", model.Sorted(BoardLinks.ByGap), model.Sort == BoardLinks.ByGap), new("tên", model.Sorted(BoardLinks.ByName), model.Sort == BoardLinks.ByName),
                new("mã", model.Sorted(BoardLinks.ByCode), model.Sort == BoardLinks.ByCode),
            ]);
    }

    private static HeatRow Row(BoardModel model, BoardPart part, IReadOnlyList<Column> columns)
    {
        var (name, id) = (part.Unit.FullName, part.Unit.Id.ToString());
        return new(name, model.OfPart(part.Unit), Note(part), [.. columns.Select(column => Cell(part, name, id, column))]);
    }

    private static HeatCell Cell(BoardPart part, string name, string id, Column column) => part.Of(column.Indicator.Id) is { } measure
        ? new(Grading.Short(measure), Grading.Of(measure), Grading.Sentence(name, measure, column.Indicator), measure.Value is null ? null : column.Link.Before + id + column.Link.After)
        : new("–", Shade.Missing, $"{name}, {column.Indicator.Name}: chưa có số liệu", null);

    private static string? Note(BoardPart part) => part switch
    {
        { IsMissing: true } => "chưa có số liệu",
        { MissingVillages: > 0 } => $"{VietnameseNumbers.Text(part.MissingVillages)} thôn chưa có số liệu",
        _ => null,
    };

    private static decimal? Mean(BoardPart part) => part.IsMissing ? null : part.Measures.Select(Grading.Lacking).Where(lacking => lacking is not null).DefaultIfEmpty(null).Average();

    private static IReadOnlyList<BoardPart> ByLacking(IEnumerable<BoardPart> parts, Func<BoardPart, decimal?> lacking) =>
        [.. parts.Select(part => (part, lacking: lacking(part))).OrderBy(one => one.lacking is not null).ThenByDescending(one => one.lacking).ThenBy(one => one.part.Unit.Code, StringComparer.Ordinal).Select(one => one.part)];

    /// <param name="Link">What stands before and after a unit's id in the address of its evidence.</param>
    private sealed record Column(Indicator Indicator, (string Before, string After) Link);
}
