using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>What JSON allows and no table can hold: the NUL character, half of a surrogate pair, numbers beyond all use.</summary>
internal static class RecordText
{
    public const string Broken = "Bản ghi có ký tự hỏng (\\u0000 hoặc nửa cặp \\ud800–\\udfff): ghi lại phần chữ rồi gửi lại.";

    /// <summary>Whether any string within is broken; looks at the escapes alone, so a record without any costs nothing.</summary>
    public static bool IsBroken(JsonElement json)
    {
        var rest = JsonMarshal.GetRawUtf8Value(json);
        for (var at = rest.IndexOf((byte)'\\'); at >= 0; at = rest.IndexOf((byte)'\\'))
        {
            rest = rest[at..];
            if (Unit(rest) is not { } unit)
            {
                rest = rest[2..];
                continue;
            }
            rest = rest[6..];
            if (unit == 0 || char.IsLowSurrogate((char)unit))
                return true;
            if (!char.IsHighSurrogate((char)unit))
                continue;
            if (Unit(rest) is not { } low || !char.IsLowSurrogate((char)low))
                return true;
            rest = rest[6..];
        }
        return false;
    }

    /// <summary>Whether every number within fits into a decimal of C#.</summary>
    public static bool HasOnlyUsableNumbers(JsonElement json) => json.ValueKind switch
    {
        JsonValueKind.Number => json.TryGetDecimal(out _),
        JsonValueKind.Object => json.EnumerateObject().All(property => HasOnlyUsableNumbers(property.Value)),
        JsonValueKind.Array => json.EnumerateArray().All(HasOnlyUsableNumbers),
        _ => true,
    };

    /// <summary>The UTF-16 unit of an escape at the beginning; null where another escape stands there, or none.</summary>
    private static int? Unit(ReadOnlySpan<byte> text) =>
        text.Length >= 6 && text[0] == '\\' && text[1] == 'u' && int.TryParse(text.Slice(2, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var unit) ? unit : null;
}
