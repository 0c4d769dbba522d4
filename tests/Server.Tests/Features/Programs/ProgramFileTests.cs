using System.Text;
using CongDongSo.Server.Features.Programs;

namespace CongDongSo.Server.Tests.Features.Programs;

public class ProgramFileTests
{
    [Fact]
    public void The_small_program_has_no_fault()
    {
        var reading = ProgramFile.Parse(Small.Yaml, "thu.yaml");

        reading.Faults.ShouldBeEmpty();
        var program = reading.Program.ShouldNotBeNull();
        program.Composition.Count.ShouldBe(2);
        program.Composition[0].Clause.ToString().ShouldBe("thu-2025, II.1: “từ 5 đến 8”");
        program.Deadlines[0].LastDay.ShouldBe(new DateOnly(2025, 12, 19));
    }

    [Theory]
    [InlineData("title: Thử nghiệm", "titel: Thử nghiệm", "titel", "Có phải ý bạn là “title”?")]
    [InlineData("title: Thử nghiệm", "x: 1", "title", "Thiếu khóa “title”")]
    [InlineData("title: Thử nghiệm", "title:", "title", "để trống")]
    [InlineData("title: Thử nghiệm", "title: [một]", "title", "không phải danh sách")]
    [InlineData("title: Thử nghiệm", "id: khac", "id", "viết hai lần, lần đầu giá trị ở dòng 1")]
    [InlineData("id: thu-2025", "id: Thử 2025", "id", "chữ thường không dấu")]
    [InlineData("date: 2025-07-01", "date: 2025-02-30", "date", "không phải một ngày có thật")]
    [InlineData("date: 2025-07-01", "date: 01/07/2025", "date", "năm-tháng-ngày")]
    [InlineData("  to: 2025-12-31", "  to: 2024-12-31", "inForce.to", "đứng trước ngày có hiệu lực")]
    [InlineData("territory: [\"51\"]", "territory: [\"5\"]", "territory[0]", "đặt trong dấu nháy")]
    [InlineData("territory: [\"51\"]", "territory: []", "territory", "ít nhất một mã")]
    [InlineData("territory: [\"51\"]", "territory: \"51\"", "territory", "phải là danh sách")]
    [InlineData("levels: [province, commune, village]", "levels: [commune, province, village]", "levels", "từ trên xuống")]
    [InlineData("levels: [province, commune, village]", "levels: [province, comune, village]", "levels[1]", "nation, province, district, commune, village. Có phải ý bạn là “commune”?")]
    [InlineData("levels: [province, commune, village]", "levels: [province, commune]", "composition[0].level", "không có trong levels")]
    [InlineData("  - id: secretary", "  - id: youth", "affiliations[1].id", "đã dùng ở dòng")]
    [InlineData("    aliases: [BT Đoàn]", "    aliases: [đtn]", "affiliations[1].aliases", "đã là cách viết của “youth”")]
    [InlineData("    implies: [youth]", "    implies: [yuoth]", "affiliations[1].implies[0]", "không có trong danh sách affiliations của tệp này. Thêm mục ấy vào affiliations hoặc sửa lại mã. Có phải ý bạn là “youth”?")]
    [InlineData("    from: [secretary]", "    from: [police]", "composition[1].from[0]", "“police” không có trong danh sách affiliations")]
    [InlineData("    rule: size", "    rule: szie", "composition[0].rule", "teamsPerUnit, size, roleHeldBy, affiliated, decisionIssuedBy. Có phải ý bạn là “size”?")]
    [InlineData("    rule: size", "", "composition[0].rule", "Cần khóa “rule”")]
    [InlineData("    strength: may", "    strength: phai", "composition[1].strength", "must, should, may")]
    [InlineData("    atLeast: 5", "    atLeast: năm", "composition[0].atLeast", "phải là số nguyên từ 1 đến 1.000")]
    [InlineData("    atLeast: 5", "    atLeast: 0", "composition[0].atLeast", "phải là số nguyên")]
    [InlineData("    upTo: 8", "    upTo: 3", "composition[0].upTo", "nhỏ hơn mức ít nhất")]
    [InlineData("    role: leader", "    role: boss", "composition[1].role", "leader, standingDeputy, deputy, member")]
    [InlineData("    clause: { reference: II.1, quote: từ 5 đến 8 }", "    clause: { reference: II.1 }", "composition[0].clause.quote", "Thiếu khóa “quote”")]
    [InlineData("    clause: { reference: II.1, quote: từ 5 đến 8 }", "    clause: II.1", "composition[0].clause", "nhóm “khóa: giá trị” gồm reference, quote")]
    [InlineData("    population: { kind: households }", "    population: { kind: hộ }", "indicators[0].population.kind", "households, residents")]
    [InlineData("    population: { kind: residents, fromAge: 14 }", "    population: { kind: residents }", "indicators[1].population.fromAge", "Thiếu khóa “fromAge”")]
    [InlineData("    population: { kind: residents, fromAge: 14 }", "    population: { kind: residents, fromAge: 16 }", "indicators[1].population.fromAge", "14, 15, 18, 60")]
    [InlineData("        value: 80", "        value: 120", "indicators[0].targets[0].value", "ngoài khoảng 0–100 %")]
    [InlineData("        value: 80", "        value: -1", "indicators[0].targets[0].value", "ngoài khoảng 0–100 %")]
    [InlineData("        value: 80", "        value: 12,5", "indicators[0].targets[0].value", "sau dấu chấm")]
    [InlineData("      - terrains: [plain]", "      - terrains: [plain, plain]", "indicators[0].targets[0].terrains", "đã có mức chỉ tiêu khác")]
    [InlineData("    every: quarter", "    every: quý", "reports[0].every", "year, quarter, month, week")]
    [InlineData("    indicators: [informed]", "    indicators: [inform]", "reports[0].indicators[0]", "Có phải ý bạn là “informed”?")]
    [InlineData("        due: { day: 20, before: true }", "        due: { day: 20, month: 12 }", "reports[0].steps[0].due.month", "Chỉ báo cáo năm")]
    [InlineData("        due: { day: 20, before: true }", "        due: { day: 32 }", "reports[0].steps[0].due.day", "từ 1 đến 31")]
    [InlineData("        due: { day: 20, before: true }", "        due: { day: 20, before: có }", "reports[0].steps[0].due.before", "true (có) hoặc false (không)")]
    [InlineData("    phone: \"0914000000\"", "    phone: 914000000", "contacts[0].phone", "10 chữ số")]
    [InlineData("    address: https://hoc.example.vn/", "    address: hoc.example.vn", "training[0].address", "https://")]
    [InlineData("    columns: [TT, Tên]", "    columns: []", "rosterForms[0].columns", "tên các cột")]
    public void A_spoiled_line_is_named_with_its_place_and_the_way_out(string line, string spoiled, string path, string message)
    {
        Small.LineOf(line).ShouldBePositive();

        var reading = ProgramFile.Parse(Small.Yaml.Replace(line, spoiled), "thu.yaml");

        reading.Program.ShouldBeNull();
        reading.Faults.ShouldAllBe(fault => fault.File == "thu.yaml" && fault.Line > 0 && fault.Column > 0 && fault.Message.Length > 20);
        var fault = reading.Faults.FirstOrDefault(fault => fault.Path == path).ShouldNotBeNull(string.Join('\n', reading.Faults));
        fault.Message.ShouldContain(message);
    }

