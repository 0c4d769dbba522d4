using AngleSharp.Dom;
using CongDongSo.Server.Features.Teams.People;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Teams.People;

public sealed class DuplicatesPageTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    [Fact]
    public async Task Pairs_are_shown_with_their_teams_and_masked_phones_and_the_list_is_narrowed_by_commune()
    {
        await Import("1,Xã An Phú,Tổ CNSCĐ số 2 thôn Phổ An,41/QĐ-UBND ngày 1/10/2025,Đinh Trùng Số,Tổ trưởng,0914997101,\n2,Xã Bình Sơn,Tổ CNSCĐ số 2 thôn Long Thành,41/QĐ-UBND ngày 1/10/2025,Đinh Trung Só Khác,Tổ trưởng,0914997101,\n"
            + "1,Xã An Phú,Tổ CNSCĐ số 3 thôn Phổ An,42/QĐ-UBND ngày 1/10/2025,Đinh Trùng Số,Tổ trưởng,,\n");
        var officer = await province.Officer();

        var all = await officer.Open(PeopleLinks.Duplicates);
        var commune = await (await province.CommuneOfficer()).Open(PeopleLinks.Duplicates);

        Pairs(all).Length.ShouldBe(2);
        Pairs(all)[0].ShouldContain("Nhiều khả năng");
        Pairs(all)[0].ShouldContain("0914 997 ***");
        all.Body!.TextContent.ShouldNotContain("0914997101");
        all.QuerySelectorAll("select[name='don-vi'] option").Length.ShouldBeGreaterThan(2);
        var pair = Pairs(commune).ShouldHaveSingleItem();
        pair.ShouldContain("cùng họ tên trong một xã");
        pair.ShouldContain("Tổ CNSCĐ số 3 thôn Phổ An");

        // The other tests of the class leave pairs of their own in the province, whichever runs first.
        static string[] Pairs(IDocument page) => [.. page.QuerySelectorAll("section.card").Select(pair => pair.TextContent).Where(text => text.Contains("Đinh Tr", StringComparison.Ordinal))];
    }

    [Fact]
    public async Task Two_who_are_not_the_same_are_not_asked_about_again_until_somebody_looks_again()
    {
        await Import("2,Xã Bình Sơn,Tổ CNSCĐ số 4 thôn Long Thành,43/QĐ-UBND ngày 1/10/2025,Cao Hai Anh Em,Tổ trưởng,0914997201,\n,,,,Cao Hai Anh Chị,Thành viên,0914997201,\n");
        var officer = await PortalBrowser.As(province.Installation, "commune-officer", PortalProvince.OtherCommune);
        var list = await officer.Open(PeopleLinks.Duplicates);

        var apart = await After(officer, list, PeopleLinks.Apart);

        apart.QuerySelectorAll("section.card").ShouldBeEmpty();
        var kept = await officer.Open($"{PeopleLinks.Duplicates}?xem=khac-nguoi");
        kept.QuerySelector("section.card")!.TextContent.ShouldContain("đã ghi là hai người khác nhau");
        await After(officer, kept, PeopleLinks.NotApart);
        (await officer.Open(PeopleLinks.Duplicates)).QuerySelectorAll("section.card").Length.ShouldBe(1);
    }

    [Fact]
    public async Task A_merge_is_chosen_done_listed_and_taken_back_on_pages()
    {
        await Import("1,Xã An Phú,Tổ CNSCĐ số 5 thôn Phổ An,44/QĐ-UBND ngày 1/10/2025,Tạ Gộp Trang,Tổ trưởng,0914997301,\n1,Xã An Phú,Tổ CNSCĐ số 6 thôn Phổ An,45/QĐ-UBND ngày 1/10/2025,Tạ Gộp Trang Sai,Tổ trưởng,0914997301,\n");
        var officer = await province.CommuneOfficer();
        var list = await officer.Open(PeopleLinks.Duplicates);
        var form = await officer.Open(list.QuerySelectorAll("a").First(link => link.GetAttribute("aria-label")?.Contains("Tạ Gộp", StringComparison.Ordinal) == true).GetAttribute("href")!);

        var merged = await After(officer, form, PeopleLinks.Merge);

        merged.Body!.TextContent.ShouldContain("Đã gộp thành một người");
        (await province.Installation.Query<long>("select count(*) from p51.person where phone = '0914997301'")).ShouldBe(1);
        var undone = await After(officer, merged, PeopleLinks.Undo);
        undone.Body!.TextContent.ShouldContain("Đã hoàn tác");
        (await province.Installation.Query<long>("select count(*) from p51.person where phone = '0914997301'")).ShouldBe(2);
    }

    /// <summary>The page that the first form to this address leads to.</summary>
    private static async Task<IDocument> After(PortalBrowser officer, IDocument page, string action)
    {
        var answer = await officer.Post(page, action, Fields(page, action));
        return await officer.Open(answer.Headers.Location!.OriginalString);
    }

    /// <summary>What is chosen as the form opens; hidden fields go along by themselves.</summary>
    private static (string, string)[] Fields(IDocument page, string action) =>
        [.. page.QuerySelector($"form[action='{action}']")!.QuerySelectorAll("input[type='radio'][checked]").Select(input => (input.GetAttribute("name")!, input.GetAttribute("value")!))];

    private async Task Import(string lines) => await province.Installation.Json(
        "roster", "import", province.Installation.FileWith($"{Guid.NewGuid()}.csv", PortalProvince.RosterHead + lines), "--province", "51", "--program", PortalProvince.Program);
}
