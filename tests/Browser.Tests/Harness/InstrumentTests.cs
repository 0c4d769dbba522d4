using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Browser.Tests.Harness;

/// <summary>A walk that finds nothing is worth as much as the eyes of the walker.</summary>
[Collection<InBrowser>]
public class InstrumentTests(DemoPortal portal)
{
    [Fact]
    public async Task A_page_that_is_too_wide_or_hard_to_read_is_noticed()
    {
        await using var visitor = await Visitor.Arrive(portal, Visitor.Phone);
        await visitor.Page.GotoAsync(AccessLinks.SignIn);
        (await visitor.Page.Unsound()).ShouldBeEmpty();

        await visitor.Page.EvaluateAsync("""
            () => {
              const line = document.querySelector('main').appendChild(document.createElement('p'));
              line.textContent = 'Không đọc được';
              line.style.width = '500px';
              line.style.color = '#ddd';
              line.id = document.querySelector('main').id;
            }
            """);
        var found = await visitor.Page.Unsound();

        found.ShouldContain(fault => fault.Contains("scrolls sideways", StringComparison.Ordinal));
        found.ShouldContain(fault => fault.Contains("color-contrast", StringComparison.Ordinal));
        found.ShouldContain(fault => fault.Contains("two elements have the id", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_goes_wrong_behind_the_page_is_noticed()
    {
        await using var visitor = await Visitor.Arrive(portal);
        await visitor.Page.GotoAsync(AccessLinks.SignIn);
        visitor.Faults.ShouldBeEmpty();

        await visitor.Page.RunAndWaitForResponseAsync(() => visitor.Page.EvaluateAsync("""
            async () => {
              document.head.appendChild(document.createElement('style')).textContent = 'p { color: red }';
              await new Promise(done => {
                addEventListener('error', done);
                setTimeout(() => { throw new Error('thrown in a script') });
              });
              await fetch('/api/v1/units');
            }
            """), response => response.Status == 401);

        visitor.Faults.ShouldContain(fault => fault.Contains("policy: style-src", StringComparison.Ordinal));
        visitor.Faults.ShouldContain(fault => fault.Contains("401 of ", StringComparison.Ordinal));
        visitor.Faults.ShouldContain(fault => fault.Contains("thrown in a script", StringComparison.Ordinal));
    }
}
