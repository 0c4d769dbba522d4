using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Programs.Reading;

/// <summary>The indicators with their populations and targets.</summary>
internal static class IndicatorReader
{
    public const string List = "indicators";

    /// <summary>Ages that the household register counts residents from.</summary>
    private static readonly int[] Ages = [14, 15, 18, 60];

    public static Indicator Read(Fields fields)
    {
        var unit = fields.TextOf("valueUnit") ?? "%";
        return new(fields.Id(List), fields.Text("name"), Population(fields), fields.Word("source", ProgramWords.Sources), fields.Clause())
        {
            ValueUnit = unit,
            Targets = Targets(fields, unit),
            Guide = fields.TextOf("guide"),
        };
    }

    private static Population Population(Fields indicator)
    {
        if (!indicator.Has("population")
            || RuleFields.Choose(indicator.At("population"), indicator.Path("population"), "kind", Shapes.Populations, indicator.Context) is not { } fields)
            return new Population.Households();
        return fields.Text("kind") switch
        {
            "residents" => new Population.Residents(Age(fields)),
            "businesses" => new Population.Businesses(),
            "ocopMakers" => new Population.OcopMakers(),
            "teamWeeks" => new Population.TeamWeeks(fields.Number("hoursAtLeast", 0.5m, 168)),
            "communeMonths" => new Population.CommuneMonths(fields.Whole("quota", 1, 1_000_000)),
            "villages" => new Population.Villages(),
            "communes" => new Population.Communes(),
            "teams" => new Population.Teams(fields.Whole("membersAtLeast", 1, 1000)),
            _ => new Population.Households(),
        };
    }

    private static int Age(Fields population)
    {
        var age = population.Whole("fromAge", 0, 120);
        if (population.Has("fromAge") && !Ages.Contains(age))
            population.Fault("fromAge", $"Sổ hộ gia đình chỉ đếm người từ đủ {string.Join(", ", Ages)} tuổi. Chọn một trong các tuổi ấy");
        return age;
    }

    private static IReadOnlyList<TerrainTarget> Targets(Fields indicator, string unit)
    {
        var taken = new HashSet<Terrain>();
        var everywhere = false;
        return indicator.Maps("targets", Shapes.Target, fields =>
        {
            var value = unit == "%" ? Percentage(fields) : fields.Number("value", 0, 1_000_000);
            var terrains = fields.WordsOf("terrains", ProgramWords.Terrains);
            if (fields.Has("terrains") && terrains.Count == 0)
                fields.Fault("terrains", "Ghi địa bàn, ví dụ [plain], hoặc bỏ hẳn dòng này nếu mức chung cho mọi nơi");
            else if (everywhere || (terrains.Count == 0 && taken.Count > 0) || !terrains.All(taken.Add))
                fields.Fault("terrains", "Địa bàn này đã có mức chỉ tiêu khác. Mỗi địa bàn chỉ một mức; mức chung (không ghi terrains) phải đứng một mình");
            everywhere |= terrains.Count == 0;
            return new TerrainTarget(terrains, value, fields.Clause());
        });
    }

    private static decimal Percentage(Fields target)
    {
        var value = target.Number("value", -1_000_000, 1_000_000);
        if (target.Has("value") && value is < 0 or > 100)
            target.Fault("value", $"Chỉ tiêu {value} % nằm ngoài khoảng 0–100 %. Sửa số, hoặc ghi valueUnit khác % nếu không phải tỷ lệ");
        return value;
    }
}
