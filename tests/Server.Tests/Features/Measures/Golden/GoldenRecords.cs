using System.Text.Json;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Measures.Golden;

/// <summary>The golden commune's field records as lines of <c>cds record push</c>: cards and exceptions first, then the visits that they are about.</summary>
internal static class GoldenRecords
{
    public static async Task<IReadOnlyList<string>> All(TestInstallation installation)
    {
        var second = await installation.Query<Guid>("select id from p51.team where name = 'Tổ CNSCĐ số 2 thôn Tây'");
        var number = 0;
        return
        [
            .. GoldenWork.Rows(GoldenWork.Cards).Select(Card),
            .. GoldenWork.Rows(GoldenWork.Exceptions).Select(words => Observation(words[0], GoldenWork.At(words[3], words[4]), words[1], words[2], words[5] == "greater")),
            .. from household in GoldenHouseholds.Lines from one in household.Counts select Observation(household.Code, household.VisitedAt!, one.Indicator, $"{one.Count}"),
            .. from words in GoldenWork.Rows(GoldenWork.Businesses) where words[3] != "-"
               from one in words[5..8].Zip(["online-stall", "ocop-online", "cashless-merchant"]) where one.First != "."
               select Observation(words[0], GoldenWork.At(words[3], words[4]), one.Second, one.First),
            .. GoldenWork.Rows(GoldenWork.Activities).Select(Activity),
            .. GoldenWork.Rows(GoldenWork.Samples).SelectMany(Samples),
        ];

        string Observation(string subject, string at, string indicator, string count, bool isGreater = false) =>
            Line("observation", subject, at, new { subject, indicator, count = int.Parse(count) }, isGreater);

        string Card(string[] words) => (words[0], words[3..]) switch
        {
            ("C12", var ages) => Household(words, ages, new Guid("019a0000-0000-7000-8000-0000000000c1")),
            (['B', '0', ..], var ages) => Household(words, ages, null),
            var (code, what) => Line("business", code, GoldenWork.At(words[1], words[2]), new
            {
                subject = code, name = $"Cơ sở {code}", kind = what[0] == "household" ? "householdBusiness" : what[0], ocop = what[1] == "yes",
            }),
        };

        string Household(string[] words, string[] ages, Guid? isNew) => Line("household", words[0], GoldenWork.At(words[1], words[2]), new
        {
            subject = isNew is null ? words[0] : null, subjectId = isNew, code = isNew is null ? null : words[0], head = "Nguyễn Văn Hộ",
            members = int.Parse(ages[0]), from14 = int.Parse(ages[1]), from15 = int.Parse(ages[2]), from18 = int.Parse(ages[3]),
        });

        string Activity(string[] words) =>
            Line("activity", words[0], GoldenWork.At(words[1], words[2]), new { hours = decimal.Parse(words[3], System.Globalization.CultureInfo.InvariantCulture) }, team: words[0] == "B2" ? second : null);

        IEnumerable<string> Samples(string[] words) =>
            Enumerable.Range(0, int.Parse(words[3])).Select(_ => Line("speedSample", words[0], GoldenWork.At(words[1], words[2]), new { downMbps = 50, upMbps = 20 }));

        string Line(string kind, string code, string at, object body, bool isGreater = false, Guid? team = null) => JsonSerializer.Serialize(
            new { id = $"019a0000-0000-7000-{(isGreater ? "9" : "8")}000-{++number:x12}", kind, observedAt = at, village = GoldenCommune.VillageOf(code), teamId = team, body }, Sent);
    }

    private static readonly JsonSerializerOptions Sent = new() { DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull };
}
