using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;

namespace CongDongSo.Server.Features.Privacy;

/// <summary>Trích xuất: tells a person, or who answers their request, all that is kept of them.</summary>
public sealed class DataExtract
{
    private readonly PrivacyStore store;
    private readonly TimeProvider clock;

    internal DataExtract(PrivacyStore store, TimeProvider clock) => (this.store, this.clock) = (store, clock);

    /// <summary>Everybody who has a phone number, exactly.</summary>
    public async Task<Result<IReadOnlyList<FoundSubject>>> WithPhone(string? text, CancellationToken ct)
    {
        var digits = new string([.. (text ?? "").Where(char.IsAsciiDigit)]);
        var phone = digits.StartsWith("84", StringComparison.Ordinal) && digits.Length == 11 ? "0" + digits[2..] : digits;
        if (phone is not ['0', '3' or '5' or '7' or '8' or '9', ..] || phone.Length != 10)
            return new Problem("phone-unreadable", "Số điện thoại viết chưa đúng.", "Ghi đủ mười chữ số, bắt đầu bằng 03, 05, 07, 08 hoặc 09.");
        var found = new List<FoundSubject>();
        foreach (var province in store.Provinces)
            found.AddRange(await PrivacyStore.WithPhone(province, phone, ct));
        return found;
    }

    /// <param name="reason">Why somebody else's data is extracted; null at the command line.</param>
    public Task<Result<PersonExtract>> Of(Guid person, string? reason, CancellationToken ct) => Of(person, Note(person, reason), ct);

    private async Task<Result<PersonExtract>> Of(Guid person, AuditEntry? note, CancellationToken ct)
    {
        foreach (var province in store.Provinces)
        {
            if (await PrivacyStore.Of(province, person, Acting.Now.AccountId, note, ct) is var (kept, account))
                return new PersonExtract(clock.GetUtcNow(), kept, account, await store.Trail(person, account?.Id, Acting.Now.AccountId, ct));
        }
        return new Problem("subject-not-found", "Không có người này trong phạm vi của bạn.", "Tìm theo số điện thoại để lấy định danh.") { Kind = ProblemKind.NotFound };
    }

    /// <summary>All that is kept of the caller: their account, and who they are in the rosters.</summary>
    /// <param name="isTaken">Whether it leaves as a file: that stands in the trail, looking at oneself does not.</param>
    public async Task<PersonExtract> Own(Caller caller, bool isTaken, CancellationToken ct)
    {
        var person = await store.PersonOf(caller.AccountId, ct);
        if (person is { } id && await Of(id, isTaken ? Note(id, null) : null, ct) is Result<PersonExtract>.Done(var whole))
            return whole;
        return new PersonExtract(clock.GetUtcNow(), null, await store.Account(caller.AccountId, ct), await store.Trail(person, caller.AccountId, caller.AccountId, ct));
    }

    private static AuditEntry Note(Guid person, string? reason) => new(AuditActions.PersonExtract)
    {
        Subjects = [person], After = new { fields = new[] { "all" }, from = "extract" }, Reason = string.IsNullOrWhiteSpace(reason) ? null : Folding.Tidy(reason),
    };
}
