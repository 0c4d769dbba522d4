using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;

namespace CongDongSo.Server.Tests.Features.Programs;

public class ShippedProgramsTests
{
    private static readonly ProgramCatalogue Catalogue = new(ProgramCatalogue.ShippedFolder, own: null);

    public static TheoryData<string> Ids => ["binh-son-2022", "quang-nam-2025", "thanh-hoa-2025", "quang-ngai-335-2025", "quang-ngai-2025-12"];

    [Theory, MemberData(nameof(Ids))]
    public void Every_document_is_read_without_a_fault_from_the_file_of_its_id(string id)
    {
        var reading = ProgramFile.Read(Path.Combine(ProgramCatalogue.ShippedFolder, $"{id}.yaml"));

        reading.Faults.ShouldBeEmpty();
        reading.Program.ShouldNotBeNull().Id.ShouldBe(id);
    }

    [Theory]
    [InlineData("binh-son-2022", "524", "province district commune village")]
    [InlineData("quang-nam-2025", "49", "province district commune village")]
    [InlineData("thanh-hoa-2025", "38", "province commune village")]
    [InlineData("quang-ngai-335-2025", "51", "province commune village")]
    [InlineData("quang-ngai-2025-12", "51", "province commune village")]
    public void Every_document_has_its_territory_and_levels(string id, string territory, string levels)
    {
        Get(id).Territory.ShouldBe([territory]);
        string.Join(' ', Get(id).Levels.Select(UnitWords.Code)).ShouldBe(levels);
    }

    [Theory]
    [InlineData("quang-nam-2025", "household-informed", Terrain.Plain, 100)]
    [InlineData("quang-nam-2025", "household-informed", Terrain.Mountain, 100)]
    [InlineData("quang-nam-2025", "online-public-service", Terrain.Plain, 80)]
    [InlineData("quang-nam-2025", "online-public-service", Terrain.Mountain, 50)]
    [InlineData("quang-nam-2025", "digital-app", Terrain.Plain, 60)]
    [InlineData("quang-nam-2025", "digital-app", Terrain.Mountain, 40)]
    [InlineData("quang-nam-2025", "e-payment-account", Terrain.Plain, 70)]
    [InlineData("quang-nam-2025", "e-payment-account", Terrain.Mountain, 40)]
    [InlineData("quang-nam-2025", "digital-signature", Terrain.Plain, 30)]
    [InlineData("quang-nam-2025", "digital-signature", Terrain.Mountain, 15)]
    [InlineData("quang-ngai-2025-12", "i-speed-sample", null, 300)]
    [InlineData("quang-ngai-2025-12", "village-team", null, 100)]
    [InlineData("quang-ngai-2025-12", "commune-team", null, 100)]
    [InlineData("quang-ngai-2025-12", "health-record", null, null)]
    [InlineData("quang-ngai-2025-12", "citizen-app", null, null)]
    [InlineData("quang-ngai-335-2025", "online-public-service", Terrain.Plain, null)]
    public void A_target_is_the_one_its_document_sets(string id, string indicator, Terrain? terrain, int? value)
    {
        var target = Get(id, indicator).Targets.SingleOrDefault(target => target.For(terrain));

        ((int?)target?.Value).ShouldBe(value);
    }

    [Fact]
    public void Populations_are_those_of_the_contract()
    {
        Get("quang-ngai-2025-12", "health-record").Population.ShouldBe(new Population.Residents(14));
        Get("quang-ngai-2025-12", "bank-account").Population.ShouldBe(new Population.Residents(15));
        Get("quang-ngai-2025-12", "adult-signature").Population.ShouldBe(new Population.Residents(18));
        Get("quang-ngai-2025-12", "i-speed-sample").Population.ShouldBe(new Population.CommuneMonths(300));
        Get("quang-ngai-2025-12", "citizen-app").Population.ShouldBeOfType<Population.Households>();
        Get("quang-ngai-2025-12", "cashless-merchant").Population.ShouldBeOfType<Population.Businesses>();
        Get("quang-ngai-2025-12", "ocop-online").Population.ShouldBeOfType<Population.OcopMakers>();
        Get("quang-ngai-2025-12", "team-size").Population.ShouldBe(new Population.Teams(5));
        Get("quang-nam-2025", "team-size").Population.ShouldBe(new Population.Teams(4));
        Get("quang-nam-2025", "team-hours").Population.ShouldBe(new Population.TeamWeeks(8));
    }

    [Fact]
    public void An_indicator_counts_the_same_people_from_the_same_source_in_every_program() =>
        Catalogue.All.SelectMany(program => program.Indicators).GroupBy(indicator => indicator.Id)
            .Where(same => same.Select(one => (one.Population.GetType(), one.Source, one.ValueUnit)).Distinct().Count() > 1)
            .Select(same => same.Key)
            .ShouldBeEmpty();