    [Fact]
    public void A_fault_stands_at_the_line_and_column_an_editor_shows()
    {
        var fault = ProgramFile.Parse(Small.Yaml.Replace("    strength: may", "    strength: phai"), "thu.yaml").Faults.ShouldHaveSingleItem();

        (fault.Line, fault.Column).ShouldBe((Small.LineOf("strength: may"), "    strength: phai".IndexOf("phai", StringComparison.Ordinal) + 1));
    }

    [Fact]
    public void All_faults_are_found_in_one_reading_in_the_order_of_the_file()
    {
        var spoiled = Small.Yaml.Replace("date: 2025-07-01", "date: hôm nay").Replace("rule: size", "rule: big").Replace("value: 80", "value: 800").Replace("- level: commune", "- level: xã");

        var faults = ProgramFile.Parse(spoiled, "thu.yaml").Faults;

        faults.Select(fault => fault.Path).ShouldBe(["date", "composition[0].rule", "indicators[0].targets[0].value", "reports[0].steps[0].level"]);
        faults.Select(fault => fault.Line).ShouldBeInOrder();
    }

    [Theory]
    [InlineData("issuer: UBND tỉnh", "\tissuer: UBND tỉnh", "phím Tab")]
    [InlineData("issuer: UBND tỉnh", "issuer: \"UBND tỉnh", "dấu nháy")]
    [InlineData("issuer: UBND tỉnh", "issuer: UBND: tỉnh", "đặt cả giá trị trong dấu nháy")]
    [InlineData("issuer: UBND tỉnh", "issuer: @UBND", "phải đặt trong dấu nháy")]
    [InlineData("    aliases: [ĐTN]", "    aliases: [ĐTN", "dấu ngoặc")]
    [InlineData("    atLeast: 5", "   atLeast: 5", "thụt dòng")]
    public void Broken_yaml_is_explained_in_Vietnamese(string line, string spoiled, string message)
    {
        var fault = ProgramFile.Parse(Small.Yaml.Replace(line, spoiled), "thu.yaml").Faults.ShouldHaveSingleItem();

        fault.Message.ShouldStartWith("Sai cú pháp YAML");
        fault.Message.ShouldContain(message);
        fault.Line.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("", "Tệp trống")]
    [InlineData("# chỉ có lời chú", "Tệp trống")]
    [InlineData("- một\n- hai", "nhóm “khóa: giá trị”")]
    [InlineData("a: &x 1\nb: *x", "Không dùng neo")]
    [InlineData("a: !!binary QQ==", "Không dùng neo")]
    [InlineData("id: a\n---\nid: b", "Mỗi tệp chỉ chứa một chương trình")]
    [InlineData("? [a, b]\n: 1", "Khóa phải là một từ")]
    public void What_is_no_program_at_all_is_refused(string text, string message) =>
        ProgramFile.Parse(text, "thu.yaml").Faults.ShouldContain(fault => fault.Message.Contains(message));

