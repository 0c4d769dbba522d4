using System.Text.Json;

namespace CongDongSo.Bench;

/// <summary>Imports a province's roster as its officers send it, into an installation that has villages but no teams.</summary>
internal static class RosterImport
{
    public static async Task<Section> Run(Installation full)
    {
        await using var empty = full.Sibling();
        var roster = full.FileAt("roster.xlsx");
        await full.Run("roster", "export", "--unit", "51", roster);
        var villages = JsonDocument.Parse((await full.Run("unit", "list", "--under", "51", "--all", "--json")).Output).RootElement.GetProperty("items").EnumerateArray().ToList();
        var communes = villages.Where(unit => Text(unit, "kind") == "commune").ToDictionary(unit => Text(unit, "id"), unit => Text(unit, "code"));
        await File.WriteAllLinesAsync(full.FileAt("villages.csv"),
        [
            "code,name,kind,commune,terrain",
            .. villages.Where(unit => Text(unit, "kind") == "village").Select(unit => $"{Text(unit, "code")},{Text(unit, "name")},{Text(unit, "subKind")},{communes[Text(unit, "parentId")]},"),
        ]);
        await empty.Run("unit", "import", full.FileAt("villages.csv"));
        var (dryTime, _, _) = await empty.Run("roster", "import", roster, "--province", "51", "--program", "quang-ngai-2025-12", "--dry-run");
        var (time, peak, _) = await empty.Run("roster", "import", roster, "--province", "51", "--program", "quang-ngai-2025-12");
        var (again, _, _) = await empty.Run("roster", "import", roster, "--province", "51", "--program", "quang-ngai-2025-12");
        await using var bySheets = full.Sibling();
        await full.Run("roster", "export", "--unit", "51", full.FileAt("roster.csv"));
        var sheets = await CommuneSheets.Write(full.FileAt("roster.csv"), full.FileAt("sheets.xlsx"));
        await bySheets.Run("unit", "import", full.FileAt("villages.csv"));
        var (sheetsTime, _, _) = await bySheets.Run("roster", "import", full.FileAt("sheets.xlsx"), "--province", "51", "--program", "quang-ngai-2025-12");
        var listed = (await bySheets.Run("roster", "undo", "--province", "51", "--json")).Output;
        var change = JsonDocument.Parse(listed).RootElement.GetProperty("items")[0].GetProperty("id").GetString()!;
        var (undoTime, _, _) = await bySheets.Run("roster", "undo", change, "--province", "51");
        return new("roster",
        [
            new("import of 12,198 people from XLSX, whole process with its database's start", time.TotalSeconds, "s", "≤ 3 s"),
            new("peak memory of the program", peak, "MB", "≤ 300 MB"),
            new("dry run", dryTime.TotalSeconds, "s"),
            new("the same file again: nothing changes", again.TotalSeconds, "s"),
            new($"import of the same people from a workbook with {sheets} sheets, one a commune", sheetsTime.TotalSeconds, "s", "≤ 5 s"),
            new("undo of that import", undoTime.TotalSeconds, "s"),
        ]);
    }

    private static string Text(JsonElement unit, string name) => unit.GetProperty(name).GetString()!;
}
