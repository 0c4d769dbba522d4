using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork.Pages;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

/// <summary>One household or business: what is known of it, since when, and who saw what.</summary>
public sealed class RegisterSubject(UnitInScope unitsInScope, ProgramCoverage coverage, Databases databases, Scope scope, TimeProvider clock)
{
    internal Task<Result<RegisterSubjectModel>> Household(Caller caller, Guid id, CancellationToken ct) => Household(caller, id, revealed: false, ct);

    /// <summary>The household with its whole phone. The reading is in the audit trail, in the same transaction.</summary>
    internal async Task<Result<RegisterSubjectModel>> Reveal(Caller caller, Guid id, CancellationToken ct)
    {
        var found = await Household(caller, id, revealed: true, ct);
        if (found is not Result<RegisterSubjectModel>.Done(var model))
            return found;
        if (await scope.Refusal(caller, model.Village.Id, ct, Permission.ViewPersonalData) is { } forbidden)
            return forbidden;
        return model;
    }

    internal async Task<Result<RegisterSubjectModel>> Business(Caller caller, Guid id, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ViewResidents) is { } forbidden)
            return forbidden;
        foreach (var province in databases.Provinces)
        {
            var cards = await RegisterListStore.Business(province, id, ct);
            if (cards.Count > 0)
                return await Model(caller, province, RegisterKind.Business, cards[0].Subject.Village, id, cards[0].Subject.Code, cards[0].Subject.Card.Name, Facts(cards[0].Subject.Card), [.. cards.Skip(1).Select(card => (card.Since, $"{card.Subject.Card.Name}, {RegisterWords.Text(card.Subject.Card.Kind)}"))], null, ct);
        }
        return Missing(RegisterKind.Business);
    }

    private async Task<Result<RegisterSubjectModel>> Household(Caller caller, Guid id, bool revealed, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ViewResidents) is { } forbidden)
            return forbidden;
        foreach (var province in databases.Provinces)
        {
            var cards = await RegisterListStore.Household(province, id, ct);
            if (cards.Count == 0)
                continue;
            var now = cards[0].Subject;
            var found = await Model(
                caller, province, RegisterKind.Household, now.Village, id, now.Code, now.Card.Head, Facts(now.Card), [.. cards.Skip(1).Select(card => (card.Since, $"{card.Subject.Card.Head}; {RegisterBrowsing.HouseholdWords(card.Subject.Card)}"))], now.Card, ct);
            return revealed && found is Result<RegisterSubjectModel>.Done(var model) && model.MayReveal ? await Read(province, model, now.Card, ct) : found;
        }
        return Missing(RegisterKind.Household);
    }

    private static async Task<RegisterSubjectModel> Read(ProvinceDatabase province, RegisterSubjectModel model, HouseholdCard card, CancellationToken ct)
    {
        await using var work = await province.Begin(ct);
        work.Note(new AuditEntry(AuditActions.PersonalRead) { Place = model.Village.Id, Subjects = [model.Id], After = new { fields = new[] { "phone" }, from = "household" } });
        await work.Commit(ct);
        return model with { Phone = card.Phone, MayReveal = false };
    }

    private async Task<Result<RegisterSubjectModel>> Model(
        Caller caller, ProvinceDatabase province, RegisterKind kind, UnitId village, Guid id, string code, string name, IReadOnlyList<(string, string)> facts, IReadOnlyList<(DateTimeOffset, string)> earlier, HouseholdCard? card, CancellationToken ct)
    {
        if (await unitsInScope.Find(caller, village.ToString(), ct, Permission.ViewResidents) is not Result<SeenUnit>.Done(var seen))
            return Missing(kind);
        var observed = (await RegisterListStore.Seen(province, [id], clock.GetUtcNow().AddDays(1), ct)).ToDictionary(one => one.Indicator);
        var programs = await coverage.Of(seen.Unit, ct);
        var indicators = programs.SelectMany(program => program.Indicators).Where(indicator => RegisterBrowsing.IsOf(kind, indicator)).DistinctBy(indicator => indicator.Id);
        return new RegisterSubjectModel
        {
            Kind = kind, Id = id, Name = name, Code = code, Village = seen.Unit, Trail = UnitLinks.Trail(seen.Path, caller, unitIsHere: false), Card = facts, Phone = MaskedPhone.Text(card?.Phone),
            MayReveal = card?.Phone is not null && await scope.Covers(caller, village, ct, Permission.ViewPersonalData),
            Indicators = [.. indicators.Select(indicator => RegisterIndicatorRow.Of(indicator, observed.GetValueOrDefault(indicator.Id), card))],
            Earlier = earlier,
        };
    }

    private static IReadOnlyList<(string, string)> Facts(HouseholdCard card) =>
    [
        ("Địa chỉ", card.Address.Length == 0 ? "chưa ghi" : card.Address), ("Nhân khẩu", VietnameseNumbers.Text(card.Members)), ("Từ đủ 14 tuổi", VietnameseNumbers.Text(card.From14)), ("Từ đủ 15 tuổi", VietnameseNumbers.Text(card.From15)),
        ("Từ đủ 18 tuổi", VietnameseNumbers.Text(card.From18)), ("Từ 60 tuổi", VietnameseNumbers.Text(card.Elderly60)), ("Khuyết tật", VietnameseNumbers.Text(card.Disabled)), ("Chưa có điện thoại thông minh", VietnameseNumbers.Text(card.NoSmartphone)),
    ];

    private static IReadOnlyList<(string, string)> Facts(BusinessCard card) =>
        [("Loại", RegisterWords.Text(card.Kind)), ("Địa chỉ", card.Address.Length == 0 ? "chưa ghi" : card.Address), ("Chủ thể OCOP", card.Ocop ? "có" : "không")];

    private static Problem Missing(RegisterKind kind) =>
        new("subject-not-found", $"Không có {RegisterWords.Subject(kind)} này trong phạm vi của bạn.", "Mở lại từ danh sách.") { Kind = ProblemKind.NotFound };
}
