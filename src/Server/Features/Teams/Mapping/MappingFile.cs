using System.Text.Json;
using System.Text.Json.Serialization;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Teams.Rosters.Mapping;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Platform.Documents;

namespace CongDongSo.Server.Features.Teams.Mapping;

/// <summary>
/// A mapping of columns as the command line takes it:
/// <c>{"headerRow": 4, "columns": {"B": "commune", "D": "name", …}, "constants": {"decision": "01/QĐ-UBND ngày 10/7/2025"}, "communeIsSheetName": false, "sheets": ["Xã A"]}</c>.
/// </summary>
/// <param name="HeaderRow">The header's last row; rows below it are read.</param>
/// <param name="Columns">Meaning by column letter.</param>
/// <param name="Sheets">Null: all.</param>
[JsonUnmappedMemberHandling(JsonUnmappedMemberHandling.Disallow)]
internal sealed record MappingFile(int HeaderRow, IReadOnlyDictionary<string, string> Columns)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerOptions.Web) { ReadCommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true, RespectRequiredConstructorParameters = true };

    public int HeaderHeight { get; init; } = 1;

    public IReadOnlyDictionary<string, string> Constants { get; init; } = new Dictionary<string, string>();

    public bool CommuneIsSheetName { get; init; }

    public IReadOnlyList<string>? Sheets { get; init; }

    public static Result<MappedSheets> Read(string json)
    {
        MappingFile file;
        try
        {
            file = JsonSerializer.Deserialize<MappingFile>(json, Options) ?? throw new JsonException("null");
        }
        catch (JsonException faulty)
        {
            return new Problem("mapping-file", "Tệp ghép cột không phải JSON đúng dạng.", $"Ví dụ: {{\"headerRow\": 4, \"columns\": {{\"B\": \"commune\", \"D\": \"name\"}}}}. {faulty.Message}");
        }
        var unknown = file.Columns.Values.Concat(file.Constants.Keys).Where(code => MeaningWords.Column(code) is null).ToList();
        var letters = file.Columns.Keys.Where(letter => IndexOf(letter) is null).ToList();
        if (unknown.Count + letters.Count > 0 || file.Columns.Values.Distinct().Count() < file.Columns.Count || file.HeaderRow is < 1 or > RosterHeader.RowsSearched || file.HeaderHeight is < 1 or > HeaderGuess.TallestHeader)
        {
            return new Problem(
                "mapping-file", "Tệp ghép cột có chỗ không dùng được.",
                $"{(unknown.Count + letters.Count > 0 ? $"Không rõ: {string.Join(", ", unknown.Concat(letters))}. " : "")}Mỗi nghĩa ghép một cột; cột ghi bằng chữ cái; nghĩa là một trong: {string.Join(", ", MeaningWords.InOrder.Select(MeaningWords.Code))}; headerRow từ 1 đến {RosterHeader.RowsSearched}.");
        }
        var mapping = new RosterMapping(
            file.Columns.ToDictionary(one => MeaningWords.Column(one.Value)!.Value, one => IndexOf(one.Key)!.Value),
            file.Constants.ToDictionary(one => MeaningWords.Column(one.Key)!.Value, one => one.Value), file.CommuneIsSheetName);
        return mapping.Problems() is { Count: > 0 } problems
            ? new Problem("mapping-incomplete", "Cách ghép cột chưa đủ.", string.Join(" ", problems))
            : new MappedSheets(file.Sheets, file.HeaderRow, file.HeaderHeight, mapping);
    }

    private static int? IndexOf(string letters) => letters.All(char.IsAsciiLetter) ? ColumnName.IndexIn(letters) : null;
}
