using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Privacy.Pages;

namespace CongDongSo.Server.Features.Privacy;

/// <summary>Trang Dữ liệu cá nhân: finds a person by phone, shows what an erasure touches, erases when it is confirmed.</summary>
public sealed class PersonalDataDesk(DataExtract extract, Erasure erasure)
{
    internal async Task<PersonalDataModel> Find(string? phone, CancellationToken ct) => (await extract.WithPhone(phone, ct)).Match(
        found => new PersonalDataModel { Found = found },
        problem => new PersonalDataModel { Problem = problem });

    internal async Task<PersonalDataModel> Erase(bool household, Guid id, string? reason, bool confirmed, CancellationToken ct)
    {
        if (ReasonProblem(reason) is { } missing)
            return new() { Problem = missing };
        var result = household
            ? (await erasure.Household(id, reason, !confirmed, ct)).Match<Result<string>>(done => $"{done.Cards} phiếu hộ và {done.Records} bản ghi", problem => problem)
            : (await erasure.Person(id, reason, !confirmed, ct)).Match<Result<string>>(
                done => $"{done.Memberships} lần tham gia Tổ, {(done.Account ? "một tài khoản" : "không có tài khoản")}, {done.Records} bản ghi đã gửi", problem => problem);
        return result.Match(
            touched => new PersonalDataModel { Erasing = new(household, id, Folding.Tidy(reason!), touched, confirmed) },
            problem => new PersonalDataModel { Problem = problem });
    }

    internal static Problem? ReasonProblem(string? reason) => Folding.Tidy(reason ?? "").Length is >= 5 and <= 300
        ? null
        : new("reason-missing", "Hãy ghi lý do.", "Ví dụ: theo đơn ngày 05/12/2025 của người có dữ liệu. Viết từ 5 đến 300 ký tự, không nhắc lại họ tên hay số điện thoại.");
}
