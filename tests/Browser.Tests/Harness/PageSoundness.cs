using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Harness;

/// <summary>What may be wrong with a page as it stands.</summary>
internal static class PageSoundness
{
    private const string TooWide = """
        () => document.scrollingElement.scrollWidth <= innerWidth ? [] : [...document.body.querySelectorAll('*')]
          .filter(element => element.getBoundingClientRect().right > innerWidth + 0.5 && !element.closest('.table-responsive'))
          .slice(0, 3).map(element => element.outerHTML.slice(0, 160))
          .concat(`${document.scrollingElement.scrollWidth} px`)
        """;

    /// <summary>A label or link that names one of them leads to the first only.</summary>
    private const string Twice = """
        () => {
          const ids = [...document.querySelectorAll('[id]')].map(element => element.id);
          return [...new Set(ids.filter((id, index) => ids.indexOf(id) < index))];
        }
        """;

    /// <summary>Serious findings by the rules of WCAG 2.1, levels A and AA. Run in the page itself: the package's own way opens a window beside it for each page.</summary>
    private const string Accessibility = """
        async () => (await axe.run(document, { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] }, resultTypes: ['violations'], iframes: false })).violations
          .filter(violation => ['serious', 'critical'].includes(violation.impact))
          .flatMap(violation => violation.nodes.slice(0, 3).map(node => `${violation.id}: ${violation.help}: ${node.html.slice(0, 200)}`))
        """;

    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <returns>Everything that makes the page scroll sideways, every id that stands twice, and every serious finding of the accessibility rules.</returns>
    public static async Task<IReadOnlyList<string>> Unsound(this IPage page)
    {
        var wide = await page.EvaluateAsync<string[]>(TooWide);
        var twice = await page.EvaluateAsync<string[]>(Twice);
        await page.EvaluateAsync(Axe);
        var accessibility = await page.EvaluateAsync<string[]>(Accessibility);
        return
        [
            .. wide.Select(element => $"{page.Url}: scrolls sideways: {element}"),
            .. twice.Select(id => $"{page.Url}: two elements have the id {id}"),
            .. accessibility.Select(finding => $"{page.Url}: {finding}"),
        ];
    }
}
