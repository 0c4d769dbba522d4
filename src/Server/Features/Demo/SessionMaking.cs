using CongDongSo.Domain.Teams;
using CongDongSo.Server.Features.Fieldwork;

namespace CongDongSo.Server.Features.Demo;

/// <summary>Buổi hoạt động of a team.</summary>
internal sealed record Session(DateOnly Day, int Hour, int Minutes, (string Word, string Text) Kind, int Reached)
{
    public bool IsHouseholdVisit => Kind.Word == "household-visit";
}

/// <summary>A team's year: every week some sessions, around eight hours for a team at a steady pace.</summary>
internal static class SessionMaking
{
    public static List<Session> Of(Chance chance, Pace pace, DateOnly start)
    {
        var sessions = new List<Session>();
        foreach (var monday in DemoYear.Mondays)
        {
            var left = (int)(60 * pace switch
            {
                Pace.Fast => chance.Between(7.8, 11.5),
                Pace.Steady => chance.Between(6.2, 9.6),
                Pace.Slow => chance.Between(1.5, 6.5),
                _ => 0.0,
            });
            // Tết and harvest: a week off now and then.
            if (chance.Happens(0.06))
                continue;
            while (left >= 45)
            {
                var minutes = Math.Min(left, 15 * chance.Between(10, 20));
                left -= minutes;
                var day = monday.AddDays(chance.Below(7));
                var kind = chance.Happens(0.3) ? NameList.Activities[1] : chance.Of(NameList.Activities);
                var session = new Session(day, chance.Happens(0.45) ? chance.Between(18, 19) : chance.Between(7, 15), minutes, kind, chance.Between(3, 45));
                if (DemoYear.Has(day) && day >= start)
                    sessions.Add(session);
            }
        }
        return sessions;
    }

    public static IEnumerable<IncomingRecord> Records(MadeRecord made, IEnumerable<Session> sessions, TeamId? team)
    {
        // Who is free records the next one: nobody is at two sessions at once.
        var busyUntil = new List<DateTimeOffset>();
        foreach (var (at, session) in sessions.Select(session => (At: DemoYear.At(session.Day, session.Hour, made.Chance.Below(3600)), session)).OrderBy(one => one.At).ToList())
        {
            var free = busyUntil.FindIndex(end => end <= at);
            if (free < 0)
            {
                free = busyUntil.Count;
                busyUntil.Add(at);
            }
            busyUntil[free] = at.AddMinutes(session.Minutes);
            yield return made.By($"buoi{free}").Activity(at, session.Kind, session.Minutes, session.Reached, team);
        }
    }
}
