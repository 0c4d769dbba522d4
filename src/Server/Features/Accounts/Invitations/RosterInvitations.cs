using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Accounts.Codes;
using CongDongSo.Server.Features.Accounts.Managing;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Audit;

namespace CongDongSo.Server.Features.Accounts.Invitations;

/// <summary>A member who was invited.</summary>
/// <param name="Teams">Names of their teams here.</param>
internal sealed record InvitedMember(string Name, string Login, IReadOnlyList<string> Teams, MadeCode Code);

/// <summary>Mời thành viên: accounts for the people of a roster, each with the grants that their memberships give, and the codes for a print sheet.</summary>
internal sealed class RosterInvitations(InvitationReading reading, NewAccountStore store, TimeProvider clock)
{
    public const int Most = 500;

    /// <param name="chosen">Ids of people; null: all who wait for an invitation.</param>
    public async Task<Result<IReadOnlyList<InvitedMember>>> Invite(Caller caller, string? unit, string? team, IReadOnlySet<Guid>? chosen, CancellationToken ct)
    {
        var read = await reading.Read(caller, unit, team, ct);
        if (read is not Result<InvitationRoster>.Done(var roster))
            return ((Result<InvitationRoster>.Refused)read).Problem;
        var people = roster.People.Where(one => chosen?.Contains(one.Member.Member.PersonId.Value) ?? one.Member.Waits).ToList();
        return Fault(people.Select(one => one.Member).ToList(), chosen) is { } fault ? fault : await Make(roster, people, ct);
    }

    /// <summary>Mã điện thoại của cả Tổ: a code for the phone of everybody in a team whom the caller may give one; who has no account yet gets an invitation, which a phone takes too.</summary>
    public async Task<Result<IReadOnlyList<InvitedMember>>> ForPhones(Caller caller, string team, CancellationToken ct)
    {
        var read = await reading.Read(caller, null, team, ct);
        if (read is not Result<InvitationRoster>.Done(var roster))
            return ((Result<InvitationRoster>.Refused)read).Problem;
        var people = roster.People.Where(one => one.Member.TakesPhoneCode).ToList();
        return people.Count switch
        {
            0 => new Problem("nobody-for-phone", "Trong Tổ này không có ai để bạn cấp mã điện thoại.", "Tài khoản đã ngừng, hoặc người có vai trò cao hơn, do cán bộ cấp trên cấp mã."),
            > Most => new Problem("too-many", $"Mỗi lần in mã cho nhiều nhất {Most} người.", "Hãy cấp mã từng người ở mục Tài khoản."),
            _ => await Make(roster, people, ct),
        };
    }

    private async Task<Result<IReadOnlyList<InvitedMember>>> Make(InvitationRoster roster, List<(RosterMember Member, IReadOnlyList<RosterTeam> Teams)> people, CancellationToken ct)
    {
        var now = clock.GetUtcNow();
        var taken = await store.LoginsEndingWith([.. people.Select(one => $".{one.Teams[0].LoginEnding}").Distinct()], ct);
        var accounts = await store.AccountsOf([.. people.Select(one => one.Member.Member.PersonId.Value)], ct);
        var invitees = people.Select(one => Invitee(one.Member, one.Teams[0], accounts, taken, now)).ToList();
        var asked = invitees.Select(one => one.PersonId).ToHashSet();
        var known = roster.Memberships.Where(one => asked.Contains(one.PersonId)).ToHashSet();
        if (!await store.Invite(roster.Place.ProvinceCode, invitees, VietnamTime.Today(clock), known, Notes(invitees, known, roster.Place.Unit.Id), ct))
            return new Problem("roster-changed", "Danh sách vừa được người khác thay đổi.", "Hãy mở lại trang rồi mời lại; chưa có lời mời nào được tạo.") { Kind = ProblemKind.Conflict };
        return people.Zip(invitees, (person, invitee) => new InvitedMember(
            person.Member.Member.Name, invitee.Account?.Login ?? accounts[invitee.PersonId].Login, [.. person.Teams.Select(of => of.Team.Name)], invitee.Code)).ToList();
    }

    private static Problem? Fault(IReadOnlyList<RosterMember> people, IReadOnlySet<Guid>? chosen)
    {
        if (people.Count == 0)
            return chosen is null
                ? new("nobody-waits", "Mọi thành viên ở đây đã được mời hoặc đã có tài khoản.", "Muốn cấp lại giấy mời thì đánh dấu từng người rồi bấm Mời những người đã chọn.")
                : new("nobody-chosen", "Chưa chọn ai.", "Hãy đánh dấu ít nhất một người.");
        if (people.Count > Most)
            return new("too-many", $"Mỗi lần mời nhiều nhất {Most} người.", "Hãy mời theo từng xã hoặc từng Tổ.");
        return people.FirstOrDefault(one => !one.CanBeInvited) is { } other
            ? new("not-invitable", $"Bạn không mời được {other.Member.Name}.", "Người này đã có tài khoản, hoặc có vai trò mà cán bộ cấp trên mới giao được (ví dụ ở Tổ của xã khác).") { Kind = ProblemKind.Forbidden }
            : null;
    }

    private static Invitee Invitee(RosterMember one, RosterTeam team, IReadOnlyDictionary<Guid, PersonAccount> accounts, HashSet<string> taken, DateTimeOffset now)
    {
        var person = one.Member.PersonId.Value;
        if (accounts.TryGetValue(person, out var has))
            return new(person, has.AccountId, null, MadeCode.For(has.AccountId, one.State == InvitationState.HasAccount ? CodeKind.Device : CodeKind.Invitation, now));
        var account = new Account
        {
            Id = Guid.CreateVersion7(now), Login = LoginNames.Propose(one.Member.Name, team.LoginEnding, taken), Name = Folding.Tidy(one.Member.Name), CreatedAt = now, SecurityStamp = Passwords.NewStamp(),
        };
        return new(person, account.Id, account, MadeCode.For(account.Id, CodeKind.Invitation, now));
    }

    private static IReadOnlyList<AuditEntry> Notes(List<Invitee> invitees, IEnumerable<RunningMembership> memberships, UnitId place)
    {
        var of = memberships.ToLookup(one => one.PersonId);
        return
        [
            .. from one in invitees
               let account = one.Account
               where account is not null
               select new AuditEntry(AuditActions.AccountAdd)
               {
                   Place = place, Subjects = [one.AccountId, one.PersonId],
                   After = new { login = account.Login, grants = of[one.PersonId].Select(held => new { role = held.Role, unit = held.UnitId, membership = held.MembershipId }) },
               },
            .. invitees.Select(one => new AuditEntry(AuditActions.CodeMake)
            {
                Place = place, Subjects = [one.AccountId], After = new { kind = CodeWords.Code(one.Code.Kind), until = one.Code.ExpiresAt },
            }),
        ];
    }
}
