using CongDongSo.Browser.Tests.Harness;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Features.FieldApp;

[Collection<InBrowser>]
public class EveryScreenTests(DemoPortal portal)
{
    /// <summary>Each with another heading than the one before.</summary>
    private static readonly string[] Screens =
    [
        "ho", "ho/moi", "ho/{household}", "ho/{household}/sua", "co-so", "co-so/moi", "hoat-dong", "hoat-dong/moi", "i-speed", "kho-khan", "kho-khan/moi", "kho-khan/moi?ho={household}",
        "to", "cam-nang", "so-gui", "may", "may/pin", "them", "",
    ];

    /// <summary>Words in a column so narrow that nobody can read them, though nothing scrolls sideways.</summary>
    private const string Squeezed = """
        () => [...document.querySelectorAll('main :is(p, dt, dd, h1, h2, summary, button, .button, .row-title, .row-detail, .chip span)')]
          .filter(element => element.textContent.trim().length > 7 && element.clientWidth > 0 && !element.classList.contains('hidden'))
          .filter(element => element.getBoundingClientRect().width < 3.5 * parseFloat(getComputedStyle(element).fontSize)).map(element => element.textContent)
        """;

    [Theory]
    [InlineData(360, 3)]
    [InlineData(320, 4)]
    public async Task Every_screen_fits_a_narrow_phone_also_with_letters_twice_as_large_and_is_accessible(int width, int number)
    {
        var volunteer = await Volunteer.Invited(portal, number);
        await using var phone = await FieldPhone.New(portal, width);
        await phone.Enrol(portal, volunteer.Code);
        var household = await portal.Query<Guid>($"select id from p{DemoPortal.Province}.household where village_id = '{volunteer.VillageId}' order by code limit 1");
        var faults = new List<string>();
        var heading = phone.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        var headings = new List<string> { await heading.InnerTextAsync() };
        var size = await FontSize(heading);

        foreach (var letters in new[] { "100%", "200%" })
        {
            await phone.Page.EvaluateAsync("size => { document.documentElement.style.fontSize = size }", letters);
            foreach (var screen in Screens.Select(one => one.Replace("{household}", household.ToString(), StringComparison.Ordinal)))
            {
                await phone.Go(screen);
                await Assertions.Expect(heading).Not.ToHaveTextAsync(headings[^1]);
                headings.Add(await heading.InnerTextAsync());
                faults.AddRange((await phone.Page.Unsound()).Select(fault => $"{letters} {fault}"));
                faults.AddRange((await phone.Page.EvaluateAsync<string[]>(Squeezed)).Select(text => $"{letters} {screen}: a letter or two a line: {text}"));
            }
        }

        (await FontSize(heading)).ShouldBe(2 * size, 0.1);
        headings.ShouldNotContain(text => text.StartsWith("Không có", StringComparison.Ordinal));
        string.Join('\n', faults.Concat(phone.Faults)).ShouldBeEmpty();
    }

    private static Task<double> FontSize(ILocator text) => text.EvaluateAsync<double>("element => parseFloat(getComputedStyle(element).fontSize)");
}
