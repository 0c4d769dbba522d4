namespace CongDongSo.Bench;

/// <summary>Imports a province's roster as its officers send it, into an installation that has villages but no teams.</summary>
internal static class RosterImport
{
    public static async Task<Section> Run(Installation full)
    {
        await using var empty = full.Sibling();
        var roster = full.FileAt("roster.xlsx");
        await full.Run("roster", "export", "--unit", "51", roster);
        await empty.Run("unit", "list");
        var (dryTime, _, _) = await empty.Run("roster", "import", roster, "--province", "51", "--program", "quang-ngai-2025-12", "--dry-run");
        var (time, peak, _) = await empty.Run("roster", "import", roster, "--province", "51", "--program", "quang-ngai-2025-12");
        var (again, _, _) = await empty.Run("roster", "import", roster, "--province", "51", "--program", "quang-ngai-2025-12");
        return new("roster",
        [
            new("import of 12,198 people from XLSX, whole process with its database's start", time.TotalSeconds, "s", "≤ 3 s"),
            new("peak memory of the program", peak, "MB", "≤ 300 MB"),
            new("dry run", dryTime.TotalSeconds, "s"),
            new("the same file again: nothing changes", again.TotalSeconds, "s"),
        ]);
    }
}
