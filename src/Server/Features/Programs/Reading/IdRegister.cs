using CongDongSo.Domain.Language;
using System.Text.RegularExpressions;

namespace CongDongSo.Server.Features.Programs.Reading;

/// <summary>Ids declared in the lists of a file, and the places that refer to them: both may come in any order.</summary>
internal sealed partial class IdRegister(FaultList faults)
{
    private readonly Dictionary<(string List, string Id), YamlPiece> declared = [];
    private readonly List<(string List, string Id, YamlPiece At, string Path)> references = [];

    public void Declare(string list, string id, YamlPiece at, string path)
    {
        if (!Form().IsMatch(id))
            faults.Add(at, path, $"Mã “{id}” chỉ được gồm chữ thường không dấu a–z, số và gạch nối giữa, ví dụ “quang-nam-2025”");
        else if (!declared.TryAdd((list, id), at))
            faults.Add(at, path, $"Mã “{id}” đã dùng ở dòng {declared[(list, id)].Line}. Mỗi mục trong {list} cần một mã riêng: đổi một trong hai");
    }

    public void Refer(string list, string id, YamlPiece at, string path) => references.Add((list, id, at, path));

    /// <summary>Once everything is read.</summary>
    public void CheckReferences()
    {
        foreach (var (list, id, at, path) in references)
        {
            if (declared.ContainsKey((list, id)))
                continue;
            var known = declared.Keys.Where(key => key.List == list).Select(key => key.Id).ToList();
            faults.Add(at, path, $"“{id}” không có trong danh sách {list} của tệp này. Thêm mục ấy vào {list} hoặc sửa lại mã.{NearestWord.Question(id, known)}");
        }
    }

    [GeneratedRegex("^[a-z0-9]+(-[a-z0-9]+)*$", RegexOptions.ExplicitCapture, 1000)]
    public static partial Regex Form();
}
