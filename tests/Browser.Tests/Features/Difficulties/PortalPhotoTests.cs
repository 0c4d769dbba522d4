using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Server.Features.Difficulties;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.Difficulties;

/// <summary>An officer's camera makes pictures of megabytes, with the place in them.</summary>
[Collection<InBrowser>]
public class PortalPhotoTests(DemoPortal portal)
{
    private const string Place = "GPS 15.1205N 108.8044E";

    [Theory]
    [InlineData("image/jpeg")]
    [InlineData("image/png")]
    public async Task A_picture_of_megabytes_is_made_small_and_loses_where_it_was_taken_before_it_is_sent(string media)
    {
        await using var officer = await Visitor.Arrive(portal);
        await officer.SignIn(portal.Account("xa"));
        var text = $"Máy in của bộ phận một cửa hỏng, {media}.";
        await Fill(officer, text);
        var taken = await Camera(officer, media);
        taken.Length.ShouldBeInRange(3_000_000, 10_000_000);

        await officer.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "IMG_0001", MimeType = media, Buffer = taken });
        await Assertions.Expect(officer.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Đã thu nhỏ" })).ToBeVisibleAsync(new() { Timeout = 60_000 });
        (await officer.Page.Unsound()).ShouldBeEmpty();
        await officer.Button("Gửi lên xã").ClickAsync();
        await Assertions.Expect(officer.Page.GetByText(text)).ToBeVisibleAsync();

        var kept = await portal.Query<byte[]>($"""
            select string_agg(part.content, ''::bytea order by part.starts_at) from p{DemoPortal.Province}.photo_part part
            join p{DemoPortal.Province}.photo p on p.id = part.photo_id join p{DemoPortal.Province}.field_record r on r.id = p.record_id
            where r.body ->> 'text' = '{text}' and p.media = 'image/jpeg'
            """);
        kept.Length.ShouldBeInRange(10_000, 200 * 1024);
        System.Text.Encoding.Latin1.GetString(kept).ShouldNotContain(Place);
        officer.Faults.ShouldBeEmpty();
    }

    [Fact]
    public async Task What_is_too_large_or_no_picture_is_told_at_once_and_not_sent()
    {
        await using var officer = await Visitor.Arrive(portal);
        await officer.SignIn(portal.Account("xa"));
        await officer.Page.GotoAsync(DifficultyLinks.New);
        var (input, said) = (officer.Page.Locator("input[type=file]"), officer.Page.Locator("input[type=file] + [role=status]"));

        await input.SetInputFilesAsync(new FilePayload { Name = "lon.jpg", MimeType = "image/jpeg", Buffer = new byte[10 * 1024 * 1024 + 1] });
        await Assertions.Expect(said).ToContainTextAsync("lớn quá 10 MB");
        await input.SetInputFilesAsync(new FilePayload { Name = "ghi-chu.jpg", MimeType = "image/jpeg", Buffer = "không phải ảnh"u8.ToArray() });
        await Assertions.Expect(said).ToContainTextAsync("Không đọc được ảnh “ghi-chu.jpg”");
        (await input.EvaluateAsync<int>("input => input.files.length")).ShouldBe(0);
    }

    [Fact]
    public async Task Without_script_a_large_picture_is_refused_with_the_limit_and_the_way_out_and_the_words_stay()
    {
        await using var maker = await Visitor.Arrive(portal);
        await using var officer = await Visitor.Arrive(portal, script: false);
        await officer.SignIn(portal.Account("xa"));
        await Fill(officer, "Đường truyền chậm.");

        await officer.Page.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "IMG_0001.jpg", MimeType = "image/jpeg", Buffer = await Camera(maker, "image/jpeg") });
        await officer.Button("Gửi lên xã").ClickAsync();

        await Assertions.Expect(officer.Page.GetByText("Ảnh lớn quá 512 KB.")).ToBeVisibleAsync();
        await Assertions.Expect(officer.Page.GetByText("hãy bật JavaScript")).ToBeVisibleAsync();
        await Assertions.Expect(officer.Page.GetByLabel("Nội dung")).ToHaveValueAsync("Đường truyền chậm.");
    }

    private static async Task Fill(Visitor officer, string text)
    {
        await officer.Page.GotoAsync(DifficultyLinks.New);
        await officer.Page.GetByLabel("Ở đâu").SelectOptionAsync(new SelectOptionValue { Index = 0 });
        await officer.Page.GetByLabel("Về việc gì").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await officer.Page.GetByLabel("Nội dung").FillAsync(text);
    }

    /// <summary>As a camera makes them: of megapixels, and with the place written beside the picture.</summary>
    private static async Task<byte[]> Camera(Visitor visitor, string media)
    {
        var picture = Convert.FromBase64String(await visitor.Page.EvaluateAsync<string>("""
            async ({ media }) => {
              const canvas = document.createElement('canvas');
              [canvas.width, canvas.height] = media === 'image/png' ? [1800, 1200] : [4000, 3000];
              const drawing = canvas.getContext('2d');
              const picture = drawing.createImageData(canvas.width, canvas.height);
              let grain = 1;
              for (let i = 0; i < picture.data.length; i++) {
                grain = (grain * 1103515245 + 12345) & 0x7fffffff;
                picture.data[i] = i % 4 === 3 ? 255 : 96 + ((i / 40000) % 96) + (grain >> 16) % 48;
              }
              drawing.putImageData(picture, 0, 0);
              const blob = await new Promise(resolve => canvas.toBlob(resolve, media, 0.92));
              const bytes = new Uint8Array(await blob.arrayBuffer());
              let text = '';
              for (let at = 0; at < bytes.length; at += 32768) text += String.fromCharCode(...bytes.subarray(at, at + 32768));
              return btoa(text);
            }
            """, new { media }));
        if (media == "image/png")
            return picture;
        byte[] place = [.. "Exif\0\0"u8, .. System.Text.Encoding.Latin1.GetBytes(Place)];
        return [.. picture[..2], 0xFF, 0xE1, 0, (byte)(place.Length + 2), .. place, .. picture[2..]];
    }
}
