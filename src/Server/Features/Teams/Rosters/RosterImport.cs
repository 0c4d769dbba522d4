using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Teams.Mapping;
using CongDongSo.Server.Features.Teams.Undo;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Documents.Reading;

namespace CongDongSo.Server.Features.Teams.Rosters;

/// <param name="Applied">Whether the file was taken in, be it without any change; false for a dry run and where there are faults.</param>
/// <param name="Decisions">In the file, like the next three.</param>
/// <param name="People">Different people; one person can be a member of several teams.</param>
public sealed record RosterImported(
    bool Applied, int Decisions, int Teams, int People, int Memberships, RosterChanges Changes, IReadOnlyList<Fault> Faults, IReadOnlyList<Fault> Notices);

/// <param name="Province">Code, e.g. <c>38</c>.</param>
/// <param name="Program">Its words for affiliations read the notes.</param>
/// <param name="OpensProvince">Whether the province's first data may be this file; only a command can.</param>
/// <param name="Caller">Only teams within their unit may be in the file; null for a command of the machine's administrator.</param>
public sealed record RosterImportOrder(string Province, string Program, bool DryRun, bool OpensProvince, Caller? Caller = null)
{
    /// <summary>As the import is listed.</summary>
    public string? FileName { get; init; }

    /// <summary>How the sheets are read, where somebody said so.</summary>
    public IReadOnlyList<MappedSheets>? Mapped { get; init; }

    /// <summary>Whether only the form itself is read.</summary>
    public bool OnlyForm { get; init; }

    /// <summary>Whether a sheet in another form is read by the words of its header, where these leave nothing open.</summary>
    public bool Guesses { get; init; }

    /// <summary>Whose remembered mappings are used; null: the province's.</summary>
    public UnitId? MappingsOf { get; init; }

    /// <summary>Whether <see cref="Mapped"/> is remembered once the file is written.</summary>
    public bool Remembers { get; init; }
}

/// <summary>Nhập danh sách Tổ: takes in a file in the roster form, all of it or nothing.</summary>
public sealed class RosterImport(UnitDirectory units, ProgramCatalogue programs, Databases databases, Scope scope, TimeProvider clock)
{
    /// <param name="file">XLSX or CSV.</param>
    /// <returns>Faults of the file stand in the answer; a problem is of the order or of a file that is no spreadsheet.</returns>
    public async Task<Result<RosterImported>> Import(Stream file, RosterImportOrder order, CancellationToken ct)
    {
        var found = programs.Find(order.Program);
        if (found is not Result<Domain.Programs.Program>.Done(var program))
            return ((Result<Domain.Programs.Program>.Refused)found).Problem;
        var today = VietnamTime.Today(clock);
        var tree = await units.Tree(order.Province, today, ct);
        if (tree.All.Count == 0)
            return new Problem("province-not-found", $"Không có tỉnh nào mang mã {order.Province}.", "Xem các tỉnh bằng lệnh cds unit list.") { Kind = ProblemKind.NotFound };
        if (!order.OpensProvince && databases.Province(order.Province) is Result<ProvinceDatabase>.Refused(var notOpened))
            return notOpened;
        var forms = await FormsOf(order, tree, ct);
        var read = SheetReader.Read<RosterReading>(file, SheetLimits.Form, sheets => RosterSheet.Read(sheets, forms));
        if (read is not Result<RosterReading>.Done(var reading))
            return ((Result<RosterReading>.Refused)read).Problem;
        var taken = await Take(reading, program, order, tree, ct);
        if (order is { Mapped: not null, Remembers: true } && taken is Result<RosterImported>.Done({ Applied: true }) && databases.Province(order.Province) is Result<ProvinceDatabase>.Done(var province))
            await RosterMappingStore.Save(province, UnitOf(order, tree), forms.Used, clock.GetUtcNow(), ct);
        return taken;
    }

    /// <summary>How the sheets of a file are recognised.</summary>
    internal async Task<RosterForms> FormsOf(RosterImportOrder order, CancellationToken ct) => await FormsOf(order, await units.Tree(order.Province, VietnamTime.Today(clock), ct), ct);

