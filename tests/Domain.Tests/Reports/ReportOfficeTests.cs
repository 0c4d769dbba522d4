using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Reports;

public class ReportOfficeTests
{
    [Theory]
    [InlineData("Tịnh Khê", UnitKind.Commune, "Xã", "XÃ TỊNH KHÊ", "Tịnh Khê")]
    [InlineData("Lý Sơn", UnitKind.Commune, "Đặc khu", "ĐẶC KHU LÝ SƠN", "Lý Sơn")]
    [InlineData("Nghĩa Lộ", UnitKind.Commune, "Phường", "PHƯỜNG NGHĨA LỘ", "Nghĩa Lộ")]
    [InlineData("1", UnitKind.Commune, "Phường", "PHƯỜNG 1", "Phường 1")]
    [InlineData("Hội An", UnitKind.District, "Thành phố", "THÀNH PHỐ HỘI AN", "Hội An")]
    public void Below_the_province_the_peoples_committee_reports(string name, UnitKind kind, string subKind, string line, string place)
    {
        var office = ReportOffice.Of(ReportCase.UnitOf(name, kind, subKind), ReportCase.Schedule);

        office.Superior.ShouldBeNull();
        office.Name.ShouldBe(["ỦY BAN NHÂN DÂN", line]);
        office.Place.ShouldBe(place);
        office.Symbol.ShouldBe("BC-UBND");
        office.SignedFor.ShouldBe(["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"]);
    }

    [Theory]
    [InlineData("Sở Khoa học và Công nghệ", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "BC-SKHCN")]
    [InlineData("Sở Khoa học và Công nghệ tỉnh Quảng Ngãi", "SỞ KHOA HỌC VÀ CÔNG NGHỆ", "BC-SKHCN")]
    [InlineData("Sở Văn hóa, Thể thao và Du lịch", "SỞ VĂN HÓA, THỂ THAO VÀ DU LỊCH", "BC-SVHTTDL")]
    public void At_the_province_the_department_that_the_level_below_reports_to(string receiver, string line, string symbol)
    {
        var office = ReportOffice.Of(ReportCase.UnitOf("Đà Nẵng", UnitKind.Province, "Thành phố"), ReceivedBy(receiver));

        office.Superior.ShouldBe("UBND THÀNH PHỐ ĐÀ NẴNG");
        office.Name.ShouldBe([line]);
        office.Symbol.ShouldBe(symbol);
        office.SignedFor.ShouldBe(["GIÁM ĐỐC"]);
    }

    [Fact]
    public void A_province_whose_committee_receives_reports_itself() =>
        ReportOffice.Of(ReportCase.UnitOf("Quảng Ngãi", UnitKind.Province, "Tỉnh"), ReceivedBy("UBND tỉnh")).Name.ShouldBe(["ỦY BAN NHÂN DÂN", "TỈNH QUẢNG NGÃI"]);

    private static ReportSchedule ReceivedBy(string receiver) =>
        ReportCase.Schedule with { Steps = [new(UnitKind.Commune, receiver, null, Strength.Must, ReportCase.Clause), ReportCase.Schedule.Steps[^1]] };
}
