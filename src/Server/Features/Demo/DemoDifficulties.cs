using CongDongSo.Domain.Difficulties;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Difficulties;
using CongDongSo.Server.Features.Difficulties.Contacts;
using CongDongSo.Server.Features.Difficulties.Guide;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Demo;

/// <summary>What became of the demo's difficulties: in the complete commune some in every state, elsewhere all but the latest are done; and the province's two contacts.</summary>
internal sealed class DemoDifficulties(Databases databases, UnitDirectory units)
{
    private const string CommuneOfficer = "xa.minhhoa", ProvinceOfficer = "tinh.minhhoa", TooMuch = "Vượt quá khả năng của xã, đề nghị tỉnh làm việc với đơn vị liên quan.";

    /// <summary>Days before the year's end from which on other communes have not got to an answer.</summary>
    private const int Latest = 30;

    private static readonly IReadOnlyDictionary<string, string> Answers = new Dictionary<string, string>
    {
        ["network"] = "Nhà mạng đã khảo sát, lắp trạm phụ trong tháng; trong lúc chờ, Tổ hẹn bà con làm thủ tục ở nhà văn hóa thôn.",
        ["device"] = "Tổ cử người giúp tại nhà bằng máy của Tổ; hộ có con cháu dùng điện thoại thông minh thì hướng dẫn con cháu làm cùng.",
        ["platform"] = "Mang căn cước đến bộ phận một cửa của xã, công an xã cấp lại ngay trong buổi.",
        ["people"] = "Xã mời cán bộ ngân hàng và công an về họp thôn, giải thích cách nhận ra lừa đảo; phát tờ rơi kèm theo.",
        ["team"] = "Xã đã bố trí kinh phí trong quý, Tổ trưởng đến văn phòng nhận.",
    };

    public async Task Fill(DemoPlan plan, CancellationToken ct)
    {
        var province = await databases.OpenProvince(plan.Province.Code, ct);
        var top = (await units.Tree(plan.Province.Code, DemoYear.Last, ct)).All.Single(unit => unit.Kind == UnitKind.Province);
        await Contacts(plan, province, top.Id, ct);
        foreach (var commune in plan.Communes)
        {
            var raised = await DifficultyRecounting.Untouched(province, commune.Unit.Id, ct);
            if (raised.Count == 0)
                continue;
            var isComplete = commune == plan.Complete;
            var chance = plan.ChanceOf($"difficulties/{commune.Unit.Code}");
            await DifficultyRecounting.Recount(province, [.. raised.SelectMany((one, i) => isComplete ? InEveryState(one, i, raised) : Done(one, chance))], ct);
            if (isComplete)
                await Publish(province, commune.Unit.Id, raised, ct);
        }
    }

    private static IEnumerable<(Guid, RecountedAct)> Done(RecountedDifficulty one, Chance chance)
    {
        var days = chance.Between(1, 9);
        return VietnamTime.DayOf(one.Case.RaisedAt) > DemoYear.Last.AddDays(-Latest) ? [] : [Answer(one, days, Commune), Confirm(one, days + 2)];
    }

    /// <summary>Eight ways, one after the other; the first of a text is never the same as another.</summary>
    private static IEnumerable<(Guid, RecountedAct)> InEveryState(RecountedDifficulty one, int number, IReadOnlyList<RecountedDifficulty> all) => (number % 8) switch
    {
        0 => [Take(one, 1, Commune, CommuneOfficer), Answer(one, 3, Commune), Confirm(one, 5)],
        1 => [Take(one, 2, Commune, CommuneOfficer)],
        2 => [Answer(one, 4, Commune)],
        3 => [Escalate(one, 3), Take(one, 4, Province, ProvinceOfficer), Answer(one, 9, Province), Confirm(one, 11)],
        4 => [Escalate(one, 2)],
        5 => [Answer(one, 2, Commune), (one.Case.Id, new(new DifficultyAct.Reopen("Làm theo rồi mà bà con vẫn vướng."), Reporter(one), At(one, 6)))],
        6 when all.Take(number).FirstOrDefault(other => other.Question == one.Question) is { } other => [(one.Case.Id, new(new DifficultyAct.Relate(other.Case.Id), Commune, At(one, 1))), Answer(one, 2, Commune)],
        6 => [Answer(one, 10, Commune), Confirm(one, 12)],
        _ => [],
    };

    private static async Task Publish(ProvinceDatabase province, UnitId commune, IReadOnlyList<RecountedDifficulty> raised, CancellationToken ct)
    {
        foreach (var (one, i) in raised.Where((_, i) => i % 8 == 0).DistinctBy(one => one.Topic).Take(3).Select((one, i) => (one, i)))
        {
            await DifficultyRecounting.Publish(province, new(
                NameBasedId.Of("demo-guide", $"{one.Case.Id}"), one.Case.Id, commune, one.Topic, "", one.Question.TrimEnd('.') + " thì làm thế nào?", Answers[one.Topic], DemoYear.At(DemoYear.Last, 15, i)), ct);
        }
    }

    /// <summary>Two, as document 335 has them; the communes are parted by their code.</summary>
    private static Task<bool> Contacts(DemoPlan plan, ProvinceDatabase province, UnitId top, CancellationToken ct)
    {
        var communes = plan.Communes.Select(commune => commune.Unit).OrderBy(unit => unit.Code, StringComparer.Ordinal).Select(unit => unit.Id).ToList();
        return DifficultyRecounting.Name(province, top,
        [
            new(NameBasedId.Of("demo-contact", "east"), "phía đông", "Cán bộ tỉnh (minh họa)", "02550000001", null, ProvinceOfficer, DemoYear.First, null, communes[..(communes.Count / 2)]),
            new(NameBasedId.Of("demo-contact", "west"), "phía tây", "Cán bộ phía tây (minh họa)", "02550000002", "phia-tay@minhhoa.example", null, DemoYear.First, null, communes[(communes.Count / 2)..]),
        ], DemoYear.At(DemoYear.First, 8, 0), ct);
    }

    private static DifficultyActor Commune => new(CommuneOfficer, false, DifficultyLevel.Commune);

    private static DifficultyActor Province => new(ProvinceOfficer, false, DifficultyLevel.Province);

    private static DifficultyActor Reporter(RecountedDifficulty one) => new(one.Case.Reporter, true, null);

    private static DateTimeOffset At(RecountedDifficulty one, int daysLater) => one.Case.RaisedAt.AddDays(daysLater);

    private static (Guid, RecountedAct) Take(RecountedDifficulty one, int daysLater, DifficultyActor actor, string login) => (one.Case.Id, new(new DifficultyAct.Take(login), actor, At(one, daysLater)));

    private static (Guid, RecountedAct) Escalate(RecountedDifficulty one, int daysLater) => (one.Case.Id, new(new DifficultyAct.Escalate(TooMuch, ProvinceOfficer), Commune, At(one, daysLater)));

    private static (Guid, RecountedAct) Answer(RecountedDifficulty one, int daysLater, DifficultyActor actor) => (one.Case.Id, new(new DifficultyAct.Answer(Answers[one.Topic]), actor, At(one, daysLater)));

    private static (Guid, RecountedAct) Confirm(RecountedDifficulty one, int daysLater) => (one.Case.Id, new(new DifficultyAct.Confirm(), Reporter(one), At(one, daysLater)));
}
