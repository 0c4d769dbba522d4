using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Tests.Features.Reports;

/// <summary>Reports of an invented province with the awkward cases: missing numbers, no target, long names.</summary>
public static class AReport
{
    private static readonly Clause Anywhere = new("mau-2025", "II.3", "báo cáo trước ngày 20 tháng cuối quý");
    private static readonly Period Quarter = Period.Quarter(2025, 4);
    private static readonly Unit Province = UnitOf("51", "Quảng Ngãi", UnitKind.Province, "Tỉnh", null);

    private static readonly Program Program = new()
    {
        Id = "mau-2025",
        Title = "Kế hoạch triển khai hoạt động của Tổ công nghệ số cộng đồng trên địa bàn tỉnh năm 2025",
        Number = "12/KH-UBND",
        Issuer = "UBND tỉnh",
        Date = new(2025, 4, 5),
        InForceFrom = new(2025, 4, 5),
        Territory = ["51"],
        Levels = [UnitKind.Province, UnitKind.Commune, UnitKind.Village],
        Composition = [new CompositionRule.TeamsPerUnit("village-team", UnitKind.Village, Strength.Must, new("mau-2025", "1", "mỗi thôn, tổ dân phố có 01 Tổ"), 1)],
        Indicators =
        [
            Households("household-informed", "Hộ gia đình được thông tin, tuyên truyền về chuyển đổi số"),
            Households("online-public-service", "Hộ có thành viên biết sử dụng dịch vụ công trực tuyến"),
            Households("digital-app", "Hộ có thành viên cài đặt ứng dụng công dân số"),
            Households("e-payment-account", "Hộ có thành viên có tài khoản thanh toán điện tử"),
            Households("digital-signature", "Hộ có thành viên có chữ ký số"),
            new("i-speed-sample", "Mẫu đo i-Speed", new Population.CommuneMonths(300), IndicatorSource.Sampled, Anywhere) { ValueUnit = "mẫu/xã/tháng" },
            new("team-hours", "Tổ hoạt động từ 8 giờ mỗi tuần", new Population.TeamWeeks(8), IndicatorSource.Derived, Anywhere),
        ],
    };

    private static readonly ReportSchedule Schedule = new("quarter", "Tình hình thực hiện nhiệm vụ của Tổ công nghệ số cộng đồng", PeriodKind.Quarter,
    [
        new(UnitKind.Commune, "Sở Khoa học và Công nghệ", new(20, null, Before: true), Strength.Must, Anywhere),
        new(UnitKind.Province, "Ủy ban nhân dân tỉnh, Bộ Khoa học và Công nghệ", null, Strength.Must, Anywhere),
    ])
    {
        Sections =
        [
            new("Kết quả thực hiện", "Các nội dung đã triển khai trong quý, số buổi, số người được hướng dẫn"),
            new("Cách làm hay, mô hình hiệu quả", "Nêu rõ nơi làm, người làm, kết quả"),
            new("Khó khăn, vướng mắc", "Vướng mắc khi dùng nền tảng số, dịch vụ số; nguyên nhân"),
            new("Kiến nghị, đề xuất", "Kiến nghị ai, việc gì"),
        ],
    };

    public static Report OfACommune(string name = "Lý Sơn", string subKind = "Đặc khu", int villages = 6)
    {
        var commune = UnitOf("21548", name, UnitKind.Commune, subKind, Province.Id);
        var below = Enumerable.Range(1, villages).Select(i => UnitOf($"51-21548-{i:00}", $"An Hải {i}", UnitKind.Village, "Thôn", commune.Id)).ToList();
        return Compose(commune, below, below[^2..]);
    }

    public static Report OfTheProvince(int communes = 96)
    {
        var below = Enumerable.Range(1, communes).Select(i => UnitOf($"{21000 + i}", $"Tịnh Khê {i}", UnitKind.Commune, i % 8 == 0 ? "Phường" : "Xã", Province.Id)).ToList();
        var silent = Enumerable.Range(1, 30).Select(i => UnitOf($"51-21001-{i:00}", $"Trường Thọ Tây {i}", UnitKind.Village, "Thôn", below[0].Id)).ToList();
        return Compose(Province, below, silent);
    }

