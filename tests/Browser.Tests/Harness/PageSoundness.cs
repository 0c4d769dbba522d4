using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
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

    /// <summary>Those of WCAG 2.1, levels A and AA.</summary>
    private static readonly AxeRunOptions Rules = new()
    {
        RunOnly = new() { Type = "tag", Values = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"] }, ResultTypes = [ResultType.Violations], Iframes = false,
    };

    /// <returns>Everything that makes the page scroll sideways, every id that stands twice, and every serious finding of the accessibility rules.</returns>
    public static async Task<IReadOnlyList<string>> Unsound(this IPage page)
    {
        var wide = await page.EvaluateAsync<string[]>(TooWide);
        var twice = await page.EvaluateAsync<string[]>(Twice);
        var accessibility = await page.RunAxe(Rules);
        return
        [
            .. wide.Select(element => $"{page.Url}: scrolls sideways: {element}"),
            .. twice.Select(id => $"{page.Url}: two elements have the id {id}"),
            .. from violation in accessibility.Violations
               where violation.Impact is "serious" or "critical"
               from node in violation.Nodes.Take(3)
               select $"{page.Url}: {violation.Id}: {violation.Help}: {node.Html[..Math.Min(200, node.Html.Length)]}",
        ];
    }
}
