namespace CongDongSo.Server.Tests.Security;

/// <summary>Good values for the names that routes read, so that a random request often gets as far as the work itself.</summary>
internal sealed record KnownValues(IReadOnlyDictionary<string, string[]> ByName)
{
    private static readonly string[] Periods = ["2025", "2025-Q4", "2025-11", "2025-W47"];
    private static readonly string[] Days = ["2025-11-21", "2025-06-30", "21/11/2025"];
    private static readonly string[] Programs = ["quang-ngai-2025-12", "quang-nam-2025", "thanh-hoa-2025"];

    /// <param name="login">Of an account that may be locked.</param>
    /// <param name="units">Codes and ids.</param>
    /// <param name="teams">Ids.</param>
    /// <param name="decisions">Ids.</param>
    public static KnownValues Of(string login, string[] units, string[] teams, string[] decisions) => new(new Dictionary<string, string[]>(StringComparer.OrdinalIgnoreCase)
    {
        ["unit"] = units, ["don-vi"] = units, ["under"] = units, ["trong"] = units, ["tinh"] = units, ["area"] = units, ["unitId"] = units, ["villageId"] = units,
        ["id"] = [.. teams, .. Programs], ["decision"] = decisions, ["cursor"] = teams, ["teamId"] = teams,
        ["program"] = Programs, ["chuong-trinh"] = Programs, ["chi-tieu"] = ["citizen-app", "health-record", "team-size"], ["report"] = ["quarter", "month", "year"],
        ["period"] = Periods, ["ky"] = Periods, ["nam"] = ["2025", "2026"], ["date"] = Days, ["ngay"] = Days, ["from"] = Days, ["to"] = Days,
        ["province"] = ["51", "48"], ["format"] = ["json", "xlsx", "docx"], ["by"] = ["commune", "village"], ["kind"] = ["commune", "observation"], ["q"] = ["an phú", "thon", "21034"],
        ["limit"] = ["10", "1000"], ["all"] = ["true"], ["restate"] = ["true"], ["dryRun"] = ["true"], ["trang"] = ["2"], ["xep"] = ["ma", "cao"], ["can-xem"] = ["1"], ["ve"] = ["/to", "//evil.example"],
        ["documentName"] = ["v1"], ["observedAt"] = ["2025-11-03T08:15:00+07:00"], ["login"] = [login, "khong-co"],
    });

    /// <summary>What is compared with a hash that is slow on purpose is seldom sent in a form that comes so far.</summary>
    public string For(string name, Random random) =>
        ByName.TryGetValue(name, out var good) ? good[random.Next(good.Length)]
        : name is "password" or "old" or "wanted" or "again" or "code" && random.Next(100) > 0 ? ""
        : NastyText.Of(random);
}
