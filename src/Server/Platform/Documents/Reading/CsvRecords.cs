using System.Text;

namespace CongDongSo.Server.Platform.Documents.Reading;

/// <summary>
/// RFC 4180 as leniently as Excel reads it: a quote opens a field only at its start, text after the closing quote is kept, a record
/// ends at CR, LF or both outside quotes. A blank line is a record of one empty field.
/// </summary>
internal sealed class CsvRecords(TextReader text, char delimiter, int longestField)
{
    private readonly char[] _buffer = new char[32_768];
    private readonly StringBuilder _field = new();
    private int _length;
    private int _next;

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
        _field.Clear();
        if (Peek() == '"')
            Quoted();
        while (true)
        {
            var rest = _buffer.AsSpan(_next, _length - _next);
            var end = rest.IndexOfAny(delimiter, '\r', '\n');
            Append(end < 0 ? rest : rest[..end]);
            _next += end < 0 ? rest.Length : end;
            if (end < 0 && Peek() >= 0)
                continue;
            fields.Add(_field.ToString());
            return End();
        }
    }

    private bool End()
    {
        var c = Take();
        if (c == '\r' && Peek() == '\n')
            _next++;
        return c == delimiter;
    }

    private void Quoted()
    {
        _next++;
        while (true)
        {
            if (Peek() < 0)
                throw UnreadableFileException.Damaged("Có ô thiếu dấu ngoặc kép đóng.");
            var rest = _buffer.AsSpan(_next, _length - _next);
            var quote = rest.IndexOf('"');
            Append(quote < 0 ? rest : rest[..quote]);
            _next += quote < 0 ? rest.Length : quote + 1;
            if (quote < 0)
                continue;
            if (Peek() != '"')
                return;
            _field.Append('"');
            _next++;
        }
    }

    private void Append(ReadOnlySpan<char> part)
    {
        _field.Append(part);
        if (_field.Length > longestField)
            throw UnreadableFileException.TooLarge($"Có ô dài hơn {longestField} ký tự, thường do thiếu dấu ngoặc kép đóng.");
    }

    private int Take() => Peek() is >= 0 and var c ? _buffer[_next++] : -1;

    private int Peek()
    {
        if (_next == _length)
        {
            _length = text.Read(_buffer);
            _next = 0;
        }
        return _length == 0 ? -1 : _buffer[_next];
    }
}
