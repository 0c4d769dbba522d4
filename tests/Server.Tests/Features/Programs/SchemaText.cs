using System.Text.Json;
using System.Text.RegularExpressions;
using CongDongSo.Server.Features.Programs.Reading;

namespace CongDongSo.Server.Tests.Features.Programs;

/// <summary>docs/program.schema.json, and as much of JSON Schema as it uses: enough to hold a program file against it.</summary>
internal sealed class SchemaText
{
    private readonly JsonElement root = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository(), "docs", "program.schema.json"))).RootElement;

    public JsonElement Definitions => root.GetProperty("$defs");

    /// <returns>What the schema finds wrong, each with its path.</returns>
    public IReadOnlyList<string> Check(YamlPiece piece) => [.. Check(piece, root, "")];

    public static string Repository()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CongDongSo.slnx")))
            folder = folder.Parent ?? throw new InvalidOperationException("The tests run outside the repository.");
        return folder.FullName;
    }

    private IEnumerable<string> Check(YamlPiece piece, JsonElement schema, string path)
    {
        if (schema.TryGetProperty("$ref", out var reference))
            return Check(piece, Definitions.GetProperty(reference.GetString()!["#/$defs/".Length..]), path);
        if (schema.TryGetProperty("oneOf", out var choices))
            return choices.EnumerateArray().Count(choice => !Check(piece, choice, path).Any()) == 1 ? [] : [$"{path}: fits none of its shapes"];
        return piece switch
        {
            YamlPiece.Map map => CheckMap(map, schema, path),
            YamlPiece.List list => CheckList(list, schema, path),
            _ => CheckText((YamlPiece.Text)piece, schema, path),
        };
    }

    private IEnumerable<string> CheckMap(YamlPiece.Map map, JsonElement schema, string path)
    {
        if (TypeOf(schema) != "object")
            return [$"{path}: is a mapping"];
        var properties = schema.GetProperty("properties");
        var missing = schema.GetProperty("required").EnumerateArray().Select(key => key.GetString()!)
            .Where(key => map.Entries.All(entry => entry.Key.Value != key)).Select(key => $"{path}.{key}: is missing");
        return missing.Concat(map.Entries.SelectMany(entry => properties.TryGetProperty(entry.Key.Value, out var property)
            ? Check(entry.Value, property, $"{path}.{entry.Key.Value}")
            : [$"{path}.{entry.Key.Value}: is unknown"]));
    }

    private IEnumerable<string> CheckList(YamlPiece.List list, JsonElement schema, string path)
    {
        if (TypeOf(schema) != "array")
            return [$"{path}: is a list"];
        var tooFew = schema.TryGetProperty("minItems", out var least) && list.Items.Count < least.GetInt32() ? new[] { $"{path}: has too few items" } : [];
        return tooFew.Concat(list.Items.SelectMany((item, index) => Check(item, schema.GetProperty("items"), $"{path}[{index}]")));
    }

    private static IEnumerable<string> CheckText(YamlPiece.Text text, JsonElement schema, string path)
    {
        var number = text.Plain && decimal.TryParse(text.Value, System.Globalization.CultureInfo.InvariantCulture, out var value) ? value : (decimal?)null;
        var fits = TypeOf(schema) switch
        {
            "string" => number is null && !text.Blank && (!schema.TryGetProperty("pattern", out var pattern) || Regex.IsMatch(text.Value, pattern.GetString()!, RegexOptions.None, TimeSpan.FromSeconds(1))),
            "integer" or "number" => number is { } one && Within(one, schema) && (TypeOf(schema) == "number" || decimal.IsInteger(one)),
            "boolean" => text is { Plain: true, Value: "true" or "false" },
            null => Word(schema, text.Value),
            _ => false,
        };
        if (!fits)
            yield return $"{path}: “{text.Value}” does not fit";
    }

    private static bool Within(decimal number, JsonElement schema) =>
        (!schema.TryGetProperty("minimum", out var least) || number >= least.GetDecimal())
        && (!schema.TryGetProperty("maximum", out var most) || number <= most.GetDecimal());

    private static bool Word(JsonElement schema, string word) => schema.TryGetProperty("const", out var one)
        ? one.GetString() == word
        : schema.GetProperty("enum").EnumerateArray().Any(known => known.ToString() == word);

    private static string? TypeOf(JsonElement schema) => schema.TryGetProperty("type", out var type) ? type.GetString() : null;
}
