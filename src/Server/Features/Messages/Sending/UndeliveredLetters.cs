using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Messages.Zalo;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Messages.Sending;

/// <summary>A letter that was not sent yet, or cannot be.</summary>
/// <param name="NextAt">When it is tried again.</param>
public sealed record UndeliveredLetter(Guid Id, string Name, string Login, string Channel, string State, int Attempts, int Messages, DateTimeOffset MadeAt, DateTimeOffset NextAt, string? Error);

/// <param name="ZaloRefusedAt">Since when Zalo refuses the refresh token; null: it does not, or there is none.</param>
public sealed record UndeliveredModel(Unit Unit, IReadOnlyList<UndeliveredLetter> Letters, bool HasEmail, bool HasZalo, DateTimeOffset? ZaloRefusedAt, bool IsDone);

/// <summary>Tin chưa gửi được of a province, for who keeps its accounts; and once more, when what was wrong is mended.</summary>
public sealed class UndeliveredLetters
{
    private const int Most = 200;

    private readonly UnitInScope units;
    private readonly Databases databases;
    private readonly ZaloTokenStore tokens;
    private readonly IReadOnlyList<string> channels;
    private readonly TimeProvider clock;

    internal UndeliveredLetters(UnitInScope units, Databases databases, ZaloTokenStore tokens, IEnumerable<IMessageChannel> channels, TimeProvider clock) =>
        (this.units, this.databases, this.tokens, this.channels, this.clock) = (units, databases, tokens, [.. channels.Where(channel => channel.IsConfigured).Select(channel => channel.Code)], clock);

    public async Task<Result<UndeliveredModel>> List(Caller caller, string? unit, bool isDone, CancellationToken ct)
    {
        var found = await Find(caller, unit, ct);
        if (found is not Result<(SeenUnit, ProvinceDatabase)>.Done((var seen, var province)))
            return ((Result<(SeenUnit, ProvinceDatabase)>.Refused)found).Problem;
        return new UndeliveredModel(seen.Unit, await UndeliveredStore.Of(province, Most, ct), channels.Contains("email"), channels.Contains("zalo"), (await tokens.Find(ct))?.RefusedAt, isDone);
    }

    /// <returns>The province that it belongs to.</returns>
    public async Task<Result<UnitId>> Again(Caller caller, string? unit, Guid letter, CancellationToken ct)
    {
        var found = await Find(caller, unit, ct);
        if (found is not Result<(SeenUnit, ProvinceDatabase)>.Done((var seen, var province)))
            return ((Result<(SeenUnit, ProvinceDatabase)>.Refused)found).Problem;
        return await UndeliveredStore.Again(province, seen.Unit.Id, letter, clock.GetUtcNow(), ct) ? seen.Unit.Id
            : new Problem("letter-not-found", "Không có tin nào đang dừng mang mã này.", "Tải lại trang: tin có thể đã được gửi lại.") { Kind = ProblemKind.NotFound };
    }

    private async Task<Result<(SeenUnit Seen, ProvinceDatabase Province)>> Find(Caller caller, string? unit, CancellationToken ct)
    {
        var found = await units.Find(caller, unit, ct, Permission.ManageAccounts);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        if (seen.Unit.Kind != UnitKind.Province)
            return new Problem("letters-province", "Tin chưa gửi được do cấp tỉnh xem và gửi lại.", "Đề nghị cán bộ cấp tỉnh xem giúp.") { Kind = ProblemKind.Forbidden };
        return databases.Province(seen.ProvinceCode).Match<Result<(SeenUnit, ProvinceDatabase)>>(province => (seen, province), problem => problem);
    }
}
