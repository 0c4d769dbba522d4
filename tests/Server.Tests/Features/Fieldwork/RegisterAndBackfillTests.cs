using System.Text.Json;

namespace CongDongSo.Server.Tests.Features.Fieldwork;

public sealed class RegisterAndBackfillTests(AField field, Harness.TestCluster cluster) : IClassFixture<AField>
{
    [Fact]
    public async Task Importing_the_same_register_twice_changes_nothing()
    {
        await using var own = new AField(cluster);
        await own.InitializeAsync();
        var file = own.Installation.FileWith("again.csv", AField.Households(6));

        var first = await own.Installation.Json("household", "import", file, "--province", "51");
        var again = await own.Installation.Json("household", "import", file, "--province", "51");

        first.GetProperty("changes").GetRawText().ShouldBe("""{"new":4,"changed":0,"unchanged":20}""");
        again.GetProperty("changes").GetRawText().ShouldBe("""{"new":0,"changed":0,"unchanged":24}""");
        await own.ShouldVerify();
    }

    [Fact]
    public async Task A_changed_household_counts_with_its_new_figures_from_now_on_and_keeps_the_past()
    {
        var file = field.Installation.FileWith("changed.csv", """
            code,village,head,members,from14,from15,from18
            H5,V4,Nguyễn Văn 5,6,6,5,5
            """);

        (await field.Installation.Json("household", "import", file, "--province", "51", "--dry-run")).GetProperty("applied").GetBoolean().ShouldBeFalse();
        var done = await field.Installation.Json("household", "import", file, "--province", "51");

        done.GetProperty("changes").GetRawText().ShouldBe("""{"new":0,"changed":1,"unchanged":0}""");
        (await field.Measure("health-record", "V4")).GetProperty("denominator").GetInt32().ShouldBe(15);
        (await field.Measure("health-record", "V4", "2099")).GetProperty("denominator").GetInt32().ShouldBe(18);
        await field.ShouldVerify();
    }

    [Fact]
    public async Task A_faulty_register_is_refused_with_every_fault_at_its_cell()
    {
        var before = await field.Installation.Query<long>("select count(*) from p51.household");
        var file = field.Installation.FileWith("faulty.csv", """
            code,village,head,address,phone,members,from14,from15,from18,elderly60,disabled,noSmartphone
            N1,V1,Lê Thị Bình,,0905 123 456,4,3,3,2,0,0,0
            N2,V9,Lê Thị Bình,,,4,3,3,2,0,0,0
            ,V1,,,,4,3,3,2,0,0,0
            N3,V1,Lê Văn Ba,,12345,4,3,3,2,0,0,0
            N4,V1,Lê Văn Tư,,,x,3,3,2,0,0,0
            N5,V1,Lê Văn Năm,,,2,3,3,2,0,0,0
            N1,V1,Lê Văn Sáu,,,4,3,3,2,0,0,0
            """);

        var refused = await field.Installation.Run("household", "import", file, "--province", "51", "--json");

        refused.Exit.ShouldBe(1);
        refused.Document.GetProperty("faults").EnumerateArray().Select(fault => $"{fault.GetProperty("column").GetString()}{fault.GetProperty("row").GetInt32()}")
            .ShouldBe(["B3", "A4", "C4", "E5", "F6", "F7", "A8"]);
        (await field.Installation.Query<long>("select count(*) from p51.household")).ShouldBe(before);
    }

    [Fact]
    public async Task A_file_of_records_may_name_villages_and_households_by_code()
    {
        string Line(Guid id, string village, string subject) => JsonSerializer.Serialize(new
        {
            id, kind = "observation", observedAt = "2025-10-05T08:00:00+07:00", village, body = new { subject, indicator = "bank-account", count = 3 },
        });
        var file = field.Installation.FileWith("records.ndjson", string.Join('\n', Line(AField.NewId(), "V2", "H1"), "", Line(AField.NewId(), "V2", "H99"), "{broken", Line(AField.NewId(), "V77", "H1"), Line(AField.NewId(), "V2", "H2")));

        var first = await field.Installation.Json("record", "push", file, "--province", "51");
        var second = await field.Installation.Json("record", "push", file, "--province", "51");

        (first.GetProperty("accepted").GetInt32(), first.GetProperty("duplicate").GetInt32()).ShouldBe((2, 0));
        first.GetProperty("rejected").EnumerateArray().Select(line => line.GetProperty("line").GetInt32()).ShouldBe([3, 4, 5]);
        (second.GetProperty("accepted").GetInt32(), second.GetProperty("duplicate").GetInt32()).ShouldBe((0, 2));
        (await field.Measure("bank-account", "V2")).GetProperty("numerator").GetInt32().ShouldBe(6);
        await field.ShouldVerify();
    }

    [Fact]
    public async Task A_file_may_name_by_code_what_it_registers_itself()
    {
        var subject = AField.NewId();
        var card = new { subjectId = subject, code = "N77", head = "Trần Thị Lệ", members = 3, from14 = 3, from15 = 3, from18 = 2 };
        var file = field.Installation.FileWith("registers.ndjson", string.Join(
            '\n',
            JsonSerializer.Serialize(new { id = AField.NewId(), kind = "observation", observedAt = "2025-10-06T08:00:00+07:00", village = "V3", body = new { subject = "N77", indicator = "bank-account", count = 3 } }),
            JsonSerializer.Serialize(new { id = AField.NewId(), kind = "household", observedAt = "2025-10-05T08:00:00+07:00", village = "V3", body = card })));

        var pushed = await field.Installation.Json("record", "push", file, "--province", "51");

        pushed.GetProperty("accepted").GetInt32().ShouldBe(2);
        await field.ShouldVerify();
    }

    [Fact]
    public async Task A_number_that_was_changed_by_hand_is_found_by_verify()
    {
        await field.Installation.Query<int>("update p51.tally set subjects = subjects + 1 where what = '@households' and grain = 'Y' and starts_on = '2000-01-01'; select 1");

        var verified = await field.Installation.Run("verify", "--json");

        verified.Exit.ShouldBe(1);
        verified.Document.GetProperty("ok").GetBoolean().ShouldBeFalse();
        verified.Document.GetProperty("differences").EnumerateArray().Count(one => one.GetProperty("what").GetString()!.StartsWith("tally", StringComparison.Ordinal)).ShouldBe(4);
        await field.Installation.Query<int>("update p51.tally set subjects = subjects - 1 where what = '@households' and grain = 'Y' and starts_on = '2000-01-01'; select 1");
        await field.Installation.Json("rebuild", "--province", "51");
    }
}