    private async Task<RosterForms> FormsOf(RosterImportOrder order, UnitTree tree, CancellationToken ct)
    {
        var communes = new Lazy<CommuneFinder>(() => new CommuneFinder(tree));
        var remembered = order is { OnlyForm: false, Mapped: null } && databases.Province(order.Province) is Result<ProvinceDatabase>.Done(var province)
            ? await RosterMappingStore.Of(province, UnitOf(order, tree), ct)
            : [];
        return new RosterForms
        {
            IsCommune = name => communes.Value.Find(name) is Result<Unit>.Done, Chosen = order.Mapped, Guesses = order is { Guesses: true, OnlyForm: false },
            Remembered = remembered,
        };
    }

    private static UnitId UnitOf(RosterImportOrder order, UnitTree tree) => order.MappingsOf ?? tree.All.First(unit => unit.Kind == UnitKind.Province).Id;

    private async Task<Result<RosterImported>> Take(RosterReading reading, Domain.Programs.Program program, RosterImportOrder order, UnitTree today, CancellationToken ct)
    {
        var trees = new Dictionary<DateOnly, UnitTree> { [today.Day] = today };
        foreach (var day in reading.Rows.Select(row => row.Decision.IssuedOn).Where(day => day < today.Day).Distinct())
            trees[day] = await units.WholeTree(order.Province, day, ct);
        var words = new AffiliationReader(program.Affiliations);
        var listed = new RosterListing(day => trees[day], today.Day, words).List(reading.Rows);
        var answer = Answer(listed, InOrder(reading.Faults.Concat(listed.Faults).Concat(await OutOfScope(listed, order.Caller, ct))), InOrder(reading.Notices.Concat(listed.Notices)));
        if (answer.Faults.Count > 0)
            return answer;
        var province = databases.Province(order.Province) is Result<ProvinceDatabase>.Done(var opened) ? opened
            : order.DryRun ? null : await databases.OpenProvince(order.Province, ct);
        var origin = new RosterOrigin(order.FileName ?? "Danh sách Tổ", clock.GetUtcNow());
        RosterPlan PlanFrom(RosterState state) => RosterPlanning.Plan(listed.Teams, state, () => Guid.CreateVersion7(clock.GetUtcNow()), words: words);
        var plan = province is null ? PlanFrom(RosterState.Empty) : await RosterStore.Change(province, listed.Teams, PlanFrom, origin, write: !order.DryRun, ct);
        if (plan.Faults.Count > 0)
            return answer with { Faults = [.. plan.Faults.Distinct()], Notices = [.. answer.Notices.Concat(plan.Notices)] };
        return answer with { Applied = !order.DryRun, Changes = plan.Changes, Notices = [.. answer.Notices.Concat(plan.Notices)] };
    }

    private async Task<IEnumerable<Fault>> OutOfScope(ListedRoster listed, Caller? caller, CancellationToken ct)
    {
        if (caller is null)
            return [];
        var outside = await scope.Outside(caller, [.. listed.Teams.Select(team => team.CommuneId).Distinct()], ct, Permission.WriteRosters);
        return listed.Teams.Where(team => outside.Contains(team.CommuneId))
            .Select(team => team.Place.Fault(RosterColumn.Commune, null, $"{team.Name} không thuộc {caller.UnitName}: tài khoản của bạn không ghi được Tổ này"));
    }

    /// <summary>As a reader goes through the file: by sheet, then by row.</summary>
    private static IReadOnlyList<Fault> InOrder(IEnumerable<Fault> faults) => [.. faults.GroupBy(fault => fault.Sheet).SelectMany(sheet => sheet.OrderBy(fault => fault.Row))];

    private static RosterImported Answer(ListedRoster listed, IReadOnlyList<Fault> faults, IReadOnlyList<Fault> notices)
    {
        var members = listed.Teams.SelectMany(team => team.Members.Select((member, i) => (team, member, i))).ToList();
        return new(
            Applied: false,
            Decisions: listed.Teams.Select(team => team.Decision).Distinct().Count(),
            Teams: listed.Teams.Count,
            People: members.DistinctBy(one => one.member.Phone is { } phone ? (phone, one.member.Folded) : ($"{one.team.UnitId}/{one.team.Key}/{one.i}", "")).Count(),
            Memberships: members.Count,
            new RosterChanges(0, 0, 0, 0), faults, notices);
    }
}
