using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Reform;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>The form of an event as it was filled in, to be shown again.</summary>
/// <param name="OldText">Old units, one a line.</param>
public sealed record ReformForm(ReformKind Kind, string Day, string Resolution, string OldText, IReadOnlyList<ReceivingUnit> Receiving, IReadOnlyDictionary<UnitId, string> Places)
{
    /// <summary>Rows for receiving units that are always there; one more than was filled in.</summary>
    private const int FewestRows = 2, MostRows = 40;

    private const string PlaceField = "thon-";

    public ReformOrder Order => new(Kind, Day, Resolution, [.. OldText.Split(['\n', '\r', ','], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)], Receiving, Places);

    /// <summary>Rows to show: those filled in, and blank ones to fill.</summary>
    public IEnumerable<ReceivingUnit> Rows
    {
        get
        {
            var filled = Receiving.Where(row => !row.IsBlank).ToList();
            return filled.Concat(Enumerable.Repeat(new ReceivingUnit(null, null, null, null), Math.Max(FewestRows - filled.Count, 1)));
        }
    }

    public static ReformForm Empty(ReformKind? kind) => new(kind is { } known && ReformWords.Offered.Contains(known) ? known : ReformKind.Merge, "", "", "", [], new Dictionary<UnitId, string>());

    public static ReformForm Of(IFormCollection form)
    {
        string? At(string name, int row) => form[name].ElementAtOrDefault(row);
        var rows = Math.Min(Math.Max(form["ma"].Count, form["ten"].Count), MostRows);
        return new(
            ReformWords.Kind(form["loai-su-kien"]) ?? ReformKind.Merge, $"{form["ngay"]}", $"{form["nghi-quyet"]}", $"{form["cu"]}",
            [.. Enumerable.Range(0, rows).Select(row => new ReceivingUnit(At("ma", row), At("loai", row), At("ten", row), At("tren", row)))], Chosen(form));
    }

    /// <summary>Villages with what was chosen for each.</summary>
    public static IReadOnlyDictionary<UnitId, string> Chosen(IFormCollection form) => form
        .Where(field => field.Key.StartsWith(PlaceField, StringComparison.Ordinal) && !string.IsNullOrWhiteSpace(field.Value) && Guid.TryParse(field.Key[PlaceField.Length..], out _))
        .ToDictionary(field => new UnitId(Guid.Parse(field.Key[PlaceField.Length..])), field => field.Value.ToString());

    public static string Field(UnitId village) => PlaceField + village;
}
