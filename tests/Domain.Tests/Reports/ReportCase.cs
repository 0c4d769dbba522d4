using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Reports;

/// <summary>A small program and one unit, from which a test changes what it speaks of.</summary>
internal static class ReportCase
{
    public static readonly Clause Clause = new("mau", "II.3", "trước ngày 20 hằng tháng cuối quý");
    public static readonly Period Quarter = Period.Quarter(2025, 4);
    public static readonly DateTimeOffset Later = new(2026, 1, 5, 0, 0, 0, TimeSpan.Zero);

    public static readonly ReportSchedule Schedule = new("quarter", "Tình hình hoạt động của Tổ", PeriodKind.Quarter,
    [
        new(UnitKind.Commune, "Ủy ban nhân dân cấp huyện", new(20, null, Before: true), Strength.Must, Clause),
        new(UnitKind.District, "Sở Khoa học và Công nghệ", new(26, null, Before: true), Strength.Must, Clause),
        new(UnitKind.Province, "Ủy ban nhân dân tỉnh, Bộ Khoa học và Công nghệ", null, Strength.Must, Clause),
    ])
    {
        Sections = [new("Kết quả thực hiện", "Kể việc đã làm"), new("Khó khăn, vướng mắc", "Nêu nguyên nhân")],
    };

    public static readonly Program Program = new()
    {
        Id = "mau",
        Title = "Kế hoạch hoạt động",
        Number = "12/KH-UBND",
        Issuer = "UBND tỉnh",
        Date = new(2025, 4, 5),
        InForceFrom = new(2025, 4, 5),
        InForceTo = new(2025, 12, 31),
        Territory = ["49"],
        Levels = [UnitKind.Province, UnitKind.Commune],
        Composition = [new CompositionRule.TeamsPerUnit("each-village", UnitKind.Village, Strength.Must, Clause with { Quote = "mỗi thôn có 01 Tổ" }, 1)],
        Indicators =
        [
            new("household-informed", "Hộ được thông tin", new Population.Households(), IndicatorSource.Observed, Clause),
            new("i-speed-sample", "Mẫu đo i-Speed", new Population.CommuneMonths(300), IndicatorSource.Sampled, Clause) { ValueUnit = "mẫu/xã/tháng" },
        ],
        Reports = [Schedule],
        Deadlines = [new("teams-complete", "Kiện toàn xong các Tổ", UnitKind.Commune, "Sở", new(2025, 12, 19), Strength.Must, Clause)],
    };

    public static readonly Unit Commune = UnitOf("Tịnh Khê", UnitKind.Commune, "Xã");

    public static Unit UnitOf(string name, UnitKind kind, string subKind) =>
        new(UnitId.Of(subKind + name), "1", name, kind, subKind, null, null, new(2025, 7, 1), null);

    public static ReportInput Input(params Measure[] measures) => new()
    {
        Program = Program,
        Schedule = Schedule,
        Unit = Commune,
        Whole = new("mau", Commune, Quarter, Later, measures),
        Teams = [],
    };

    public static Measure Informed(long? having, long? of, decimal? value, decimal? target, MeasureStatus status, params Unit[] missing) =>
        new(Commune, "household-informed", having, of, value, target, status, missing);

    public static Report Done(ReportInput input) => input.Compose().ShouldBeOfType<Result<Report>.Done>().Value;

    public static Problem Refused(ReportInput input) => input.Compose().ShouldBeOfType<Result<Report>.Refused>().Problem;
}
