using System.Text;
using CongDongSo.Domain.Programs;
using CongDongSo.Server.Features.Programs.Reading;

namespace CongDongSo.Server.Features.Programs;

/// <summary>What came of reading a program file: the program, or every fault that keeps it from being one.</summary>
/// <param name="Program">Null as soon as there is one fault.</param>
public sealed record ProgramReading(Program? Program, IReadOnlyList<ProgramFault> Faults);

/// <summary>Reads a program from its YAML file; docs/programs.md says how to write one, docs/program.schema.json every key.</summary>
public static class ProgramFile
{
    /// <summary>The five official documents have 20–30 KB each.</summary>
    public const int MostBytes = 1 << 20;

    private static readonly UTF8Encoding StrictUtf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static ProgramReading Read(string path)
    {
        try
        {
            var info = new FileInfo(path);
            if (!info.Exists)
                return Unreadable(path, $"Không có tệp “{path}”. Kiểm tra lại đường dẫn");
            if (info.Length > MostBytes)
                return TooLong(path);
            return Parse(StrictUtf8.GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF'), path);
        }
        catch (DecoderFallbackException)
        {
            return Unreadable(path, "Tệp không phải văn bản UTF-8. Mở bằng trình soạn thảo và lưu lại với bảng mã UTF-8");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Unreadable(path, $"Không đọc được tệp “{path}”: kiểm tra quyền đọc và ổ đĩa");
        }
    }

    /// <param name="file">Name shown in faults.</param>
    public static ProgramReading Parse(string text, string file)
    {
        if (text.Length > MostBytes)
            return TooLong(file);
        var faults = new FaultList(file);
        if (YamlTree.Parse(text, faults) is not { } root)
            return new(null, faults.InOrder());
        var context = new ReadingContext(faults);
        var program = ProgramReader.Read(root, context);
        context.Ids.CheckReferences();
        return new(faults.Any ? null : program, faults.InOrder());
    }

    private static ProgramReading TooLong(string file) =>
        Unreadable(file, $"Tệp dài hơn {MostBytes / 1024} KB nên không thể là một chương trình. Bỏ phần thừa hoặc tách thành nhiều chương trình");

    private static ProgramReading Unreadable(string file, string message) => new(null, [new(file, 1, 1, "", message)]);
}
