using CongDongSo.Domain.Language;
using Spectre.Console;

namespace CongDongSo.Server.Features.Demo;

/// <summary>Shows how far a demo is: a bar on a terminal, plain lines elsewhere.</summary>
/// <param name="output">Standard error.</param>
internal sealed class DemoProgress(TextWriter output, bool onTerminal)
{
    private const int LinesOfAWatch = 10;

    public void Say(string what) => output.WriteLine(what + "…");

    /// <param name="work">Calls what it is given for each of the parts.</param>
    public Task Watch(string what, int parts, Func<Action, Task> work) => onTerminal ? WithBar(what, parts, work) : WithLines(what, parts, work);

    private Task WithBar(string what, int parts, Func<Action, Task> work) =>
        AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) }).Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context =>
            {
                var bar = context.AddTask(what, maxValue: parts);
                return work(() => bar.Increment(1));
            });

    private async Task WithLines(string what, int parts, Func<Action, Task> work)
    {
        Say(what);
        var done = 0;
        await work(() =>
        {
            var now = Interlocked.Increment(ref done);
            if (now * LinesOfAWatch / parts > (now - 1) * LinesOfAWatch / parts)
                output.WriteLine($"  {VietnameseNumbers.Text(now)}/{VietnameseNumbers.Text(parts)} nơi");
        });
    }
}
