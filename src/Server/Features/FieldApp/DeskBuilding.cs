using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.Json;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Difficulties.Guide;
using CongDongSo.Server.Features.Measures;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Teams.Groups;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.FieldApp;

/// <summary>What a phone's desk takes from other features.</summary>
/// <param name="Roles">In the teams of each unit; of several the highest.</param>
internal sealed record PreparedDesk(DateOnly Today, IReadOnlyDictionary<UnitId, Role> Roles, PhoneTeams Teams, IReadOnlyList<Program> Programs, IReadOnlyList<DeskFigure> Figures, IReadOnlyList<DeskProvince>? Provinces)
{
    /// <summary>Speed samples that a commune owes a month; null where no program asks for any.</summary>
    public int? SampleQuota => Programs.SelectMany(program => program.Indicators).Select(indicator => (indicator.Population as Population.CommuneMonths)?.Quota).FirstOrDefault(wanted => wanted is not null);
}

/// <summary>Puts together what a phone shows beside households.</summary>
internal sealed class DeskBuilding(UnitDirectory units, TeamDirectory teams, ProgramCoverage coverage, MeasureUnits measures, TimeProvider clock) : IDisposable
{
    /// <summary>The figures of a commune's villages are the same for all phones there; they are worked out so often at most, once for all who ask meanwhile.</summary>
    private static readonly TimeSpan Fresh = TimeSpan.FromSeconds(30);

    private readonly ConcurrentDictionary<(UnitId Commune, string Programs, string Period), (long At, Lazy<Task<IReadOnlyList<DeskFigure>>> Rows)> figures = new();
    private readonly ConcurrentDictionary<string, string> versions = new();

    /// <summary>In the morning all communes are asked for in the same second: more at once would only open as many connections, each of which has to get to know the tables first.</summary>
    private readonly SemaphoreSlim turns = new(4);

    /// <summary>Asks what others know; not within a transaction.</summary>
    public async Task<PreparedDesk> Prepare(Caller caller, FieldArea area, CancellationToken ct)
    {
        var today = VietnamTime.Today(clock);
        var programs = area.Tops.Select(area.Tree.Find).OfType<Unit>().FirstOrDefault() is { } home
            ? (await coverage.Of(home, ct)).Where(program => program.InForceOn(today)).ToList() : [];
        var roles = caller.Grants.Where(grant => grant.Role is Role.TeamLeader or Role.TeamDeputy or Role.Member).GroupBy(grant => grant.UnitId).ToDictionary(group => group.Key, group => group.Min(grant => grant.Role));
        return new(
            today, roles, await teams.OnPhone(roles.Keys, area.Tree, caller.DeviceId, today, ct), programs, await Figures(area, programs, today, ct),
            area.Provinces.Count > 1 ? await ProvincesOf(area, today, ct) : null);
    }

    /// <param name="told">Villages whose households are sent.</param>
    public Desk Build(Caller caller, FieldArea area, PreparedDesk known, DeskReading read, IReadOnlyDictionary<UnitId, PlaceState> states, IReadOnlySet<UnitId> told)
    {
        var mine = TeamsOf(area, known, read);
        return new(
            new(read.Person ?? caller.AccountId, caller.Login, caller.Name), mine,
            [.. area.Villages.Select(village => VillageOf(village, area, states, told))],
            [.. known.Programs.Select(ProgramOf)],
            new(known.Today, Period.QuarterOf(known.Today).Code, known.Figures, read.WeekMinutes(mine.Select(team => team.Id)), read.MonthSamples, known.SampleQuota), read.Answers)
        {
            Provinces = known.Provinces,
        };
    }

    public void Dispose() => turns.Dispose();

    private async Task<IReadOnlyList<DeskProvince>> ProvincesOf(FieldArea area, DateOnly today, CancellationToken ct)
    {
        var found = new List<DeskProvince>();
        foreach (var code in area.Provinces.OrderByDescending(code => code == area.ProvinceCode))
            found.Add(new(code, (await units.Tree(code, today, ct)).All.FirstOrDefault(unit => unit.Kind == UnitKind.Province)?.FullName ?? code));
        return found;
    }

    private static IReadOnlyList<DeskTeam> TeamsOf(FieldArea area, PreparedDesk known, DeskReading read) =>
    [
        // Of the teams of a unit those that the caller is in; an account without a person is taken to be in its unit's teams.
        .. from team in known.Teams.Shown
           let own = team.Members.FirstOrDefault(member => member.PersonId.Value == read.Person)
           where read.Person is null || own is not null
           select new DeskTeam(
               team.Id.Value, team.Name, team.UnitId.Value, area.Tree.Find(team.UnitId)?.FullName ?? "", UnitWords.Code(team.Level),
               own is null ? RoleOf(known.Roles[team.UnitId]) : RoleCodes.Code(own.Role),
               read.GroupOf(team.Id.Value),
               [.. team.Members.Select(member => new DeskMember(member.PersonId.Value, member.Name, RoleCodes.Code(member.Role), member.Phone?.All(char.IsAsciiDigit) == true ? member.Phone : null))]),
    ];

