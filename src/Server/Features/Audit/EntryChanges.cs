using System.Text.Json;
using CongDongSo.Domain.Language;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Audit;

/// <summary>One field of what an entry tells of, before and after; null: it was, or is, not there.</summary>
/// <param name="Field">Vietnamese where the field is known.</param>
public sealed record FieldChange(string Field, string? Before, string? After)
{
    public bool Differs => Before != After;
}

/// <summary>Before and after of an entry side by side, field by field.</summary>
internal static class EntryChanges
{
    private static readonly Dictionary<string, string> Names = new(StringComparer.Ordinal)
    {
        ["login"] = "Tên đăng nhập", ["name"] = "Họ tên", ["role"] = "Vai trò", ["unit"] = "Đơn vị", ["records"] = "Số bản ghi", ["new"] = "Mới", ["changed"] = "Thay đổi",
        ["unchanged"] = "Giữ nguyên", ["ended"] = "Thôi tham gia", ["villages"] = "Số thôn", ["communes"] = "Số xã", ["changes"] = "Thay đổi", ["kind"] = "Loại", ["network"] = "Mạng",
        ["until"] = "Đến", ["failures"] = "Số lần sai", ["fields"] = "Các trường", ["from"] = "Từ", ["to"] = "Đến", ["file"] = "Tệp", ["rows"] = "Số dòng", ["sha256"] = "SHA-256", ["search"] = "Điều kiện",
        ["actor"] = "Người thực hiện", ["action"] = "Việc", ["reason"] = "Lý do", ["phone"] = "Điện thoại", ["readings"] = "Số lần đọc", ["people"] = "Số người", ["teams"] = "Số Tổ",
        ["date"] = "Ngày", ["edition"] = "Ấn bản", ["units"] = "Số đơn vị", ["organisation"] = "Doanh nghiệp", ["validFrom"] = "Từ ngày", ["validTo"] = "Đến ngày", ["sessions"] = "Số phiên", ["note"] = "Ghi chú", ["post"] = "Chức vụ",
    };

    public static IReadOnlyList<FieldChange> Of(AuditLine line)
    {
        var (before, after) = (Fields(line.Before), Fields(line.After));
        return [.. before.Keys.Union(after.Keys).Select(key => new FieldChange(string.Join(" › ", key.Split('.').Select(Name)), before.GetValueOrDefault(key), after.GetValueOrDefault(key)))];
    }

    private static string Name(string key) => Names.GetValueOrDefault(key, key.Length == 0 ? "Giá trị" : key);

    /// <summary>Leaves by their way, e.g. <c>changes.new</c>; what is no object is one value without a name.</summary>
    private static Dictionary<string, string> Fields(string? json)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        if (json is null)
            return fields;
        using var document = JsonDocument.Parse(json);
        Collect(document.RootElement, "", fields);
        return fields;
    }

    private static void Collect(JsonElement element, string way, Dictionary<string, string> fields)
    {
        if (element.ValueKind != JsonValueKind.Object)
        {
            fields[way] = Text(element, way);
            return;
        }
        foreach (var property in element.EnumerateObject())
            Collect(property.Value, way.Length == 0 ? property.Name : $"{way}.{property.Name}", fields);
    }

    private static string Text(JsonElement element, string way) => element.ValueKind switch
    {
        JsonValueKind.String when way.EndsWith("role", StringComparison.Ordinal) && RoleWords.Read(element.GetString()!) is { } role => RoleWords.Text(role),
        JsonValueKind.String => element.GetString()!,
        JsonValueKind.Number when element.TryGetInt64(out var number) => VietnameseNumbers.Text(number),
        JsonValueKind.True => "có",
        JsonValueKind.False => "không",
        JsonValueKind.Array => string.Join(", ", element.EnumerateArray().Select(item => item.ValueKind == JsonValueKind.String ? item.GetString() : item.GetRawText())),
        _ => element.GetRawText(),
    };
}