    /// <summary>With what there is to compare with, and reports from below: accepted ones on time and late, one that is not accepted, one that was not sent.</summary>
    public static Report WithReportsFromBelow(int communes = 12)
    {
        var below = Enumerable.Range(1, communes).Select(i => UnitOf($"{21000 + i}", $"Tịnh Khê {i}", UnitKind.Commune, "Xã", Province.Id)).ToList();
        var plain = Compose(Province, below, []);
        // As many as the communes have together, so that what all of them have is their sum.
        return Compose(Province, below, [], below.Select((_, i) => SizeOf(i)).Sum(), input => input with
        {
            Previous = new Dictionary<string, decimal?> { ["household-informed"] = 91.25m, ["digital-app"] = null },
            YearAgo = new Dictionary<string, decimal?> { ["household-informed"] = 40.5m },
            Declared = new Dictionary<string, DeclaredCounts> { ["household-informed"] = new(7_000, 7_919, "Theo sổ theo dõi") },
            FromBelow =
            [
                .. plain.Parts.Select((part, i) => i switch
                {
                    0 => new ReportFromBelow(Guid.CreateVersion7(), part.Unit, ReportState.Draft, Timeliness.Missing, null, []),
                    1 => Sent(part, ReportState.Submitted, Timeliness.OnTime),
                    2 => Sent(part, ReportState.Accepted, Timeliness.Late),
                    _ => Sent(part, ReportState.Accepted, Timeliness.OnTime),
                }),
            ],
        });
    }

    /// <summary>Households of the unit below at a place in the list.</summary>
    private static int SizeOf(int place) => 101 + (7 * place);

    private static ReportFromBelow Sent(ReportPart part, ReportState state, Timeliness timeliness) => new(
        Guid.CreateVersion7(), part.Unit, state, timeliness, new(2025, 12, 14, 1, 0, 0, TimeSpan.Zero), [.. part.Rows.Select(row => new FrozenRow(row.Indicator, row.Numerator, row.Denominator, row.Value))]);

    private static Report Compose(Unit unit, List<Unit> below, List<Unit> missing, int size = 7_919, Func<ReportInput, ReportInput>? with = null) =>
        (with ?? (input => input))(new ReportInput
        {
            Program = Program,
            Schedule = Schedule,
            Unit = unit,
            Whole = new(Program.Id, unit, Quarter, new(2025, 12, 15, 1, 30, 0, TimeSpan.Zero), [.. Measures(unit, size, missing)]),
            Below = below,
            ByUnit = [.. below.SelectMany((part, i) => Measures(part, SizeOf(i), missing.Contains(part) ? [part] : []))],
            Teams = [.. below.Take(4).Select(TeamOf)],
            Findings = [.. missing.Select(village => new Finding(null, village.Id, Program.Composition[0], "Chưa có Tổ"))],
            Written = new Dictionary<string, string> { ["Khó khăn, vướng mắc"] = "Sóng di động ở một số khu dân cư còn yếu; nhiều người cao tuổi chưa có điện thoại thông minh." },
        }).Compose().ShouldBeOfType<Result<Report>.Done>().Value;

    /// <summary>Each indicator in another state; the last one is left unmeasured.</summary>
    private static IEnumerable<Measure> Measures(Unit unit, int size, IReadOnlyList<Unit> missing)
    {
        var silent = missing.Contains(unit);
        yield return silent ? Silent(unit, "household-informed", size, 100m) : new(unit, "household-informed", size, size, 100m, 100m, MeasureStatus.Met, missing);
        yield return silent ? Silent(unit, "online-public-service", size, 76.5m) : new(unit, "online-public-service", size * 3 / 4, size, Share(size * 3 / 4, size), 76.5m, MeasureStatus.Behind, missing);
        yield return silent ? Silent(unit, "digital-app", size, 56m) : new(unit, "digital-app", size * 2 / 3, size, Share(size * 2 / 3, size), 56m, MeasureStatus.Met, missing);
        yield return silent ? Silent(unit, "e-payment-account", size, null) : new(unit, "e-payment-account", size / 2, size, Share(size / 2, size), null, MeasureStatus.NoTarget, missing);
        yield return new(unit, "digital-signature", null, size, null, 27.5m, MeasureStatus.Missing, []);
        yield return new(unit, "i-speed-sample", 1_234, 3, 411.33m, 300m, MeasureStatus.Met, []);
    }

    private static Measure Silent(Unit unit, string indicator, int size, decimal? target) => new(unit, indicator, null, size, null, target, MeasureStatus.Missing, [unit]);

    private static decimal Share(int part, int whole) => decimal.Round(100m * part / whole, 2);

    private static Team TeamOf(Unit unit) => new(
        new(Guid.CreateVersion7()), unit.Id, UnitKind.Village, $"Tổ {unit.FullName}", new(new(Guid.CreateVersion7()), "01/QĐ-UBND", new(2025, 7, 10), UnitKind.Commune),
        [.. Enumerable.Range(0, 5).Select(i => new Member(new(Guid.CreateVersion7()), $"Nguyễn Văn {i}", i == 0 ? MemberRole.Leader : MemberRole.Member, [], null, null))]);

    private static Indicator Households(string id, string name) => new(id, name, new Population.Households(), IndicatorSource.Observed, Anywhere);

    private static Unit UnitOf(string code, string name, UnitKind kind, string subKind, UnitId? parent) =>
        new(UnitId.Of($"test/{code}/{name}"), code, name, kind, subKind, parent, null, new(2025, 7, 1), null);
}
