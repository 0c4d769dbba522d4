using System.Globalization;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Measures.Golden;

/// <summary>
/// Xã An Phú with four villages, made by the command line from the tables of <see cref="GoldenHouseholds"/> and <see cref="GoldenWork"/>: A thôn Đông and
/// B thôn Tây in the plain, C thôn Thượng and D thôn Xa in the mountains. Nothing was ever recorded in D.
/// </summary>
public sealed class GoldenCommune(TestCluster cluster) : IAsyncLifetime
{
    public const string Code = "21034";

    private const string Province = "51";

    public TestInstallation Installation { get; } = new(cluster);

    /// <summary>What became of the records that were sent twice.</summary>
    public (int Accepted, int Duplicate) SentAgain { get; private set; }

    /// <returns>Code of the village of a household, business or team; of X, the commune's.</returns>
    public static string VillageOf(string code) => code[0] == 'X' ? Code : $"{Code}-0{code[0] - 'A' + 1}";

    public async ValueTask InitializeAsync()
    {
        await Installation.InitializeAsync();
        await Installation.Json("unit", "import", File("thon.csv", """
            code,name,kind,commune,terrain,households,validFrom
            21034-01,Đông,Thôn,21034,đồng bằng,14,2025-07-01
            21034-02,Tây,Thôn,21034,đồng bằng,10,2025-07-01
            21034-03,Thượng,Thôn,21034,miền núi,12,2025-07-01
            21034-04,Xa,Thôn,21034,miền núi,4,2025-07-01
            """));
        foreach (var file in GoldenWork.Rows(GoldenWork.Teams).GroupBy(words => words[0]))
            await Installation.Json("roster", "import", File($"to-{file.Key}.csv", Roster(file)), "--province", Province, "--program", "quang-ngai-2025-12");
        await Installation.Json("household", "import", File("ho.csv", Register(household => household.Ages)), "--province", Province);
        await Installation.Json("business", "import", File("co-so.csv", BusinessRegister()), "--province", Province);
        var records = await GoldenRecords.All(Installation);
        (await Push("ghi.ndjson", records)).ShouldBe((records.Count, 0));
        SentAgain = await Push("ghi-lai.ndjson", records.Take(100));
        // A register that is imported today speaks of today: the quarter's denominators stay.
        await Installation.Json("household", "import", File("ho-nay.csv", Register(household => household.Code == "A01" ? [9, 8, 8, 7] : household.Ages)), "--province", Province);
    }

    public ValueTask DisposeAsync() => Installation.DisposeAsync();

    private async Task<(int Accepted, int Duplicate)> Push(string name, IEnumerable<string> records)
    {
        var answer = await Installation.Json("record", "push", File(name, string.Join('\n', records)), "--province", Province);
        answer.GetProperty("rejected").EnumerateArray().ShouldBeEmpty();
        return (answer.GetProperty("accepted").GetInt32(), answer.GetProperty("duplicate").GetInt32());
    }

    private string File(string name, string content) => Installation.FileWith(name, content);

    private static string Register(Func<GoldenHouseholds.Line, int[]> agesOf) => "code,village,head,members,from14,from15,from18\n" + string.Concat(
        GoldenHouseholds.Lines.Where(household => household.Code != "C12").Select(household => $"{household.Code},{household.Village},Nguyễn Văn Hộ,{string.Join(',', agesOf(household))}\n"));

    private static string BusinessRegister() => "code,village,name,kind,ocop\n" + string.Concat(GoldenWork.Rows(GoldenWork.Businesses).Select(words =>
        $"{words[0]},{VillageOf(words[0])},Cơ sở {words[0]},{(words[1] == "household" ? "hộ kinh doanh" : words[1])},{words[2]}\n"));

    /// <summary>Members of a team have the same names in every decision.</summary>
    private static string Roster(IEnumerable<string[]> teams)
    {
        string[] families = ["Nguyễn", "Trần", "Lê", "Phạm", "Võ"], given = ["An", "Bình", "Châu", "Dung", "Em", "Giang"];
        var lines = from words in teams
                    let number = Array.IndexOf(["X", "A", "B", "C", "B2"], words[1])
                    from member in Enumerable.Range(0, int.Parse(words[3], CultureInfo.InvariantCulture))
                    let team = $"Xã An Phú,{string.Join(' ', words[4..])},{words[2].Replace("|", " ngày ", StringComparison.Ordinal)}"
                    select $"{member + 1},{team},{families[number]} Thị {given[member]},{(member == 0 ? "Tổ trưởng" : "Thành viên")},09149940{number}{member},\n";
        return PortalProvince.RosterHead + string.Concat(lines);
    }
}