    private static string RoleOf(Role role) => role switch { Role.TeamLeader => "leader", Role.TeamDeputy => "deputy", _ => "member" };

    private static DeskVillage VillageOf(Unit village, FieldArea area, IReadOnlyDictionary<UnitId, PlaceState> states, IReadOnlySet<UnitId> told)
    {
        var commune = village.ParentId is { } parent ? area.Tree.Find(parent) : null;
        return new(village.Id.Value, village.FullName, commune?.Id.Value ?? Guid.Empty, commune?.FullName ?? "", states.GetValueOrDefault(village.Id)?.Households ?? 0, told.Contains(village.Id) ? null : true);
    }

    private DeskProgram ProgramOf(Program program) => new(
        program.Id, versions.GetOrAdd(program.Id, _ => VersionOf(program)), program.Title,
        [.. program.Indicators.Select(IndicatorOf).OfType<DeskIndicator>()],
        [.. program.Topics.Select(TopicOf)], [.. program.ActivityKinds.Select(TopicOf)],
        program.Indicators.Select(indicator => (indicator.Population as Population.TeamWeeks)?.HoursAtLeast).FirstOrDefault(hours => hours is not null));

    /// <summary>Of what a record can depend on: another edition of the document's data has another version.</summary>
    private static string VersionOf(Program program) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(
        new { program.Id, program.Number, program.Date, Indicators = program.Indicators.Select(one => new { one.Id, Of = one.Population.ToString(), one.Targets }), Topics = program.Topics.Select(one => one.Id), Kinds = program.ActivityKinds.Select(one => one.Id) },
        ApiJson.Options)))[..12];

    private static DeskIndicator? IndicatorOf(Indicator indicator)
    {
        (string Of, int? Age)? population = indicator.Population switch
        {
            Population.Households => ("households", null),
            Population.Residents(var age) => ("residents", age),
            Population.Businesses => ("businesses", null),
            Population.OcopMakers => ("ocopMakers", null),
            _ => null,
        };
        return population is var (of, fromAge) ? new(indicator.Id, indicator.Name, of, fromAge, indicator.Guide, indicator.Clause.Reference) : null;
    }

    private static DeskTopic TopicOf(Topic topic) => new(topic.Id, topic.Name, topic.Clause.Quote);

    private async Task<IReadOnlyList<DeskFigure>> Figures(FieldArea area, IReadOnlyList<Program> programs, DateOnly today, CancellationToken ct)
    {
        if (programs.Count == 0)
            return [];
        // A province's or a whole district's figures are the portal's.
        var communes = area.Tops.Select(area.Tree.Find).OfType<Unit>()
            .Select(top => top.Kind == UnitKind.Village && top.ParentId is { } above ? area.Tree.Find(above) : top)
            .OfType<Unit>().Where(unit => unit.Kind == UnitKind.Commune).DistinctBy(unit => unit.Id).ToList();
        var mine = area.Villages.Select(village => village.Id.Value).ToHashSet();
        var rows = new List<DeskFigure>();
        foreach (var commune in communes)
            rows.AddRange((await FiguresOf(commune, programs, Period.QuarterOf(today)).WaitAsync(ct)).Where(row => mine.Contains(row.VillageId)));
        return [.. rows.DistinctBy(row => (row.Indicator, row.VillageId))];
    }

    private Task<IReadOnlyList<DeskFigure>> FiguresOf(Unit commune, IReadOnlyList<Program> programs, Period period) => figures.AddOrUpdate(
        (commune.Id, string.Join(' ', programs.Select(program => program.Id)), period.Code), _ => Now(commune, programs, period),
        (_, known) => clock.GetElapsedTime(known.At) < Fresh && !(known.Rows.IsValueCreated && known.Rows.Value.IsFaulted) ? known : Now(commune, programs, period)).Rows.Value;

    private (long At, Lazy<Task<IReadOnlyList<DeskFigure>>> Rows) Now(Unit commune, IReadOnlyList<Program> programs, Period period) => (clock.GetTimestamp(), new(() => Measure(commune, programs, period)));

    /// <summary>Of every village there, whoever asks: each phone is told those of its own.</summary>
    private async Task<IReadOnlyList<DeskFigure>> Measure(Unit commune, IReadOnlyList<Program> programs, Period period)
    {
        await turns.WaitAsync();
        try
        {
            Acting.Set(Acting.UpkeepOfFigures("desk"));
            return await measures.MeasureTogether(programs, commune, period, UnitKind.Village, CancellationToken.None) is Result<IReadOnlyList<MeasureTable>>.Done(var tables)
                ? [.. from table in tables from row in table.Rows select new DeskFigure(row.Indicator, row.Unit.Id.Value, row.Numerator, row.Denominator, row.Target)] : [];
        }
        finally
        {
            turns.Release();
        }
    }
}
