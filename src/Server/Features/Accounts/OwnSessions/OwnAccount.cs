using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.Calendars;
using CongDongSo.Server.Features.Accounts.Factors;
using CongDongSo.Server.Features.Accounts.Pages;
using CongDongSo.Server.Features.Accounts.Passkeys;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Accounts.OwnSessions;

/// <summary>Tài khoản của tôi: what its owner sees of it, and ending sessions.</summary>
internal sealed class OwnAccount(FactorStore factors, PasskeyStore passkeys, OwnSessionStore sessions, CalendarFeeds calendars, TimeProvider clock)
{
    public async Task<OwnAccountModel> Show(Caller caller, CancellationToken ct) => new(caller)
    {
        Factors = await factors.Read(caller.AccountId, ct),
        Passkeys = await passkeys.Of(caller.AccountId, ct),
        Sessions = await Running(caller, ct),
        Calendar = await calendars.Of(caller, ct),
    };

    public Task<List<OwnSession>> Running(Caller caller, CancellationToken ct) => sessions.Running(caller, clock.GetUtcNow(), ct);

    public async Task<Problem?> End(Caller caller, Guid id, CancellationToken ct)
    {
        if ((await Running(caller, ct)).Find(session => session.Id == id) is not { } session)
            return new("session-not-found", "Không có phiên đăng nhập này.", "Phiên có thể đã kết thúc; hãy xem lại danh sách.") { Kind = ProblemKind.NotFound };
        await sessions.End(caller.AccountId, session, clock.GetUtcNow(), ct);
        return null;
    }

    public Task EndOthers(Caller caller, CancellationToken ct) => sessions.EndOthers(caller.AccountId, caller.SessionId, clock.GetUtcNow(), ct);
}
