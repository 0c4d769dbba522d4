using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Difficulties.Contacts;

/// <summary>What is typed to name a contact.</summary>
/// <param name="Communes">Ids.</param>
/// <param name="From">yyyy-MM-dd; null or blank: from today.</param>
public sealed record ContactWish(string? Area, string? Name, string? Phone, string? Email, string? Login, string? From, IReadOnlyList<string> Communes);

/// <param name="Officers">Accounts that a contact may be.</param>
/// <param name="MayName">The caller names contacts.</param>
public sealed record ContactsModel(
    SeenUnit Seen, IReadOnlyList<DifficultyContact> Contacts, IReadOnlyList<Unit> Communes, IReadOnlyList<(string Login, string Name)> Officers, DateOnly Today, bool MayName, ContactWish? Typed, Problem? Problem)
{
    public IReadOnlyList<DifficultyContact> Now => [.. Contacts.Where(contact => contact.ValidTo is null || contact.ValidTo >= Today)];

    public IReadOnlyList<DifficultyContact> Former => [.. Contacts.Where(contact => contact.ValidTo < Today)];

    /// <summary>Communes that nobody is named for: their difficulties go to all officers of the province.</summary>
    public IReadOnlyList<Unit> Unnamed => [.. Communes.Where(commune => !Now.Any(contact => contact.Communes.Contains(commune.Id)))];
}

/// <summary>Đầu mối: the province says who answers for which communes, from when on.</summary>
internal sealed class DifficultyContacts(UnitInScope unitsInScope, Databases databases, Scope scope, TimeProvider clock)
{
    private const int LongestName = 100, LongestEmail = 200;

    private static readonly string[] Offices = [.. Enum.GetValues<Role>().Where(role => Permissions.Of(role).Contains(Permission.WriteRosters)).Select(RoleWords.Code)];

    public async Task<Result<ContactsModel>> List(Caller caller, string? unit, CancellationToken ct)
    {
        var found = await Find(caller, unit, ct);
        return found is Result<(SeenUnit, ProvinceDatabase)>.Done((var seen, var province)) ? await Model(caller, seen, province, null, null, ct) : Refused(found);
    }

    /// <returns>The page again with what is wrong; null in its place where the contact was named.</returns>
    public async Task<Result<ContactsModel?>> Name(Caller caller, string? unit, ContactWish wish, CancellationToken ct)
    {
        var found = await Find(caller, unit, ct);
        if (found is not Result<(SeenUnit, ProvinceDatabase)>.Done((var seen, var province)))
            return Refused(found);
        if (await scope.Refusal(caller, seen.Unit.Id, ct, Permission.WriteRosters) is { } forbidden)
            return forbidden;
        var read = await Read(wish, seen, province, ct);
        if (read is not Result<DifficultyContact>.Done(var contact))
            return await Model(caller, seen, province, wish, ((Result<DifficultyContact>.Refused)read).Problem, ct);
        await ContactStore.Add(province, seen.Unit.Id, contact, clock.GetUtcNow(), ct);
        return new Result<ContactsModel?>.Done(null);
    }

    public async Task<Result<UnitId>> End(Caller caller, string? unit, Guid id, CancellationToken ct)
    {
        var found = await Find(caller, unit, ct);
        if (found is not Result<(SeenUnit, ProvinceDatabase)>.Done((var seen, var province)))
            return Refused(found);
        if (await scope.Refusal(caller, seen.Unit.Id, ct, Permission.WriteRosters) is { } forbidden)
            return forbidden;
        return await ContactStore.End(province, seen.Unit.Id, id, VietnamTime.Today(clock), ct) ? seen.Unit.Id
            : new Problem("contact-not-found", "Không có đầu mối này, hoặc đã thôi trước đó.", "Mở lại trang đầu mối.") { Kind = ProblemKind.NotFound };
    }

    private async Task<Result<(SeenUnit, ProvinceDatabase)>> Find(Caller caller, string? unit, CancellationToken ct)
    {
        var found = await unitsInScope.Find(caller, unit, ct, Permission.ViewResidents);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        // A commune or village is shown who answers for it, on the province's page.
        var top = seen.Tree.Ancestor(seen.Unit.Id, UnitKind.Province) ?? seen.Unit;
        return databases.Province(seen.ProvinceCode).Match<Result<(SeenUnit, ProvinceDatabase)>>(province => (seen with { Unit = top }, province), problem => problem);
    }

