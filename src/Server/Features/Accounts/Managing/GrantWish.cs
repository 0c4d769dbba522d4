using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Accounts.Managing;

/// <summary>A role that somebody is to be given, as a form, a request or a command says it.</summary>
/// <param name="Role">Its word, see <see cref="RoleWords"/>.</param>
/// <param name="Unit">Code, <c>code@date</c> or id.</param>
/// <param name="From">First day, <c>yyyy-MM-dd</c> or <c>dd/MM/yyyy</c>; blank: today.</param>
/// <param name="To">Last day; blank: until it is taken away.</param>
/// <param name="Organisation">Of a partner, e.g. VNPT.</param>
public sealed record GrantWish(string? Role, string? Unit, string? From = null, string? To = null, string? Organisation = null);

/// <summary>A wish that makes sense.</summary>
internal sealed record WantedGrant(Role Role, Unit Unit, DateOnly From, DateOnly? To, string? Organisation)
{
    public HeldGrant For(Guid account, string givenBy, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), account, Role, Unit.Id, Unit.FullName, Organisation, null, From, To, null, givenBy);

    /// <summary>What the audit trail says of it.</summary>
    public object Told => new { role = Role, unit = Unit.FullName, from = From, to = To, organisation = Organisation };
}

/// <summary>Reads wishes, and asks whether the caller may give them.</summary>
internal sealed class GrantReading(UnitDirectory units, UnitInScope seen, Giving giving, TimeProvider clock)
{
    private const int LongestOrganisation = 100;

    /// <param name="caller">Null: the machine's administrator, who may give all.</param>
    public Task<Result<WantedGrant>> Read(Caller? caller, GrantWish wish, CancellationToken ct) => Read(caller, wish, needsOrganisation: true, ct);

    /// <param name="needsOrganisation">False where a role is only named.</param>
    public async Task<Result<WantedGrant>> Read(Caller? caller, GrantWish wish, bool needsOrganisation, CancellationToken ct)
    {
        if (RoleWords.Read(wish.Role ?? "") is not { } role)
            return new Problem("role-unknown", $"Không có vai trò “{wish.Role}”.", "Các vai trò: " + string.Join(", ", Enum.GetValues<Role>().Select(known => $"{RoleWords.Code(known)} ({RoleWords.Text(known)})")) + ".");
        if (string.IsNullOrWhiteSpace(wish.Unit))
            return new Problem("unit-missing", "Chưa chọn đơn vị.", "Hãy chọn đơn vị mà người này làm việc.");
        var named = caller is null ? await units.Named(wish.Unit, null, ct) : await seen.Named(caller, wish.Unit, null, ct);
        if (named is not Result<Unit>.Done(var unit))
            return ((Result<Unit>.Refused)named).Problem;
        if (caller is not null && await giving.Refusal(caller, role, unit, ct) is { } refusal)
            return refusal;
        if (!RoleWords.Fits(role, unit.Kind))
            return new Problem("role-misplaced", $"Vai trò {RoleWords.Text(role)} không dùng cho {unit.FullName} ({UnitWords.Text(unit.Kind)}).", "Chọn đơn vị đúng cấp của vai trò, hoặc vai trò khác.");
        return Days(wish).Match(
            days => needsOrganisation ? Organised(new(role, unit, days.From, days.To, null), wish.Organisation) : new WantedGrant(role, unit, days.From, days.To, null),
            problem => problem);
    }

    private Result<(DateOnly From, DateOnly? To)> Days(GrantWish wish)
    {
        var today = VietnamTime.Today(clock);
        var from = string.IsNullOrWhiteSpace(wish.From) ? today : DayOption.Parse(wish.From);
        var to = string.IsNullOrWhiteSpace(wish.To) ? null : DayOption.Parse(wish.To);
        if (from is not { } first || (to is null && !string.IsNullOrWhiteSpace(wish.To)))
            return new Problem("day-unreadable", "Ngày viết chưa đúng.", "Viết ngày/tháng/năm, ví dụ 20/12/2025.");
        if (to is { } last && (last < first || last < today))
            return new Problem("days-reversed", "Ngày cuối đã qua, hoặc trước ngày đầu.", "Hãy sửa ngày cuối, hoặc để trống nếu chưa biết.");
        return (first, to);
    }

    private static Result<WantedGrant> Organised(WantedGrant grant, string? organisation)
    {
        var name = Folding.Tidy(organisation ?? "");
        return (grant.Role, name.Length) switch
        {
            (Role.Partner, 0) => new Problem("organisation-missing", "Thiếu tên doanh nghiệp.", "Vai trò Doanh nghiệp phối hợp cần tên doanh nghiệp như trong danh sách Tổ, ví dụ VNPT."),
            (Role.Partner, > LongestOrganisation) => new Problem("organisation-long", "Tên doanh nghiệp quá dài.", $"Nhiều nhất {LongestOrganisation} ký tự."),
            (Role.Partner, _) => grant with { Organisation = name },
            (_, > 0) => new Problem("organisation-unneeded", "Chỉ vai trò Doanh nghiệp phối hợp có tên doanh nghiệp.", "Hãy để trống ô doanh nghiệp, hoặc chọn vai trò khác."),
            _ => grant,
        };
    }
}
