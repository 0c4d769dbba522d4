using System.Globalization;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Time;

namespace CongDongSo.Server.Platform.Web.Charts;

/// <summary>A month of a trend.</summary>
/// <param name="Value">Null where nothing was reported: the line has a gap there.</param>
/// <param name="Href">Where the number comes from.</param>
public sealed record TrendMark(Period Period, decimal? Value, decimal? Target, string? Href);

/// <summary>Đường xu hướng: the months of an indicator as a line, with its target, drawn on a field of <see cref="Width"/> by <see cref="Height"/>.</summary>
/// <param name="Marks">Oldest first.</param>
public sealed record Trend(string Title, string ValueUnit, IReadOnlyList<TrendMark> Marks)
{
    public const int Width = 320, Height = 110;

    private const int Left = 34, Right = 8, Top = 8, Bottom = 18;

    private decimal End => ValueUnit == "%" ? 100 : Math.Max(1, Marks.Max(mark => Math.Max(mark.Value ?? 0, mark.Target ?? 0)) * 1.1m);

    public string EndText => VietnameseNumbers.Text(Math.Round(End));

    public string Sentence
    {
        get
        {
            var known = Marks.Where(mark => mark.Value is not null).ToList();
            return known.Count == 0 ? $"{Title}: chưa có số liệu trong {Marks.Count} tháng"
                : $"{Title}: {Text(known[0])}; {Text(known[^1])}" + (known.Count < Marks.Count ? $"; {Marks.Count - known.Count} tháng chưa có số liệu" : "");
        }
    }

    /// <summary>The line of values, with a new beginning after each gap.</summary>
    public string ValuePath => Path(mark => mark.Value, isStep: false);

    public string TargetPath => Path(mark => mark.Target, isStep: true);

    public IEnumerable<(TrendMark Mark, string X, string Y)> Dots => Marks.Select((mark, i) => (mark, i)).Where(one => one.mark.Value is not null).Select(one => (one.mark, X(one.i), Y(one.mark.Value!.Value)));

    public string Text(TrendMark mark) => $"{mark.Period.Text}: {(mark.Value is { } value ? $"{VietnameseNumbers.Text(value)} {ValueUnit}" : "chưa có số liệu")}{(mark.Target is { } target ? $", chỉ tiêu {VietnameseNumbers.Text(target)}" : "")}";

    private string Path(Func<TrendMark, decimal?> of, bool isStep)
    {
        var path = new System.Text.StringBuilder();
        for (var i = 0; i < Marks.Count; i++)
        {
            if (of(Marks[i]) is not { } number)
                continue;
            var goesOn = i > 0 && of(Marks[i - 1]) is not null;
            if (goesOn && isStep)
                path.Append('H').Append(X(i)).Append('V').Append(Y(number));
            else
                path.Append(goesOn ? 'L' : 'M').Append(X(i)).Append(' ').Append(Y(number));
        }
        return path.ToString();
    }

    private string X(int month) => Number(Left + ((Width - Left - Right) * (Marks.Count == 1 ? 0.5 : (double)month / (Marks.Count - 1))));

    private string Y(decimal number) => Number(Height - Bottom - ((Height - Top - Bottom) * (double)Math.Clamp(number / End, 0, 1)));

    private static string Number(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
