using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Tests.Units;

public class SpansTests
{
    private static readonly DateOnly First = new(2025, 1, 1);

    [Fact]
    public void Every_day_has_what_was_stated_last_for_its_span()
    {
        var random = new Random(1);
        for (var round = 0; round < 200; round++)
        {
            IReadOnlyList<Span> spans = [];
            var days = new string?[60];
            for (var step = 0; step < 8; step++)
            {
                var (from, says) = (random.Next(days.Length), $"{round}.{step}");
                // What a plain list of days makes of it: the same answer as was known that day changes, up to where another begins.
                var known = days[from];
                var until = Enumerable.Range(from + 1, days.Length - from - 1).FirstOrDefault(day => days[day] != known, days.Length);
                for (var day = from; day < until; day++)
                    days[day] = says;

                spans = Spans.State(spans, First.AddDays(from), span => (span.From, span.To), (span, start, last) => span with { From = start, To = last }, new Span(First, First, says));
            }

            for (var day = 0; day < days.Length; day++)
                (spans.SingleOrDefault(span => span.From <= First.AddDays(day) && First.AddDays(day) <= span.To)?.Says).ShouldBe(days[day]);
            spans.Select(span => span.From).ShouldBe(spans.Select(span => span.From).Order());
        }
    }

    [Fact]
    public void What_is_stated_again_for_its_first_day_takes_the_place_of_what_was()
    {
        IReadOnlyList<Span> spans = [new(First, Spans.Open, "sai")];

        State(spans, First, "đúng").ShouldBe([new(First, Spans.Open, "đúng")]);
    }

    [Fact]
    public void What_ended_stays_ended_and_a_later_day_begins_anew()
    {
        IReadOnlyList<Span> spans = [new(First, First.AddDays(9), "cũ")];

        State(spans, First.AddDays(20), "mới").ShouldBe([new(First, First.AddDays(9), "cũ"), new(First.AddDays(20), Spans.Open, "mới")]);
    }

    private static IReadOnlyList<Span> State(IReadOnlyList<Span> spans, DateOnly from, string says) =>
        Spans.State(spans, from, span => (span.From, span.To), (span, start, last) => span with { From = start, To = last }, new Span(from, from, says));

    private sealed record Span(DateOnly From, DateOnly To, string Says);
}