    [Fact]
    public void Deep_nesting_and_unfolding_anchors_are_refused_before_they_grow()
    {
        ProgramFile.Parse(new string('[', 100_000), "sau.yaml").Faults.ShouldHaveSingleItem().Message.ShouldContain("Lồng quá 16 cấp");
        var bomb = "a: &a [x,x,x,x,x,x,x,x,x]\n" + string.Concat(Enumerable.Range(1, 20).Select(i => $"{(char)('a' + i)}: &{(char)('a' + i)} [{string.Join(',', Enumerable.Repeat($"*{(char)('a' + i - 1)}", 9))}]\n"));
        ProgramFile.Parse(bomb, "bom.yaml").Faults.ShouldHaveSingleItem().Message.ShouldContain("Không dùng neo");
    }

    [Fact]
    public void A_file_that_is_missing_too_long_or_no_text_is_said_so()
    {
        using var folder = new TemporaryFolder();

        MessageOf(folder.File("vắng.yaml")).ShouldContain("Không có tệp");
        MessageOf(folder.Write("dài.yaml", new byte[ProgramFile.MostBytes + 1])).ShouldContain("dài hơn 1024 KB");
        MessageOf(folder.Write("mã.yaml", Encoding.Latin1.GetBytes("title: \u00E9\u00E9"))).ShouldContain("UTF-8");
        MessageOf(folder.Path).ShouldContain("Không có tệp");
        ProgramFile.Read(folder.Write("tốt.yaml", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(Small.Yaml)])).Faults.ShouldBeEmpty();
    }

    private static string MessageOf(string path) => ProgramFile.Read(path).Faults.ShouldHaveSingleItem().Message;
}
