using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Audit;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

/// <summary>
/// Hoàn tác một lần nhập sổ: takes back what a file brought, exactly, as long as nothing was learnt of it since. Field records are never taken back, so a
/// household that somebody has visited keeps the file from being undone.
/// </summary>
public sealed class RegisterUndo(Databases databases, RecordPush push, TimeProvider clock)
{
    private const int CodesNamed = 5;

    public async Task<Result<IReadOnlyList<RegisterChange>>> List(string provinceCode, int skip, int take, CancellationToken ct)
    {
        if (databases.Province(provinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(provinceCode)).Problem;
        return await RegisterChangeStore.List(province, skip, take, ct);
    }

    /// <returns>The change as it was before it was undone.</returns>
    public async Task<Result<RegisterChange>> Undo(string provinceCode, Guid id, CancellationToken ct)
    {
        if (databases.Province(provinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(provinceCode)).Problem;
        if (await RegisterChangeStore.Find(province, id, ct) is not { } change)
            return new Problem("register-change-not-found", "Không có lần nhập này trong phạm vi của bạn.", "Xem các lần đã nhập rồi chọn lại.") { Kind = ProblemKind.NotFound };
        await using var work = await RegisterStore.Begin(province, change.Villages, ct);
        if (await work.Ask(connection => RegisterChangeStore.Cards(connection, change, ct)) is not { } cards)
            return new Problem("register-undone", "Lần nhập này đã được hoàn tác.", "Không cần làm gì thêm.") { Kind = ProblemKind.Conflict };
        var (households, businesses) = await work.States([.. cards.Select(card => card.Subject)], ct);
        var inTheWay = change.Kind == RegisterKind.Household ? InTheWay(cards, households) : InTheWay(cards, businesses);
        if (cards.Count < change.Added + change.Altered || inTheWay.Count > 0)
            return Changed(change, inTheWay, change.Added + change.Altered - cards.Count);
        var intake = new Intake(push.Indicators, [], households, businesses, []);
        foreach (var card in cards)
            intake.Withdraw(card.Subject, card.ObservedAt, card.RecordId);
        intake.Finish();
        var note = new AuditEntry(AuditActions.RegisterUndo)
        {
            Place = change.Villages is [var place] ? place : null,
            Before = new { change.Title, kind = RegisterWords.Code(change.Kind), made = change.At, change.By, change.Added, change.Altered }, After = new { villages = change.Villages.Count },
        };
        await work.Withdraw(change, intake, note, clock.GetUtcNow(), ct);
        return change;
    }

    /// <summary>Codes of subjects of which something has been learnt since.</summary>
    private static List<string> InTheWay<TCard>(List<BroughtCard> cards, Dictionary<Guid, SubjectState<TCard>> states) =>
        [.. cards.Where(card => card.IsNamed || !states.TryGetValue(card.Subject, out var state) || IsBuiltUpon(card, state)).Select(card => card.Code)];

    private static bool IsBuiltUpon<TCard>(BroughtCard brought, SubjectState<TCard> state)
    {
        var mine = state.Cards.FindIndex(card => card.ObservedAt == brought.ObservedAt && card.RecordId == brought.RecordId);
        if (mine < 0)
            return true;
        var isFirst = brought.ObservedAt == RegisterImport.Beginning && brought.RecordId == Guid.Empty;
        return isFirst ? state.Cards.Count > 1 || state.Observations.Count > 0 : state.Cards.Any(card => card.ObservedAt > brought.ObservedAt);
    }

    private static Problem Changed(RegisterChange change, List<string> codes, int gone)
    {
        var word = RegisterWords.Subject(change.Kind);
        var named = string.Join(", ", codes.Take(CodesNamed)) + (codes.Count > CodesNamed ? $" và {VietnameseNumbers.Text(codes.Count - CodesNamed)} {word} khác" : "");
        var reason = codes.Count > 0 ? $"Đã có ghi nhận hoặc sửa đổi sau lần nhập này ở {word} mã {named}." : $"{VietnameseNumbers.Text(gone)} {word} của lần nhập này không còn như khi nhập.";
        return new("register-changed-since", "Không hoàn tác được lần nhập này.", $"{reason} Không có gì bị thay đổi; hãy sửa bằng một tệp mới có đúng các dòng cần sửa.") { Kind = ProblemKind.Conflict };
    }
}
