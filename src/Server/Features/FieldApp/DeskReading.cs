using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Difficulties.Guide;
using CongDongSo.Server.Features.Teams.Groups;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.FieldApp;

/// <summary>What a phone's desk reads in the transaction of its pull: two sets of questions that travel with the pull's own.</summary>
internal sealed class DeskReading(PreparedDesk desk, Caller caller, FieldArea area)
{
    private Answer<Guid>? person;
    private Answer<long>? samples;
    private Answer<GuideEntry>? guide;
    private Answer<(Guid Subject, Uri Address)>? groups;
    private Answer<(Guid Team, long Minutes)>? minutes;

    /// <summary>Of the rosters; null: the account belongs to none.</summary>
    public Guid? Person => person!.Rows is [var one, ..] ? one : null;

    /// <summary>Of this month; null where no program asks for any.</summary>
    public long? MonthSamples => samples?.Rows.Single();

    public IReadOnlyList<DeskAnswer> Answers => [.. guide!.Rows.Select(one => new DeskAnswer(one.Id, one.Topic, one.TopicName, one.Question, one.Answer))];

    public void Ask(RoundTrip first)
    {
        desk.Teams.Ask(first);
        person = first.Ask(DeskStore.PersonOf(caller.AccountId));
        guide = first.Ask(GuidePublishing.OnPhone());
        if (desk.SampleQuota is not null)
            samples = first.Ask(DeskStore.MonthSamples(area.Villages.Concat(area.Communes).Select(place => place.Id), VietnamTime.MonthOf(desk.Today), TallyNames.SpeedSamples));
    }

    /// <summary>What needs to know the teams.</summary>
    public void AskMore(RoundTrip second)
    {
        desk.Teams.AskMore(second);
        groups = second.Ask(GroupLinks.Of(desk.Teams.Ids));
        minutes = second.Ask(DeskStore.WeekMinutes([.. desk.Teams.Ids.Select(team => team.Value)], VietnamTime.WeekOf(desk.Today)));
    }

    public Uri? GroupOf(Guid team) => groups!.Rows.FirstOrDefault(group => group.Subject == team).Address;

    public long WeekMinutes(IEnumerable<Guid> teams) => minutes!.Rows.Where(one => teams.Contains(one.Team)).Sum(one => one.Minutes);
}
