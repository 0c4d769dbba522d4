using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Audit;

/// <summary>What is asked of the trail, as it was written in an address or a command; blank is as good as left out.</summary>
/// <param name="Chain"><c>common</c> or a province's code.</param>
/// <param name="Unit">Code, <c>code@date</c> or id.</param>
/// <param name="Subject">Id of a person, household, account or record.</param>
public sealed record AuditQuery(
    string? Chain = null, string? From = null, string? To = null, string? Actor = null, string? Action = null, string? Unit = null, string? Subject = null, string? Reason = null)
{
    public bool IsFiltered => (this with { Chain = null }) != new AuditQuery();

    /// <summary>Without blanks.</summary>
    public AuditQuery Tidied() => new(Tidy(Chain), Tidy(From), Tidy(To), Tidy(Actor), Tidy(Action), Tidy(Unit), Tidy(Subject), Tidy(Reason));

    internal async Task<Result<AuditSearch>> Read(UnitDirectory units, CancellationToken ct)
    {
        if (Day(From, out var from) is { } badFrom)
            return badFrom;
        if (Day(To, out var to) is { } badTo)
            return badTo;
        if (from > to)
            return new Problem("days-reversed", "Từ ngày sau Đến ngày.", "Hãy đổi chỗ hai ngày.");
        if (Action is { } action && !AuditActions.Words.ContainsKey(action))
            return new Problem("action-unknown", $"Không có việc “{action}” trong nhật ký.", "Các việc: " + string.Join(", ", AuditActions.Words.Keys) + ".");
        if (Subject is { } subject && !Guid.TryParse(subject, out _))
            return new Problem("subject-malformed", $"“{subject}” không phải là mã định danh.", "Chép mã người, hộ hoặc tài khoản, ví dụ 019a5000-0000-7000-8000-000000000001.");
        UnitId? place = null;
        if (Guid.TryParse(Unit, out var id))
            place = new(id); // Of a unit that is not there no entry is found, nor of one outside: nobody learns which it is.
        else if (Unit is { } named)
        {
            var found = await units.Named(named, null, ct);
            if (found is not Result<Unit>.Done(var unit))
                return ((Result<Unit>.Refused)found).Problem;
            place = unit.Id;
        }
        return new AuditSearch { From = from, To = to, Actor = Actor, Action = Action, Unit = place, Subject = Subject is null ? null : Guid.Parse(Subject), Reason = Reason };
    }

    private static Problem? Day(string? text, out DateOnly? day)
    {
        day = text is null ? null : DayOption.Parse(text);
        // The calendar's ends leave no day after or instant before them.
        return text is null || day is { Year: > 1900 and < 9999 } ? null
            : new Problem("day-malformed", $"Ngày “{text}” viết chưa đúng.", "Viết ngày/tháng/năm (30/06/2025) hoặc năm-tháng-ngày (2025-06-30).");
    }

    private static string? Tidy(string? text) => text is null || Folding.Tidy(text.Replace("\0", "", StringComparison.Ordinal)) is not { Length: > 0 } tidy ? null : tidy;
}
