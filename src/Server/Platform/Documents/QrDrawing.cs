using QRCoder;

namespace CongDongSo.Server.Platform.Documents;

/// <summary>Mã QR as a drawing that a page holds as SVG: no image file, no style, nothing to fetch.</summary>
/// <param name="Side">Modules on a side, quiet zone included.</param>
/// <param name="Path">SVG path of the dark modules, one unit each.</param>
public sealed record QrDrawing(int Side, string Path)
{
    /// <summary>Level M: a sheet that was folded or stained is still read.</summary>
    public static QrDrawing Of(string text)
    {
        using var generator = new QRCodeGenerator();
        using var code = generator.CreateQrCode(text, QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        return new(rows.Count, string.Concat(rows.SelectMany((row, y) => Runs(row).Select(run => $"M{run.Start} {y}h{run.Length}v1h-{run.Length}z"))));
    }

    private static IEnumerable<(int Start, int Length)> Runs(System.Collections.BitArray row)
    {
        for (var x = 0; x < row.Length; x++)
        {
            if (!row[x])
                continue;
            var start = x;
            while (x < row.Length && row[x])
                x++;
            yield return (start, x - start);
        }
    }
}
