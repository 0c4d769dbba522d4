using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Decisions;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <summary>The fields of a draft's head as somebody typed them.</summary>
public sealed record TypedHead(string? Kind, string? Number, string? IssuedOn, string? EffectiveOn, string? IssuerLevel, string? Subject, string? Replaces, string? SentOn)
{
    public static TypedHead Of(DecisionHead head) => new(
        DecisionWords.Code(head.Kind), head.Number, Iso(head.IssuedOn), Iso(head.EffectiveOn), UnitWords.Code(head.IssuerLevel), head.Subject, head.Replaces?.ToString(), Iso(head.SentOn));

    private static string? Iso(DateOnly? day) => day?.ToString("yyyy-MM-dd");
}

/// <summary>Soạn quyết định: drafts are begun, typed and discarded; none of it changes a team.</summary>
public sealed class DecisionDrafting(DecisionPlace places, DecisionReview review, Databases databases, TimeProvider clock)
{
    private const int LongestSubject = 300;

    /// <param name="unit">Code or id of the commune whose teams the decision names.</param>
    internal async Task<Result<Guid>> Begin(Caller caller, string? unit, string? kind, CancellationToken ct)
    {
        var found = await places.Around(caller, unit, ct);
        if (found is not Result<DecisionArea>.Done(var area))
            return ((Result<DecisionArea>.Refused)found).Problem;
        if (area.Unit.Kind is not (UnitKind.Commune or UnitKind.District))
            return new Problem("decision-unit", "Chưa chọn xã, phường, đặc khu.", "Mỗi quyết định nêu các Tổ của một xã; hãy chọn xã trong danh sách.");
        if (DecisionWords.Read(kind) is not { } chosen)
            return new Problem("decision-kind", "Chưa chọn loại quyết định.", "Chọn thành lập, kiện toàn, thay đổi thành viên hoặc giải thể.");
        if (databases.Province(area.Seen.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return new Problem("province-not-opened", "Tỉnh chưa có dữ liệu.", "Quản trị máy chủ nhập danh sách thôn hoặc Tổ đầu tiên bằng lệnh cds.");
        var now = clock.GetUtcNow();
        var head = new DecisionHead(chosen, null, null, null, area.Unit.Kind, DecisionWords.Subject(chosen), null, null);
        var draft = new DecisionDraft(Guid.CreateVersion7(now), area.Unit.Id, head, [], [], 1, caller.Login, now, caller.Login, now);
        await DecisionDraftStore.Add(province, draft, ct);
        return draft.Id;
    }

    /// <summary>The draft, for its form; whose whole phones are shown in it is noted.</summary>
    internal async Task<Result<DraftPlace>> Open(Caller caller, Guid id, CancellationToken ct)
    {
        var found = await places.Draft(caller, id, ct);
        if (found is not Result<DraftPlace>.Done(var place))
            return found;
        return await DecisionPublishStore.Open(place.Province, id, PhonesOf, ct) is { } draft ? place with { Draft = draft } : DecisionPlace.Missing();
    }

    /// <summary>The draft with what was typed in it, not saved.</summary>
    /// <returns>The draft, and the problem of a field that cannot be read.</returns>
    internal async Task<Result<(DraftPlace Place, Problem? Problem)>> Typed(Caller caller, Guid id, TypedHead head, IReadOnlyList<TypedRow> rows, IReadOnlyList<TeamId> ends, CancellationToken ct)
    {
        var found = await places.Draft(caller, id, ct);
        if (found is not Result<DraftPlace>.Done(var place))
            return ((Result<DraftPlace>.Refused)found).Problem;
        var (read, problem) = Read(head, place);
        problem ??= RowsProblem(rows) ?? read.Problem(VietnamTime.Today(clock));
        if (read.Replaces is { } replaced && !(await DecisionStore.OfUnits(place.Province, place.Area.Units, ct)).Any(decision => decision.Id == replaced.Value))
        {
            read = read with { Replaces = null };
            problem ??= new("decision-replaces", "Không có quyết định được thay thế trong phạm vi của xã.", "Chọn lại trong danh sách.");
        }
        var ending = ends.Where(team => team.Value != Guid.Empty).Distinct().Take(DecisionDraft.MostRows).ToList();
        return (place with { Draft = place.Draft with { Head = read, Rows = problem is null ? rows : [.. rows.Take(DecisionDraft.MostRows)], Ends = ending } }, problem);
    }

    /// <param name="version">Of the draft that was typed on.</param>
    internal async Task<Problem?> Save(Caller caller, DraftPlace place, int version, CancellationToken ct)
    {
        var draft = place.Draft with { Version = version, ChangedBy = caller.Login, ChangedAt = clock.GetUtcNow() };
        return await DecisionDraftStore.Save(place.Province, draft, ct) ? null : Overtaken(place.Draft);
    }

    /// <summary>Adds the present members of teams to the sheet, below what stands there.</summary>
    internal async Task<Problem?> AddMembers(Caller caller, Guid id, IReadOnlyCollection<TeamId> teams, CancellationToken ct)
    {
        var found = await places.Draft(caller, id, ct);
        if (found is not Result<DraftPlace>.Done(var place))
            return ((Result<DraftPlace>.Refused)found).Problem;
        if (teams.Count == 0)
            return new Problem("decision-teams", "Chưa chọn Tổ nào.", "Đánh dấu các Tổ có danh sách cần đưa vào.");
        var cell = await review.AffiliationsOf(place.Area.Unit, VietnamTime.Today(clock), ct);
        var open = (await DecisionStore.OpenTeams(place.Province, place.Area.Units, ct)).Select(team => team.Id).ToHashSet();
        var members = await DecisionPublishStore.Members(place.Province, place.Draft.Unit, [.. teams.Where(open.Contains)], (facts, person, team) => RowOf(facts, person, team, cell), ct);
        IReadOnlyList<TypedRow> rows = [.. place.Draft.Rows.Where(row => !row.IsBlank), .. WithoutRepeatedTeams(members)];
        if (RowsProblem(rows) is { } problem)
            return problem;
        return await Save(caller, place with { Draft = place.Draft with { Rows = rows } }, place.Draft.Version, ct);
    }

    internal async Task<Result<UnitId>> Discard(Caller caller, Guid id, CancellationToken ct)
    {
        var found = await places.Draft(caller, id, ct);
        if (found is not Result<DraftPlace>.Done(var place))
            return ((Result<DraftPlace>.Refused)found).Problem;
        await DecisionDraftStore.Discard(place.Province, place.Draft, ct);
        return place.Draft.Unit;
    }

    internal static Problem Overtaken(DecisionDraft now) => new(
        "draft-overtaken", $"Bản nháp đã được {now.ChangedBy} lưu lúc {now.ChangedAt.ToOffset(VietnamTime.Offset):HH:mm} ngày {VietnamTime.Text(VietnamTime.DayOf(now.ChangedAt))}.",
        "Những gì bạn vừa gõ còn trên trang này nhưng chưa lưu. Mở lại bản nháp ở một thẻ khác, xem hai bản, rồi chép phần cần giữ sang.") { Kind = ProblemKind.Conflict };

    private static IReadOnlyList<(string, string)> PhonesOf(DecisionDraft draft) =>
        [.. from row in draft.Rows where row.Phone.Length > 0 && PhoneReader.Read(row.Phone) is Result<string>.Done select (((Result<string>.Done)PhoneReader.Read(row.Phone)).Value, Folding.Fold(row.Name))];

    private static (DecisionHead Head, Problem? Problem) Read(TypedHead typed, DraftPlace place)
    {
        var before = place.Draft.Head;
        Problem? problem = null;
        var head = new DecisionHead(
            DecisionWords.Read(typed.Kind) ?? before.Kind, Number(), Day(typed.IssuedOn, "Ngày ký"), Day(typed.EffectiveOn, "Ngày có hiệu lực"), Level(), Subject(),
            Guid.TryParse(typed.Replaces, out var replaced) && replaced != Guid.Empty ? new DecisionId(replaced) : null, Day(typed.SentOn, "Ngày gửi cấp trên"));
        return (head, problem);

        string? Number()
        {
            if (string.IsNullOrWhiteSpace(typed.Number))
                return null;
            return DecisionHead.NumberOf(typed.Number).Match<string?>(number => number, refused => Refuse<string>(refused));
        }

        DateOnly? Day(string? text, string what)
        {
            if (string.IsNullOrWhiteSpace(text))
                return null;
            if (DayOption.Parse(text) is { Year: >= 2000 and < 2200 } day)
                return day;
            Refuse<string>(new("decision-day", $"{what} “{text.Trim()}” viết chưa đúng.", "Viết ngày/tháng/năm như 10/07/2025."));
            return null;
        }

        UnitKind Level() => place.Area.IssuerLevels.Where(level => UnitWords.Code(level) == typed.IssuerLevel).DefaultIfEmpty(before.IssuerLevel).First();

        string Subject()
        {
            var subject = Folding.Tidy(typed.Subject ?? "");
            if (subject.Length > LongestSubject)
                Refuse<string>(new("decision-subject", "Trích yếu quá dài.", $"Viết nhiều nhất {LongestSubject} ký tự."));
            return subject[..Math.Min(subject.Length, LongestSubject)];
        }

        T? Refuse<T>(Problem refused)
            where T : class
        {
            problem ??= refused;
            return null;
        }
    }

    private static Problem? RowsProblem(IReadOnlyList<TypedRow> rows) =>
        rows.Count > DecisionDraft.MostRows ? new("sheet-too-long", $"Danh sách có {VietnameseNumbers.Text(rows.Count)} dòng, nhiều nhất là {VietnameseNumbers.Text(DecisionDraft.MostRows)}.", "Chia thành nhiều quyết định, hoặc nhập bằng tệp ở mục Nhập danh sách.")
        : rows.Any(row => row.Cells.Any(cell => cell.Length > DecisionDraft.LongestCell)) ? new("cell-too-long", $"Một ô của danh sách dài hơn {DecisionDraft.LongestCell} ký tự.", "Rút ngắn ô đó.")
        : null;

    private static TypedRow RowOf(MembershipFacts facts, KnownPerson person, string team, AffiliationCell cell) => new(
        team, person.Name, new RoleText(facts.Role, facts.Post).Text, cell.Text(facts.Affiliations), person.Phone ?? "", facts.TermTo is { } to ? VietnamTime.Text(to) : "", facts.Note ?? "");

    private static IEnumerable<TypedRow> WithoutRepeatedTeams(IReadOnlyList<TypedRow> rows) =>
        rows.Select((row, i) => i > 0 && rows[i - 1].Team == row.Team ? row with { Team = "" } : row);
}
