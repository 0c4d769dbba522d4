namespace CongDongSo.House.Tests.Borders;

/// <summary>Who may know whom; a new pair is a decision and one line here.</summary>
public static class AllowedKnowledge
{
    /// <summary>Parts of the domain that the platform may speak of: ids, periods, refusals, language.</summary>
    public static readonly string[] BasicWords = ["Language", "Results", "Time", "Units"];

    /// <summary>
    /// Feature → the features whose front door and use cases it may call. It follows the one flow: units ► programs ► teams ►
    /// field work ► measures ► reports; accounts, which members of teams are invited to, and the demo stand beside it.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string[]> Features = new Dictionary<string, string[]>
    {
        ["Units"] = [],
        ["Accounts"] = ["Units", "Teams"],
        ["Programs"] = ["Units"],
        ["Teams"] = ["Units", "Programs"],
        ["Fieldwork"] = ["Units", "Programs", "Teams"],
        ["Measures"] = ["Units", "Programs", "Teams", "Fieldwork"],
        ["Reports"] = ["Units", "Programs", "Teams", "Measures"],
        ["Overview"] = ["Units", "Programs", "Teams", "Fieldwork", "Measures", "Reports"],
        ["Audit"] = ["Units", "Teams", "Fieldwork"],
        ["Demo"] = ["Units", "Programs", "Teams", "Fieldwork", "Accounts"],
        ["Privacy"] = [],
        ["Upkeep"] = ["Units", "Teams", "Fieldwork", "Measures"],
    };

    /// <summary>What only stores and the database platform speak.</summary>
    public static bool MaySpeakSql(SourceFile file) =>
        file.IsUnder("src/Server/Platform/Database") || file.Name.EndsWith("Store.cs", StringComparison.Ordinal) || file.Extension == ".sql";
}
