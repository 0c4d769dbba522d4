namespace CongDongSo.House.Tests.Borders;

/// <summary>Who may know whom; a new pair is a decision and one line here.</summary>
public static class AllowedKnowledge
{
    /// <summary>Parts of the domain that the platform may speak of: ids, periods, refusals, language.</summary>
    public static readonly string[] BasicWords = ["Language", "Results", "Time", "Units"];

    /// <summary>
    /// Feature → the features whose front door and use cases it may call. It follows the one flow: units ► programs ► teams ►
    /// field work ► targets ► measures ► reports; accounts, which members of teams are invited to, and the demo stand beside it.
    /// </summary>
    public static readonly IReadOnlyDictionary<string, string[]> Features = new Dictionary<string, string[]>
    {
        ["Units"] = [],
        ["Accounts"] = ["Units", "Teams"],
        ["Programs"] = ["Units"],
        ["Teams"] = ["Units", "Programs"],
        ["Fieldwork"] = ["Units", "Programs", "Teams"],
        ["Targets"] = ["Units", "Programs", "Fieldwork"],
        ["Measures"] = ["Units", "Programs", "Teams", "Fieldwork", "Targets"],
        ["Declared"] = ["Units", "Programs", "Measures"],
        ["Quality"] = ["Units", "Programs", "Teams", "Fieldwork", "Measures", "Declared"],
        ["Messages"] = ["Units"],
        ["Difficulties"] = ["Units", "Programs", "Fieldwork", "Messages"],
        ["FieldApp"] = ["Units", "Programs", "Teams", "Fieldwork", "Measures", "Quality", "Difficulties", "Messages"],
        ["Reports"] = ["Units", "Programs", "Teams", "Fieldwork", "Difficulties", "Measures", "Declared", "Messages"],
        ["Boards"] = ["Units", "Programs", "Teams", "Fieldwork", "Measures", "Declared", "Difficulties"],
        ["Overview"] = ["Units", "Programs", "Teams", "Fieldwork", "Targets", "Measures", "Declared", "Boards", "Reports"],
        ["Audit"] = ["Units", "Teams", "Fieldwork"],
        ["Demo"] = ["Units", "Programs", "Teams", "Fieldwork", "Targets", "Measures", "Declared", "Accounts", "Quality", "Difficulties", "Reports"],
        ["Privacy"] = ["Fieldwork"],
        ["OpenData"] = ["Units"],
        ["Upkeep"] = ["Units", "Teams", "Fieldwork", "Measures", "Difficulties"],
    };

    /// <summary>What only stores and the database platform speak.</summary>
    public static bool MaySpeakSql(SourceFile file) =>
        file.IsUnder("src/Server/Platform/Database") || file.Name.EndsWith("Store.cs", StringComparison.Ordinal) || file.Extension == ".sql";
}
