using System.Net;
using CongDongSo.Server.Tests.Features.Fieldwork;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.FieldApp;

/// <summary>A register that comes from a file, and goes again with it, as the phones of its village hear of it.</summary>
public sealed class RegisterPullTests(TestCluster cluster)
{
    private const string File = """
        code,village,head,address,phone,members,from14,from15,from18,elderly60,disabled,noSmartphone
        H1,V2,Nguyễn Văn Đổi,,,4,3,3,2,1,0,1
        M1,V2,Đỗ Thị Mới,,,3,2,2,2,0,1,0

        """;

    [Fact]
    public async Task What_a_file_brings_appears_by_itself_and_what_is_taken_back_is_gone_with_the_village_told_anew()
    {
        await using var field = new AField(cluster);
        await field.InitializeAsync();
        var village = (await field.Village("V2")).ToString();
        var known = (await field.Household("V2", "H1")).ToString();
        var phone = await new PhoneState(await field.Installation.As("member", "V2")).Pull();

        await field.Installation.Json("household", "import", field.Installation.FileWith("so.csv", File), "--province", AField.Province);
        var brought = (await field.Household("V2", "M1")).ToString();
        await phone.Pull();

        Kinds(phone).ShouldBe(["household", "household"]);
        (Head(phone, known), Head(phone, brought)).ShouldBe(("Nguyễn Văn Đổi", "Đỗ Thị Mới"));

        await TakeBack(field.Installation);
        await phone.Pull();

        (Kinds(phone)[0], Kinds(phone)[^1], Kinds(phone).Count(kind => kind == "household")).ShouldBe(("village", "village", 5));
        phone.Villages.ShouldBe([village]);
        phone.Subjects.Count.ShouldBe(5);
        phone.Subjects.ShouldNotContainKey(brought);
        Head(phone, known).ShouldBe("Nguyễn Văn 1");
        await phone.PullUntilQuiet();
        phone.Told.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_village_that_the_file_did_not_touch_hears_nothing()
    {
        await using var field = new AField(cluster);
        await field.InitializeAsync();
        var neighbour = await new PhoneState(await field.Installation.As("member", "V1")).Pull();

        await field.Installation.Json("household", "import", field.Installation.FileWith("so.csv", File), "--province", AField.Province);
        await neighbour.Pull();
        var afterImport = Kinds(neighbour);
        await TakeBack(field.Installation);
        await neighbour.Pull();

        afterImport.Concat(Kinds(neighbour)).ShouldBeEmpty();
    }

    private static List<string> Kinds(PhoneState phone) => [.. phone.Told.Select(change => change.GetProperty("kind").GetString()!).Where(kind => kind != "desk")];

    private static string Head(PhoneState phone, string household) => phone.Subjects[household].GetProperty("card").GetProperty("head").GetString()!;

    /// <summary>The officer takes the last file back.</summary>
    private static async Task TakeBack(TestInstallation installation)
    {
        var browser = await PortalBrowser.As(installation, "commune-officer", AField.Commune);
        var imported = await browser.Open("/so/da-nhap");
        var change = imported.QuerySelector("input[name=lan]")!.GetAttribute("value")!;
        await browser.Send(imported, "/so/da-nhap/hoan-tac", HttpStatusCode.OK, ("lan", change), ("don-vi", AField.Commune));
    }
}
