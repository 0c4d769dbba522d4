using System.Globalization;
using CongDongSo.Domain.Language;

namespace CongDongSo.Server.Features.Programs.Reading;

/// <summary>
/// The fields of one mapping, read by type. A fault is noted at its place and a harmless value goes on in its stead, so that one
/// reading finds all faults; whoever asked throws the outcome away as soon as there is any.
/// </summary>
internal sealed class Fields
{
    private const int LongestText = 4000;

    private readonly Dictionary<string, YamlPiece> values = [];
    private readonly string path;
    private readonly FaultList faults;

    public Fields(YamlPiece piece, string path, Shape shape, ReadingContext context)
    {
        (this.path, Piece, Context, faults) = (path, piece, context, context.Faults);
        if (piece is not YamlPiece.Map map)
        {
            faults.Add(piece, path, $"Chỗ này phải là một nhóm “khóa: giá trị” gồm {string.Join(", ", shape.Required)}");
            return;
        }
        foreach (var (key, value) in map.Entries)
            Take(key, value, shape);
        foreach (var missing in shape.Required.Where(key => !values.ContainsKey(key)))
            faults.Add(piece, Path(missing), $"Thiếu khóa “{missing}” bắt buộc. Thêm dòng “{missing}: …” cùng cột với các khóa bên cạnh");
    }

    public YamlPiece Piece { get; }

    public ReadingContext Context { get; }

    public string Path(string key) => path.Length == 0 ? key : $"{path}.{key}";

    public bool Has(string key) => values.ContainsKey(key);

    /// <summary>Place of a field's value; of the whole mapping where it is missing.</summary>
    public YamlPiece At(string key) => values.GetValueOrDefault(key, Piece);

    public void Fault(string key, string message) => faults.Add(At(key), Path(key), message);

    public string Text(string key) => TextOf(key) ?? "";

    public string? TextOf(string key) => values.TryGetValue(key, out var piece) ? TextOf(piece, Path(key)) : null;

    /// <summary>An id that is declared in a list of the file; see <see cref="IdRegister"/>.</summary>
    public string Id(string list)
    {
        if (TextOf("id") is not { } id)
            return "";
        Context.Ids.Declare(list, id, At("id"), Path("id"));
        return id;
    }

    public IReadOnlyList<string> Texts(string key) => Items(key, (piece, at) => TextOf(piece, at) ?? "");

    /// <summary>Ids of another list of the file.</summary>
    public IReadOnlyList<string> References(string key, string list) => Items(key, (piece, at) =>
    {
        var id = TextOf(piece, at);
        if (id is not null)
            Context.Ids.Refer(list, id, piece, at);
        return id ?? "";
    });

    public int Whole(string key, int least, int most)
    {
        if (TextOf(key) is not { } text)
            return least;
        if (int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most)
            return number;
        Fault(key, $"“{text}” phải là số nguyên từ {least} đến {VietnameseNumbers.Text(most)}, viết liền không dấu chấm");
        return least;
    }

    public int? WholeOf(string key, int least, int most) => Has(key) ? Whole(key, least, most) : null;

    public decimal Number(string key, decimal least, decimal most)
    {
        if (TextOf(key) is not { } text)
            return least;
        if (decimal.TryParse(text, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least && number <= most)
            return number;
        Fault(key, $"“{text}” phải là số từ {VietnameseNumbers.Text(least)} đến {VietnameseNumbers.Text(most)}; phần lẻ viết sau dấu chấm, ví dụ 12.5");
        return least;
    }

    public DateOnly Day(string key)
    {
        if (TextOf(key) is not { } text)
            return default;
        if (DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is >= 1990 and <= 2100)
            return day;
        Fault(key, $"“{text}” không phải một ngày có thật viết theo năm-tháng-ngày, ví dụ 2025-12-20");
        return default;
    }

    public bool Flag(string key)
    {
        if (TextOf(key) is not { } text || text == "false")
            return false;
        if (text != "true")
            Fault(key, $"“{text}” phải là true (có) hoặc false (không)");
        return true;
    }

    public Uri? Link(string key)
    {
        if (TextOf(key) is not { } text)
            return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "https" or "http")
            return address;
        Fault(key, $"“{text}” không phải địa chỉ trang mạng. Viết đầy đủ, bắt đầu bằng https://");
        return null;
    }