    private async Task<ContactsModel> Model(Caller caller, SeenUnit seen, ProvinceDatabase province, ContactWish? typed, Problem? problem, CancellationToken ct)
    {
        var mayName = await scope.Covers(caller, seen.Unit.Id, ct, Permission.WriteRosters);
        var today = VietnamTime.Today(clock);
        var communes = seen.Tree.Under(seen.Unit.Id, UnitKind.Commune).ToList();
        var outside = await scope.Outside(caller, [.. communes.Select(commune => commune.Id)], ct);
        return new(
            seen, await ContactStore.All(province, ct), [.. communes.Where(commune => !outside.Contains(commune.Id))],
            mayName ? await DifficultyStore.Officers(province, [seen.Unit.Id], Offices, today, ct) : [], today, mayName, typed, problem);
    }

    private async Task<Result<DifficultyContact>> Read(ContactWish wish, SeenUnit seen, ProvinceDatabase province, CancellationToken ct)
    {
        var today = VietnamTime.Today(clock);
        var (area, name, phone, email, login) = (Tidy(wish.Area), Tidy(wish.Name), Digits(wish.Phone), Tidy(wish.Email), Tidy(wish.Login));
        if (area is null || name is null || area.Length > LongestName || name.Length > LongestName)
            return new Problem("contact-incomplete", "Đầu mối cần khu vực và họ tên.", $"Ghi ví dụ “phía đông” và họ tên, mỗi ô không quá {LongestName} ký tự.");
        if (phone is not (null or ['0', _, _, _, _, _, _, _, _, _] or ['0', _, _, _, _, _, _, _, _, _, _]))
            return new Problem("contact-phone", "Số điện thoại viết chưa đúng.", "Ghi mười hoặc mười một chữ số, bắt đầu bằng 0, hoặc để trống.");
        if (email is not null && (email.Length > LongestEmail || email.Count(c => c == '@') != 1 || email[0] == '@' || email[^1] == '@' || email.Contains(' ', StringComparison.Ordinal)))
            return new Problem("contact-email", "Địa chỉ thư điện tử viết chưa đúng.", "Ghi như ten@quangngai.gov.vn, hoặc để trống.");
        if (phone is null && email is null && login is null)
            return new Problem("contact-unreachable", "Chưa có cách nào để liên hệ đầu mối này.", "Chọn tài khoản, hoặc ghi số điện thoại, thư điện tử.");
        if (login is not null && (await DifficultyStore.Officers(province, [seen.Unit.Id], Offices, today, ct)).All(officer => officer.Login != login))
            return new Problem("contact-account", $"Không có cán bộ cấp tỉnh nào dùng tên đăng nhập “{login}”.", "Chọn một tài khoản trong danh sách, hoặc để trống.");
        var from = today;
        if (!string.IsNullOrWhiteSpace(wish.From) && !DateOnly.TryParseExact(wish.From, "yyyy-MM-dd", out from))
            return new Problem("contact-day", "Ngày bắt đầu viết chưa đúng.", "Chọn một ngày.");
        var communes = wish.Communes.Select(text => Guid.TryParse(text, out var id) ? new UnitId(id) : default).Distinct().ToList();
        if (communes.Count == 0 || communes.Exists(id => seen.Tree.Find(id) is not { Kind: UnitKind.Commune }))
            return new Problem("contact-communes", "Chưa chọn xã, phường nào của tỉnh.", "Đánh dấu các xã, phường, đặc khu mà đầu mối này phụ trách.");
        return new DifficultyContact(Guid.CreateVersion7(clock.GetUtcNow()), area, name, phone, email, login, from, null, communes);
    }

    private static Problem Refused(Result<(SeenUnit, ProvinceDatabase)> found) => ((Result<(SeenUnit, ProvinceDatabase)>.Refused)found).Problem;

    private static string? Tidy(string? text) => Folding.Tidy(text ?? "") is { Length: > 0 } tidy ? tidy : null;

    private static string? Digits(string? text) => Tidy(text)?.Replace(" ", "", StringComparison.Ordinal).Replace(".", "", StringComparison.Ordinal) is { } digits ? digits.All(char.IsAsciiDigit) ? digits : "?" : null;
}
