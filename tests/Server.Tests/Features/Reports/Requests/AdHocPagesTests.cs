using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Tests.Features.Messages;
using CongDongSo.Server.Tests.Harness;
using CongDongSo.Server.Tests.Platform.Documents;

namespace CongDongSo.Server.Tests.Features.Reports.Requests;

/// <summary>A commune asks its villages on the page, and a village's answer is a letter.</summary>
public sealed class AdHocPagesTests(PortalProvince province) : IClassFixture<PortalProvince>
{
    private static readonly DateOnly Today = VietnamTime.Today(TimeProvider.System);

    [Fact]
    public async Task An_officer_asks_the_villages_that_are_marked_moves_their_day_and_downloads_the_answers()
    {
        var officer = await province.CommuneOfficer();
        var form = await officer.Open("/bao-cao/dot-xuat/moi");
        form.QuerySelectorAll("input[name=dv]").Length.ShouldBe(2);
        var wrong = await officer.Send(form, "/bao-cao/dot-xuat/moi", HttpStatusCode.UnprocessableEntity, ("trich-yeu", "Rà soát nhà văn hóa"), ("pham-vi", "chon"));
        wrong.QuerySelector("#trich-yeu")!.GetAttribute("value").ShouldBe("Rà soát nhà văn hóa");

        var address = await Ask(officer, wrong, "Rà soát nhà văn hóa", form.QuerySelector("input[name=dv]")!.GetAttribute("value")!);

        var page = await officer.Open(address);
        page.Rows().Count.ShouldBe(1);
        (await officer.Open("/bao-cao/dot-xuat")).Rows().ShouldContain(row => row[0].StartsWith("Rà soát nhà văn hóa", StringComparison.Ordinal));
        (await officer.Download($"{address}/tra-loi.xlsx")).StatusCode.ShouldBe(HttpStatusCode.OK);
        using var moved = await officer.Post(page, address, ("viec", "extend"), ("den-ngay", $"{Today.AddDays(9):yyyy-MM-dd}"), ("ly-do", "Mưa."), ("pham-vi", "tat-ca"));
        moved.Headers.Location!.OriginalString.ShouldBe($"{address}?xong=extend");
        (await officer.Open(address)).Rows()[0].ShouldContain($"{VietnamTime.Text(Today.AddDays(9))} (đã gia hạn)");
    }

    [Fact]
    public async Task The_letter_cites_the_dispatch_and_answers_what_was_asked_and_nothing_else()
    {
        var officer = await province.CommuneOfficer();
        var form = await officer.Open("/bao-cao/dot-xuat/moi");
        var address = await Ask(officer, form, "Kiểm kê máy tính", form.QuerySelectorAll("input[name=dv]")[1].GetAttribute("value")!);
        var id = Guid.Parse((await officer.Open(address)).QuerySelector("tbody a")!.GetAttribute("href")!.Split('/')[^1]);
        using var client = await province.Installation.As("commune-officer", PortalProvince.Commune);
        await AQuarter.Step(client, id, new { deed = "write", version = 0, sections = new Dictionary<string, string> { ["Số máy tính"] = "Còn 2 máy." } });

        var file = await officer.Download($"/bao-cao/{id}/tai.docx");
        var letter = Office.Part(await file.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken), "word/document.xml").Root!.Value;
        var workbook = await officer.Download($"/bao-cao/{id}/tai.xlsx");

        letter.ShouldContain($"Thực hiện Văn bản số 9/UBND ngày {VietnamTime.Text(Today)} của Ủy ban nhân dân xã An Phú về việc kiểm kê máy tính");
        letter.ShouldContain("SỐ MÁY TÍNH");
        letter.ShouldContain("Còn 2 máy.");
        letter.ShouldNotContain("KIỆN TOÀN");
        workbook.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await client.GetFromJsonAsync<JsonElement>($"/api/v1/reports/{id}", TestContext.Current.CancellationToken)).GetProperty("sections").GetProperty("Số máy tính").GetString().ShouldBe("Còn 2 máy.");
    }

    /// <returns>The page of the request.</returns>
    private static async Task<string> Ask(PortalBrowser officer, AngleSharp.Dom.IDocument form, string title, string village)
    {
        using var answer = await officer.Post(
            form, "/bao-cao/dot-xuat/moi", ("trich-yeu", title), ("so", "9/UBND"), ("ngay", $"{Today:yyyy-MM-dd}"), ("han", $"{Today.AddDays(6):yyyy-MM-dd}"), ("ly-do", "Chuẩn bị tập huấn."),
            ("noi-dung", "Số máy tính: còn dùng được"), ("ky", $"{Today:yyyy-MM}"), ("noi-nhan", ""), ("pham-vi", "chon"), ("dv", village));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        answer.Headers.Location!.OriginalString.ShouldContain("?xong=1-");
        return answer.Headers.Location!.OriginalString.Split('?')[0];
    }
}
