using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Audit.Incidents;

/// <summary>Lập hồ sơ sự cố: gathers all entries by which a person, or anybody through one account or in some days, was seen.</summary>
internal sealed class IncidentReport(AuditChains chains, UnitDirectory units, TimeProvider clock)
{
    /// <summary>Row-level security would hide the people from others, and nothing would be found.</summary>
    public static bool KnowsPhones(Caller caller) => caller.May(Permission.ViewPersonalData);

    public async Task<Result<Incident>> Look(Caller caller, IncidentQuery query, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ReadAudit) is { } forbidden)
            return forbidden;
        if (query.Phone is not null && !KnowsPhones(caller))
            return new Problem("phone-not-permitted", "Vai trò của bạn không tra được theo số điện thoại.", "Hãy dùng mã của người hoặc hộ, có trong nhật ký.") { Kind = ProblemKind.Forbidden };
        return await Look(await chains.For(caller, ct), query, ct);
    }

    /// <summary>The same in all provinces, by the machine's administrator.</summary>
    public Task<Result<Incident>> Look(IncidentQuery query, CancellationToken ct) => Look(chains.All, query, ct);

    private async Task<Result<Incident>> Look(IReadOnlyList<AuditChain> among, IncidentQuery query, CancellationToken ct)
    {
        if (query == new IncidentQuery())
            return new Problem("incident-unspecified", "Chưa nói rõ sự cố.", "Ghi mã người hoặc hộ, số điện thoại, tài khoản bị lộ, hoặc khoảng ngày.");
        var read = await new AuditQuery(null, query.From, query.To, query.Actor, null, null, query.Person).Read(units, ct);
        if (read is not Result<AuditSearch>.Done(var search))
            return ((Result<AuditSearch>.Refused)read).Problem;
        var asked = await Asked(among, query, ct);
        if (asked is not Result<IReadOnlyList<Guid>>.Done(var people))
            return ((Result<IReadOnlyList<Guid>>.Refused)asked).Problem;
        var (showings, affected) = (new List<Showing>(), new List<Affected>());
        foreach (var chain in among)
        {
            var seen = await Showings(chain, search with { Subject = null }, people, ct);
            var named = await Named(chain, seen, ct);
            if (seen.Count > 0 || chain == among[0])
                await Note(chain, query, seen.Count, named, ct);
            showings.AddRange(seen);
            affected.AddRange(named);
        }
        return new Incident(people, search.Actor, search.From, search.To, clock.GetUtcNow(), Acting.Now.Actor, showings, affected);
    }

    private static async Task<Result<IReadOnlyList<Guid>>> Asked(IReadOnlyList<AuditChain> among, IncidentQuery query, CancellationToken ct)
    {
        var people = new List<Guid>();
        if (query.Person is { } id)
            people.Add(Guid.Parse(id));
        if (query.Phone is not { } text)
            return people;
        if (PhoneReader.Read(text) is not Result<string>.Done(var phone))
            return ((Result<string>.Refused)PhoneReader.Read(text)).Problem;
        foreach (var province in among.Select(chain => chain.Province).OfType<ProvinceDatabase>())
        {
            people.AddRange((await PersonLookup.ByPhone(province, phone, ct)).Select(person => person.Id));
            people.AddRange((await HouseholdLookup.ByPhone(province, phone, ct)).Select(household => household.Id));
        }
        return people.Count > 0 ? people : new Problem("phone-not-found", "Không có người hay hộ nào mang số điện thoại này.", "Kiểm tra số, hoặc dùng mã của người hay hộ.") { Kind = ProblemKind.NotFound };
    }

    private static async Task<List<Showing>> Showings(AuditChain chain, AuditSearch search, IReadOnlyList<Guid> people, CancellationToken ct)
    {
        var seen = new List<Showing>();
        await foreach (var line in AuditStore.Showing(chain, search, people, ct))
            seen.Add(new(chain.Key, line, [.. line.Subjects.Where(subject => people.Count == 0 || people.Contains(subject)).Distinct()]));
        return seen;
    }

    private static async Task<List<Affected>> Named(AuditChain chain, List<Showing> seen, CancellationToken ct)
    {
        var times = seen.SelectMany(showing => showing.People.Select(person => (Id: person, Day: VietnamTime.DayOf(showing.Line.At)))).CountBy(one => one).ToList();
        Guid[] ids = [.. times.Select(one => one.Key.Id).Distinct()];
        var names = new Dictionary<Guid, (string Kind, string Name, string? Phone, string? Unit)>();
        if (ids.Length > 0 && chain.Province is { } province)
        {
            foreach (var person in await PersonLookup.ByIds(province, ids, ct))
                names[person.Id] = ("Thành viên Tổ", person.Name, person.Phone, person.Units);
            foreach (var household in await HouseholdLookup.ByIds(province, ids, ct))
                names[household.Id] = ("Hộ gia đình", household.Head, household.Phone, household.Village);
        }
        return
        [
            .. times.OrderBy(one => one.Key.Day).ThenBy(one => one.Key.Id).Select(one => names.TryGetValue(one.Key.Id, out var name)
                ? new Affected(one.Key.Id, name.Kind, name.Name, name.Phone, name.Unit, one.Key.Day, one.Value)
                : new Affected(one.Key.Id, null, null, null, null, one.Key.Day, one.Value)),
        ];
    }

    /// <summary>Whoever looks into an incident sees people too.</summary>
    private static async Task Note(AuditChain chain, IncidentQuery query, int readings, List<Affected> named, CancellationToken ct)
    {
        Guid[] all = [.. named.Select(one => one.Id).Distinct()];
        Guid[] shown = [.. named.Where(one => one.Name is not null).Select(one => one.Id).Distinct()];
        await chain.Note(new(AuditActions.AuditIncident) { Subjects = all, After = new { actor = query.Actor, from = query.From, to = query.To, readings, people = all.Length } }, ct);
        if (shown.Length > 0)
            await chain.Note(new(AuditActions.PersonalRead) { Subjects = shown, After = new { fields = (string[])["name", "phone"], from = "incident" } }, ct);
    }
}
