using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace CongDongSo.Server.Features.Programs.Reading;

/// <summary>A piece of YAML with its place in the file.</summary>
internal abstract record YamlPiece(int Line, int Column)
{
    internal sealed record Text(int Line, int Column, string Value, bool Plain) : YamlPiece(Line, Column)
    {
        /// <summary>Nothing after the colon, <c>~</c> or <c>null</c>.</summary>
        public bool Blank => Plain && Value is "" or "~" or "null";
    }

    internal sealed record List(int Line, int Column, IReadOnlyList<YamlPiece> Items) : YamlPiece(Line, Column);

    internal sealed record Map(int Line, int Column, IReadOnlyList<Entry> Entries) : YamlPiece(Line, Column);

    internal sealed record Entry(Text Key, YamlPiece Value);
}

/// <summary>
/// Builds the tree from the parser's events. Anchors, tags and deep nesting are refused while reading, so a small file cannot unfold into a large one.
/// </summary>
internal sealed class YamlTree
{
    private const int MostLevels = 16;

    private readonly Parser parser;
    private readonly FaultList faults;

    private YamlTree(string text, FaultList faults)
    {
        parser = new(new StringReader(text));
        this.faults = faults;
    }

    /// <returns>Null where the text is no YAML, is empty or holds more than one document; the fault is in the list.</returns>
    public static YamlPiece? Parse(string text, FaultList faults)
    {
        var tree = new YamlTree(text, faults);
        try
        {
            return tree.ReadDocument();
        }
        catch (YamlException e)
        {
            return tree.Broken(text, e.Start);
        }
        catch (InvalidOperationException)
        {
            // The scanner's way of ending some plain values and lists that are cut off; it gives no place, the last event does.
            return tree.Broken(text, tree.parser.Current?.Start ?? Mark.Empty);
        }
    }

    private YamlPiece? ReadDocument()
    {
        parser.MoveNext();
        parser.MoveNext();
        if (parser.Current is not DocumentStart)
        {
            faults.Add(1, 1, "", "Tệp trống. Bắt đầu bằng “id: …”, xem docs/programs.md");
            return null;
        }
        parser.MoveNext();
        var root = ReadPiece(1);
        parser.MoveNext();
        if (root is not null && parser.Current is DocumentStart second)
        {
            faults.Add((int)second.Start.Line, (int)second.Start.Column, "", "Mỗi tệp chỉ chứa một chương trình. Bỏ dòng “---” thứ hai hoặc tách phần sau thành tệp riêng");
            return null;
        }
        return root;
    }

    /// <summary>Reads the piece at the current event and leaves the parser behind it; null stops the reading.</summary>
    private YamlPiece? ReadPiece(int level)
    {
        var current = parser.Current!;
        var (line, column) = ((int)current.Start.Line, (int)current.Start.Column);
        if (level > MostLevels)
            return Refuse(line, column, $"Lồng quá {MostLevels} cấp. Chương trình không cần sâu như vậy: kiểm tra thụt dòng và dấu ngoặc");
        if (current is AnchorAlias || (current is NodeEvent node && (!node.Anchor.IsEmpty || !node.Tag.IsEmpty)))
            return Refuse(line, column, "Không dùng neo (&), tham chiếu (*) và nhãn (!) của YAML. Chép lại nội dung, hoặc đặt giá trị trong dấu nháy");
        switch (current)
        {
            case Scalar scalar when !IsText(scalar.Value):
                return Refuse(line, column, "Giá trị có ký tự hỏng, không phải chữ. Xóa ký tự ấy và gõ lại");

            case Scalar scalar:
                parser.MoveNext();
                return new YamlPiece.Text(line, column, scalar.Value, scalar.Style == ScalarStyle.Plain);

            case SequenceStart:
                return ReadList(line, column, level);

            default:
                return ReadMap(line, column, level);
        }
    }

    private YamlPiece.List? ReadList(int line, int column, int level)
    {
        var items = new List<YamlPiece>();
        for (parser.MoveNext(); parser.Current is not SequenceEnd;)
        {
            if (ReadPiece(level + 1) is not { } item)
                return null;
            items.Add(item);
        }
        parser.MoveNext();
        return new(line, column, items);
    }

    private YamlPiece.Map? ReadMap(int line, int column, int level)
    {
        var entries = new List<YamlPiece.Entry>();
        for (parser.MoveNext(); parser.Current is not MappingEnd;)
        {
            if (ReadPiece(level + 1) is not { } key || ReadPiece(level + 1) is not { } value)
                return null;
            if (key is YamlPiece.Text name)
                entries.Add(new(name, value));
            else
                faults.Add(key, "", "Khóa phải là một từ, ví dụ “id:”. Bỏ dấu ngoặc hoặc dấu “?” ở đây");
        }
        parser.MoveNext();
        return new(line, column, entries);
    }

    /// <summary>No half of a surrogate pair and no control character: neither can be compared, stored or shown.</summary>
    private static bool IsText(string value)
    {
        foreach (var rune in value.EnumerateRunes())
        {
            if (rune == Rune.ReplacementChar || (Rune.IsControl(rune) && rune.Value is not ('\n' or '\t')))
                return false;
        }
        return true;
    }

    private YamlPiece? Broken(string text, Mark at)
    {
        var (line, column, message) = SyntaxMessages.For(text, Math.Max(1, (int)at.Line), Math.Max(1, (int)at.Column));
        return Refuse(line, column, message);
    }

    private YamlPiece? Refuse(int line, int column, string message)
    {
        faults.Add(line, column, "", message);
        return null;
    }
}
