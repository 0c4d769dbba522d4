using System.Text;

namespace CongDongSo.Server.Platform.Documents.Reading;

/// <summary>
/// RFC 4180 as leniently as Excel reads it: a quote opens a field only at its start, text after the closing quote is kept, a record
/// ends at CR, LF or both outside quotes. A blank line is a record of one empty field.
/// </summary>
internal sealed class CsvRecords(TextReader text, char delimiter, int longestField)
{
    private readonly char[] buffer = new char[32_768];
    private readonly StringBuilder field = new();
    private int length;
    private int next;

    /// <summary>Fills <paramref name="fields"/> with the next record; false at the end.</summary>
    public bool Read(List<string> fields)
    {
        fields.Clear();
        if (Peek() < 0)
            return false;
        while (Field(fields))
        {
        }
        return true;
    }

    /// <summary>Reads one field; false where its record ends with it.</summary>
    private bool Field(List<string> fields)
    {
        field.Clear();
        if (Peek() == '"')
            Quoted();
        while (true)
        {
            var rest = buffer.AsSpan(next, length - next);
            var end = rest.IndexOfAny(delimiter, '\r', '\n');
            Append(end < 0 ? rest : rest[..end]);
            next += end < 0 ? rest.Length : end;
            if (end < 0 && Peek() >= 0)
                continue;
            fields.Add(field.ToString());
            return End();
        }
    }

    private bool End()
    {
        var c = Take();
        if (c == '\r' && Peek() == '\n')
            next++;
        return c == delimiter;
    }

    private void Quoted()
    {
        next++;
        while (true)
        {
            if (Peek() < 0)
                throw UnreadableFileException.Damaged("Có ô thiếu dấu ngoặc kép đóng.");
            var rest = buffer.AsSpan(next, length - next);
            var quote = rest.IndexOf('"');
            Append(quote < 0 ? rest : rest[..quote]);
            next += quote < 0 ? rest.Length : quote + 1;
            if (quote < 0)
                continue;
            if (Peek() != '"')
                return;
            field.Append('"');
            next++;
        }
    }

    private void Append(ReadOnlySpan<char> part)
    {
        field.Append(part);
        if (field.Length > longestField)
            throw UnreadableFileException.TooLarge($"Có ô dài hơn {longestField} ký tự, thường do thiếu dấu ngoặc kép đóng.");
    }

    private int Take() => Peek() is >= 0 and var c ? buffer[next++] : -1;

    private int Peek()
    {
        if (next == length)
        {
            length = text.Read(buffer);
            next = 0;
        }
        return length == 0 ? -1 : buffer[next];
    }
}