    public T Word<T>(string key, Words<T> words)
        where T : struct, Enum
        => values.TryGetValue(key, out var piece) ? Word(piece, Path(key), words) : default;

    public IReadOnlyList<T> WordsOf<T>(string key, Words<T> words)
        where T : struct, Enum
        => Items(key, (piece, at) => Word(piece, at, words));

    public T? Map<T>(string key, Shape shape, Func<Fields, T> read)
        where T : class
        => values.TryGetValue(key, out var piece) ? read(new(piece, Path(key), shape, Context)) : null;

    public IReadOnlyList<T> Maps<T>(string key, Shape shape, Func<Fields, T> read) => Items(key, (piece, at) => read(new(piece, at, shape, Context)));

    /// <summary>Each item of a list; nothing where the list is missing.</summary>
    public IReadOnlyList<T> Items<T>(string key, Func<YamlPiece, string, T> read)
    {
        if (!values.TryGetValue(key, out var piece))
            return [];
        if (piece is YamlPiece.List list)
            return [.. list.Items.Select((item, index) => read(item, $"{Path(key)}[{index}]"))];
        Fault(key, $"“{key}” phải là danh sách: mỗi mục một dòng bắt đầu bằng “- ”, hoặc viết [một, hai]");
        return [];
    }

    private void Take(YamlPiece.Text key, YamlPiece value, Shape shape)
    {
        if (!shape.Keys.Contains(key.Value))
            faults.Add(key, Path(key.Value), $"Không có khóa “{Short(key.Value)}” ở đây. Các khóa được dùng: {string.Join(", ", shape.Keys)}.{NearestWord.Question(key.Value, shape.Keys)}");
        else if (!values.TryAdd(key.Value, value))
            faults.Add(key, Path(key.Value), $"Khóa “{key.Value}” viết hai lần, lần đầu giá trị ở dòng {values[key.Value].Line}. Bỏ một trong hai");
    }

    private T Word<T>(YamlPiece piece, string at, Words<T> words)
        where T : struct, Enum
    {
        if (TextOf(piece, at) is not { } text)
            return default;
        if (!words.TryRead(text, out var value))
            faults.Add(piece, at, $"“{Short(text)}” không nằm trong các từ được dùng ở đây: {string.Join(", ", words.All)}.{NearestWord.Question(text, words.All)}");
        return value;
    }

    private string? TextOf(YamlPiece piece, string at)
    {
        if (piece is not YamlPiece.Text text)
        {
            faults.Add(piece, at, "Chỗ này phải là một giá trị, không phải danh sách hay nhóm khóa. Kiểm tra thụt dòng, hoặc đặt giá trị trong dấu nháy \"…\"");
            return null;
        }
        if (text.Blank || string.IsNullOrWhiteSpace(text.Value))
        {
            faults.Add(piece, at, "Giá trị để trống. Ghi giá trị, hoặc bỏ hẳn dòng này nếu khóa không bắt buộc");
            return null;
        }
        if (text.Value.Length > LongestText)
        {
            faults.Add(piece, at, $"Giá trị dài {VietnameseNumbers.Text(text.Value.Length)} ký tự, nhiều nhất {VietnameseNumbers.Text(LongestText)}. Rút gọn, hoặc kiểm tra dấu nháy đóng");
            return null;
        }
        return Folding.Tidy(text.Value);
    }

    private static string Short(string text) => text.Length <= 60 ? text : text[..60] + "…";
}
