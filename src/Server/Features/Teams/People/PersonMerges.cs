using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.People;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Teams.People;

/// <summary>
/// Gộp người trùng: one person of two, by whoever may write in every team of both; and takes that back, exactly, as long as nothing of it has changed since.
/// Lists that come later under the other name and phone lead to who stays.
/// </summary>
public sealed class PersonMerges(Duplicates duplicates, TimeProvider clock)
{
    private const int PageSize = 20;

    internal async Task<Result<MergeModel>> Form(Caller caller, string? unit, PersonId one, PersonId other, MergeChoice? choice, CancellationToken ct)
    {
        var place = await duplicates.Place(caller, unit, ct);
        if (place is not Result<(SeenUnit, ProvinceDatabase)>.Done(var (seen, province)))
            return ((Result<(SeenUnit, ProvinceDatabase)>.Refused)place).Problem;
        var people = await PeopleStore.Of(province, [one, other], Duplicates.CommuneOf(seen.Tree), ct);
        if (people.Find(person => person.Id == one) is not { } first || people.Find(person => person.Id == other) is not { } second || one == other)
            return Missing();
        var (_, memberships) = await PersonMergeStore.Of(province, one, other, ct);
        return new MergeModel(
            seen.Unit, Duplicates.Card(first, seen), Duplicates.Card(second, seen), DuplicateSearch.Find([first, second]) is [var pair] ? pair.Suspicion : null,
            MembershipJoining.Join(one, memberships).Absorbed.Count, await PersonMergeStore.Accounts(province, one, other, ct), choice ?? Usual(first, second));
    }

    internal async Task<Result<SeenUnit>> Merge(Caller caller, string? unit, PersonId one, PersonId other, MergeChoice choice, CancellationToken ct)
    {
        var place = await duplicates.Place(caller, unit, ct);
        if (place is not Result<(SeenUnit, ProvinceDatabase)>.Done(var (seen, province)))
            return ((Result<(SeenUnit, ProvinceDatabase)>.Refused)place).Problem;
        var gone = choice.Kept == other ? one : other;
        var done = await PersonMergeStore.Merge(
            province, choice.Kept == other ? other : one, gone, (stays, goes, memberships) => PersonMerging.Plan(stays, goes, choice.NameOf, choice.PhoneOf, memberships), clock.GetUtcNow(), ct);
        return done.Match<Result<SeenUnit>>(_ => seen, problem => problem);
    }

    internal async Task<Result<MergesModel>> List(Caller caller, string? unit, int page, CancellationToken ct)
    {
        var place = await duplicates.Place(caller, unit, ct);
        if (place is not Result<(SeenUnit, ProvinceDatabase)>.Done(var (seen, province)))
            return ((Result<(SeenUnit, ProvinceDatabase)>.Refused)place).Problem;
        IReadOnlyCollection<UnitId>? units = seen.Unit.Kind == UnitKind.Province ? null : [.. seen.Tree.Under(seen.Unit.Id).Select(one => one.Id)];
        var rows = await PersonMergeStore.List(province, units, (page - 1) * PageSize, PageSize + 1, ct);
        return new MergesModel(seen.Unit, [.. rows.Take(PageSize)], page, rows.Count > PageSize, null);
    }

    internal async Task<Result<SeenUnit>> Undo(Caller caller, string? unit, Guid merge, CancellationToken ct)
    {
        var place = await duplicates.Place(caller, unit, ct);
        if (place is not Result<(SeenUnit, ProvinceDatabase)>.Done(var (seen, province)))
            return ((Result<(SeenUnit, ProvinceDatabase)>.Refused)place).Problem;
        if (await PersonMergeStore.Undo(province, merge, clock.GetUtcNow(), ct) is not { } changed)
            return new Problem("merge-not-found", "Không có lần gộp này, hoặc nó đã được hoàn tác.", "Xem lại danh sách các lần đã gộp.") { Kind = ProblemKind.Conflict };
        return changed.Count == 0
            ? seen
            : new Problem("merge-changed-since", "Không hoàn tác được: có phần đã thay đổi sau khi gộp.", string.Join(" ", changed.Select(Sentence))) { Kind = ProblemKind.Conflict };
    }

    /// <summary>The one with an open membership and a phone stays, where only one has.</summary>
    private static MergeChoice Usual(RosterPerson one, RosterPerson other)
    {
        var kept = Weight(other) > Weight(one) ? other : one;
        return new(kept.Id, kept.Id, kept.Phone is not null ? kept.Id : kept == one ? other.Id : one.Id);

        static int Weight(RosterPerson person) => (person.Stays.Any(stay => stay.To is null) ? 2 : 0) + (person.Phone is not null ? 1 : 0);
    }

    private static string Sentence(string changed) => changed switch
    {
        "erased" => "Dữ liệu cá nhân của người này đã được xóa: không còn gì để khôi phục.",
        "merged" => "Người này sau đó được gộp tiếp với người khác: hoàn tác lần gộp sau trước.",
        "person" => "Họ tên hoặc số điện thoại đã được sửa.",
        "member" => "Việc tham gia Tổ đã được sửa.",
        "later" => "Người này đã tham gia thêm Tổ.",
        _ => "Tài khoản của người này đã thay đổi.",
    };

    private static Problem Missing() =>
        new("people-not-found", "Không có hai người này trong phạm vi của bạn.", "Có thể họ vừa được gộp. Mở lại danh sách người có thể trùng.") { Kind = ProblemKind.NotFound };
}
