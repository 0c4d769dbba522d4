using CongDongSo.Domain.Language;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Programs.Reading;

namespace CongDongSo.Server.Features.Programs;

/// <summary>
/// All programs of the installation: those shipped in <c>programs/</c> beside the executable and those of the operator's own folder
/// (setting <c>CDS_PROGRAMS</c>), where a file with the id of a shipped program takes its place. Read once, when first asked for.
/// </summary>
/// <param name="shipped">Folder of the shipped files.</param>
/// <param name="own">The operator's folder, or null.</param>
public sealed class ProgramCatalogue(string shipped, string? own)
{
    private readonly Lazy<Contents> contents = new(() => Load(shipped, own));

    public static string ShippedFolder => Path.Combine(AppContext.BaseDirectory, "programs");

    /// <summary>Oldest document first.</summary>
    public IReadOnlyList<Program> All => contents.Value.Programs;

    /// <summary>Faults of the files that could not be taken in; the other programs work without them.</summary>
    public IReadOnlyList<ProgramFault> Faults => contents.Value.Faults;

    public Result<Program> Find(string id)
    {
        if (contents.Value.ById.TryGetValue(id.Trim(), out var program))
            return program;
        var known = All.Select(one => one.Id).ToList();
        return new Problem(
            "program-not-found",
            $"Không có chương trình “{id}”.",
            known.Count == 0
                ? "Chưa có chương trình nào được nạp. Xem lỗi các tệp bằng lệnh cds program check."
                : $"Các chương trình đang có: {string.Join(", ", known)}.{NearestWord.Question(id, known)}") { Kind = ProblemKind.NotFound };
    }

    private static Contents Load(string shipped, string? own)
    {
        var faults = new List<ProgramFault>();
        var programs = ReadFolder(shipped, faults);
        if (!string.IsNullOrWhiteSpace(own))
        {
            foreach (var (id, program) in ReadFolder(own, faults))
                programs[id] = program;
        }
        return new([.. programs.Values.OrderBy(program => program.Date).ThenBy(program => program.Id, StringComparer.Ordinal)], programs, faults);
    }

    private static Dictionary<string, Program> ReadFolder(string folder, List<ProgramFault> faults)
    {
        var programs = new Dictionary<string, Program>();
        foreach (var file in FilesOf(folder, faults))
        {
            var reading = ProgramFile.Read(file);
            faults.AddRange(reading.Faults);
            if (reading.Program is { } program && !programs.TryAdd(program.Id, program))
                faults.Add(new(file, 1, 1, "id", $"Mã chương trình “{program.Id}” đã có ở tệp khác cùng thư mục; tệp này không được dùng. Đổi mã hoặc bỏ một tệp"));
        }
        return programs;
    }

    private static IReadOnlyList<string> FilesOf(string folder, List<ProgramFault> faults)
    {
        try
        {
            return [.. Directory.EnumerateFiles(folder, "*.yaml").Order(StringComparer.Ordinal)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            faults.Add(new(folder, 1, 1, "", $"Không đọc được thư mục chương trình “{folder}”. Tạo thư mục, cấp quyền đọc, hoặc sửa thiết đặt CDS_PROGRAMS"));
            return [];
        }
    }

    private sealed record Contents(
        IReadOnlyList<Program> Programs, Dictionary<string, Program> ById, IReadOnlyList<ProgramFault> Faults);
}
