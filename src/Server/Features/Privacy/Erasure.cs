using System.Security.Cryptography;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;

namespace CongDongSo.Server.Features.Privacy;

/// <summary>Xóa dữ liệu cá nhân: the facts stay, the person is replaced by a pseudonym (docs/decisions/0013-erasure.md).</summary>
public sealed class Erasure
{
    private readonly PrivacyStore people;
    private readonly TimeProvider clock;

    internal Erasure(PrivacyStore people, TimeProvider clock) => (this.people, this.clock) = (people, clock);

    /// <param name="reason">Lý do, e.g. the request's date; no personal data.</param>
    /// <param name="dryRun">Only tells what it would touch.</param>
    public async Task<Result<ErasedPerson>> Person(Guid person, string? reason, bool dryRun, CancellationToken ct)
    {
        if (Fault(reason, dryRun) is { } fault)
            return fault;
        var newLogin = $"da-xoa-{RandomNumberGenerator.GetHexString(10, lowercase: true)}";
        foreach (var province in people.Provinces)
        {
            var erased = await ErasureStore.Person(
                province, person, Acting.Now.AccountId, newLogin, RandomNumberGenerator.GetHexString(32), clock.GetUtcNow(), !dryRun,
                done => new(AuditActions.PersonErase) { Subjects = [person], After = done, Reason = Folding.Tidy(reason!) }, ct);
            if (erased is not var (found, oldLogin))
                continue;
            if (oldLogin is null || dryRun)
                return found;
            var elsewhere = 0L;
            foreach (var other in people.Provinces.Where(other => other.Code != province.Code))
                elsewhere += await ErasureStore.Author(other, oldLogin, newLogin, ct);
            return found with { Records = found.Records + elsewhere };
        }
        return Unknown("người");
    }

    public async Task<Result<ErasedHousehold>> Household(Guid household, string? reason, bool dryRun, CancellationToken ct)
    {
        if (Fault(reason, dryRun) is { } fault)
            return fault;
        foreach (var province in people.Provinces)
        {
            if (await ErasureStore.Household(
                province, household, !dryRun, done => new(AuditActions.HouseholdErase) { Subjects = [household], After = done, Reason = Folding.Tidy(reason!) }, ct) is { } done)
                return done;
        }
        return Unknown("hộ");
    }

    private static Problem? Fault(string? reason, bool dryRun) => dryRun || Folding.Tidy(reason ?? "").Length is >= 5 and <= 300
        ? null
        : new("reason-missing", "Hãy ghi lý do xóa.", "Ví dụ: theo đơn ngày 05/12/2025 của người có dữ liệu. Viết từ 5 đến 300 ký tự, không nhắc lại họ tên hay số điện thoại.");

    private static Problem Unknown(string what) =>
        new("subject-not-found", $"Không có {what} này trong phạm vi của bạn.", "Tìm theo số điện thoại để lấy định danh.") { Kind = ProblemKind.NotFound };
}