    [Theory]
    [InlineData("quarter", UnitKind.Commune, "2025-Q2", "2025-06-19")]
    [InlineData("quarter", UnitKind.Commune, "2025-Q4", "2025-12-19")]
    [InlineData("quarter", UnitKind.District, "2025-Q1", "2025-03-25")]
    [InlineData("quarter", UnitKind.District, "2025-Q2", "2025-06-25")]
    [InlineData("year", UnitKind.District, "2025", "2025-12-14")]
    public void Quang_Nam_reports_are_due_before_the_20th_and_26th_and_before_15_12(string report, UnitKind level, string period, string lastDay) =>
        Get("quang-nam-2025").Reports.Single(schedule => schedule.Id == report).StepFor(level).ShouldNotBeNull()
            .Due.ShouldNotBeNull().LastDayFor(Period.Parse(period)!).ShouldBe(DateOnly.Parse(lastDay));

    [Theory]
    [InlineData("thanh-hoa-2025", "2025-07-14")]
    [InlineData("quang-ngai-2025-12", "2025-12-19")]
    public void One_off_deadlines_end_the_day_before_the_one_they_name(string id, string lastDay) =>
        Get(id).Deadlines.ShouldHaveSingleItem().LastDay.ShouldBe(DateOnly.Parse(lastDay));

    [Theory]
    [InlineData("binh-son-2022", "commune-leader", Strength.Must)]
    [InlineData("binh-son-2022", "commune-deputy", Strength.Should)]
    [InlineData("binh-son-2022", "commune-women", Strength.May)]
    [InlineData("binh-son-2022", "commune-it-teachers", Strength.Should)]
    [InlineData("binh-son-2022", "district-leader", Strength.Must)]
    [InlineData("binh-son-2022", "village-leader", Strength.May)]
    [InlineData("binh-son-2022", "village-team", Strength.May)]
    [InlineData("quang-ngai-335-2025", "commune-police", Strength.Must)]
    [InlineData("quang-ngai-335-2025", "village-youth-or-teachers", Strength.Should)]
    [InlineData("quang-nam-2025", "village-size", Strength.Must)]
    [InlineData("quang-nam-2025", "village-others", Strength.May)]
    [InlineData("quang-ngai-2025-12", "village-size", Strength.Must)]
    [InlineData("quang-ngai-2025-12", "commune-youth", Strength.Should)]
    public void A_rule_binds_as_its_clause_does(string id, string rule, Strength strength) =>
        Get(id).Composition.Single(one => one.Id == rule).Strength.ShouldBe(strength);

    [Theory]
    [InlineData("PCT UBND xã", "commune-vice-chair")]
    [InlineData("CT.UBND", "commune-chair")]
    [InlineData("Bí thư Đoàn xã", "youth-secretary")]
    [InlineData("Phó Bí thư Đoàn", "youth-union")]
    [InlineData("ĐTN", "youth-union")]
    [InlineData("CT Hội LHPN", "womens-union")]
    [InlineData("Chủ tịch Hội Nông dân", "farmers-union")]
    [InlineData("GV Tin học trường TH&THCS", "it-teacher")]
    [InlineData("CC Văn hoá – Xã hội", "culture-society")]
    [InlineData("Phó trưởng thôn", "deputy-village-head")]
    [InlineData("Tổ trưởng TDP, Bí thư Chi bộ", "village-head party-cell-secretary")]
    public void Notes_of_real_rosters_are_understood(string note, string affiliations) =>
        string.Join(' ', new AffiliationReader(Get("binh-son-2022").Affiliations).Read(note)).ShouldBe(affiliations);

    [Fact]
    public void The_roster_form_has_the_columns_of_the_annex() =>
        Get("thanh-hoa-2025").RosterForms.ShouldHaveSingleItem().Columns.ShouldBe(
            ["TT", @"Tên Phường\xã", "Tên Tổ", "Số Quyết định", "Họ tên thành viên", "Chức vụ trong tổ", "Số điện thoại liên hệ", "Ghi chú"]);

    [Fact]
    public void Six_topics_guide_Thanh_Hoa_and_three_pillars_group_those_of_Quang_Ngai()
    {
        Get("thanh-hoa-2025").Topics.Count.ShouldBe(6);
        Get("quang-ngai-335-2025").Topics.Select(topic => topic.Pillar).OfType<string>().Distinct().ShouldBe(["chính quyền số", "kinh tế số", "xã hội số"]);
    }

    [Fact]
    public void The_east_and_the_west_of_the_province_have_their_contact() =>
        Get("quang-ngai-335-2025").Contacts.Select(contact => contact.Area).ShouldBe(["các cấp xã thuộc phía đông tỉnh", "các cấp xã thuộc phía tây tỉnh"]);

    private static Program Get(string id) => Catalogue.All.Single(program => program.Id == id);

    private static Indicator Get(string id, string indicator) => Get(id).Indicators.Single(one => one.Id == indicator);
}
