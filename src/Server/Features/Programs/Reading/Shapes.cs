namespace CongDongSo.Server.Features.Programs.Reading;

/// <summary>The keys of one kind of mapping. The schema has a definition of the same name with the same keys; a test compares them.</summary>
internal sealed record Shape(string Name, string[] Required, string[] Optional)
{
    public IEnumerable<string> Keys => [.. Required, .. Optional];
}

/// <summary>Every mapping a program file is made of.</summary>
internal static class Shapes
{
    public static readonly Shape Program = new(
        "program",
        ["id", "title", "number", "issuer", "date", "inForce", "territory", "levels"],
        ["legalBases", "affiliations", "composition", "indicators", "topics", "activityKinds", "reports", "deadlines", "contacts", "training", "groups", "rosterForms", "duties"]);

    public static readonly Shape InForce = new("inForce", ["from"], ["to"]);
    public static readonly Shape Clause = new("clause", ["reference", "quote"], ["document"]);
    public static readonly Shape Affiliation = new("affiliation", ["id", "name"], ["aliases", "implies"]);
    public static readonly Shape Indicator = new("indicator", ["id", "name", "population", "source", "clause"], ["valueUnit", "targets", "guide"]);
    public static readonly Shape Target = new("target", ["value", "clause"], ["terrains"]);
    public static readonly Shape Topic = new("topic", ["id", "name", "strength", "clause"], ["pillar"]);
    public static readonly Shape Report = new("report", ["id", "title", "every", "steps"], ["indicators", "sections"]);
    public static readonly Shape Step = new("step", ["level", "to", "strength", "clause"], ["due"]);
    public static readonly Shape Due = new("due", ["day"], ["month", "before"]);
    public static readonly Shape Section = new("section", ["title", "prompt"], []);
    public static readonly Shape Deadline = new("deadline", ["id", "title", "level", "to", "date", "strength", "clause"], ["before", "asks"]);
    public static readonly Shape Contact = new("contact", ["name", "post", "area", "clause"], ["phone"]);
    public static readonly Shape Training = new("training", ["title", "address", "clause"], []);
    public static readonly Shape Group = new("group", ["id", "level", "members", "network", "strength", "clause"], ["link"]);
    public static readonly Shape RosterForm = new("rosterForm", ["id", "title", "columns", "clause"], []);
    public static readonly Shape Duty = new("duty", ["id", "who", "text", "strength", "clause"], []);

    /// <summary>Composition rules by the word under <c>rule</c>.</summary>
    public static readonly IReadOnlyDictionary<string, Shape> Rules = ByName(
        Rule("teamsPerUnit", ["atLeast"]),
        Rule("size", ["atLeast"], "upTo"),
        Rule("roleHeldBy", ["role"], "from"),
        Rule("affiliated", ["from", "atLeast"]),
        Rule("decisionIssuedBy", ["issuer"]));

    /// <summary>Populations by the word under <c>kind</c>.</summary>
    public static readonly IReadOnlyDictionary<string, Shape> Populations = ByName(
        new("households", ["kind"], []),
        new("residents", ["kind", "fromAge"], []),
        new("businesses", ["kind"], []),
        new("ocopMakers", ["kind"], []),
        new("teamWeeks", ["kind", "hoursAtLeast"], []),
        new("communeMonths", ["kind", "quota"], []),
        new("villages", ["kind"], []),
        new("communes", ["kind"], []),
        new("teams", ["kind", "membersAtLeast"], []));

    public static IEnumerable<Shape> All =>
    [
        Program, InForce, Clause, Affiliation, Indicator, Target, Topic, Report, Step, Due, Section, Deadline, Contact, Training, Group, RosterForm, Duty,
        .. Rules.Values, .. Populations.Values,
    ];

    private static Shape Rule(string name, string[] required, params string[] optional) =>
        new(name, ["id", "rule", "level", "strength", "clause", .. required], optional);

    private static Dictionary<string, Shape> ByName(params Shape[] shapes) => shapes.ToDictionary(shape => shape.Name);
}
