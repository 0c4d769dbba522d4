using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Accounts;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Demo;

/// <summary>A sign-in that everybody knows, to try the demo with.</summary>
/// <param name="Password">Null where the account was there before: it may have been changed since.</param>
internal sealed record DemoAccount(string Login, string Name, string Role, string Unit, string? Password);

/// <summary>The demo's accounts: made only here, and named for what they are.</summary>
internal sealed class DemoAccounts(AccountRegister register)
{
    /// <summary>Public on purpose; an installation with real data has no demo and so no such account.</summary>
    public const string Password = "thu-nghiem-cong-dong-so";

    /// <summary>A member whose phone fell silent, see <see cref="DemoQuality"/>.</summary>
    public const string SilentMember = "thanhvien.minhhoa";

    public async Task<IReadOnlyList<DemoAccount>> Ensure(DemoPlan plan, DemoState state, CancellationToken ct)
    {
        var commune = plan.Complete;
        var village = commune.Villages.First(village => village.Pace != Pace.Silent && village.TeamMembers.Count > 0);
        var ofMember = PlantedFraud.VillageOf(plan, Fraud.DeskEvening) ?? village;
        (string Login, string Name, Role Role, string Unit)[] wanted =
        [
            ("quantri.minhhoa", "Quản trị viên (minh họa)", Role.Admin, plan.Province.Code),
            ("tinh.minhhoa", "Cán bộ tỉnh (minh họa)", Role.ProvinceOfficer, plan.Province.Code),
            ("xa.minhhoa", "Cán bộ xã (minh họa)", Role.CommuneOfficer, commune.Unit.Id.ToString()),
            ("totruong.minhhoa", "Tổ trưởng (minh họa)", Role.TeamLeader, state.VillageIds[village.Code].ToString()),
            (SilentMember, "Thành viên Tổ (minh họa)", Role.Member, state.VillageIds[ofMember.Code].ToString()),
            ("xem.minhhoa", "Người xem (minh họa)", Role.Viewer, plan.Province.Code),
        ];
        var accounts = new List<DemoAccount>();
        foreach (var (login, name, role, unit) in wanted)
        {
            var added = await register.Add(new(login, name, RoleWords.Code(role), unit, Password), ct);
            await register.Exempt(login, ct);
            switch (added)
            {
                case Result<AccountPassword>.Done(var made):
                    accounts.Add(new(login, name, RoleWords.Text(role), made.Grants[0].UnitName, Password));
                    break;
                case Result<AccountPassword>.Refused({ Kind: ProblemKind.Conflict }):
                    accounts.Add(new(login, name, RoleWords.Text(role), "", null));
                    break;
                case Result<AccountPassword>.Refused(var problem):
                    throw new InvalidOperationException(problem.Title);
            }
        }
        return accounts;
    }
}
