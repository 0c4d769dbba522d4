using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Accounts.Codes;
using CongDongSo.Server.Features.Accounts.Pages;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Accounts.Invitations;

/// <summary>Mời thành viên: the roster with its accounts, and the print sheet.</summary>
internal static class InvitationPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(InvitationLinks.Roster, async (
                InvitationReading reading, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "to")] string? team = null) =>
            (await reading.Read(caller, unit, team, ct)).Match(roster => Show.Show<InvitationPage>(ModelOf(roster)), Show.Refuse));
        web.MapPost(InvitationLinks.Roster, Invite);
    }

    private static async Task<IResult> Invite(
        HttpRequest request, RosterInvitations invitations, InvitationReading reading, Caller caller, IFormCollection form, CancellationToken ct)
    {
        string? unit = form["don-vi"], team = form["to"], phonesOf = form["dien-thoai"];
        var chosen = form["tat-ca"] == "1" ? null : form["nguoi"].Select(text => Guid.TryParse(text, out var id) ? id : Guid.Empty).ToHashSet();
        var invited = string.IsNullOrEmpty(phonesOf) ? await invitations.Invite(caller, unit, team, chosen, ct) : await invitations.ForPhones(caller, phonesOf, ct);
        if (invited is Result<IReadOnlyList<InvitedMember>>.Refused(var problem))
        {
            return problem.Kind is ProblemKind.NotFound or ProblemKind.Forbidden
                ? Show.Refuse(problem)
                : (await reading.Read(caller, unit, team, ct)).Match(
                    roster => Show.Show<InvitationPage>(ModelOf(roster) with { Problem = problem }, StatusCodes.Status422UnprocessableEntity), Show.Refuse);
        }
        var origin = CodeLinks.OriginOf(request);
        var cards = ((Result<IReadOnlyList<InvitedMember>>.Done)invited).Value.Select(one => InvitationCard.For(one.Teams, one.Name, one.Login, one.Code, origin)).ToList();
        var subtitle = cards.Count == 1 ? cards[0].Name : $"{Domain.Language.VietnameseNumbers.Text(cards.Count)} người";
        var title = string.IsNullOrEmpty(phonesOf) ? "Giấy mời thành viên Tổ" : "Mã điện thoại của Tổ";
        return Show.Show<InvitationSheetPage>(new InvitationSheet(title, subtitle, cards, string.IsNullOrEmpty(team) ? $"{InvitationLinks.Roster}?don-vi={Uri.EscapeDataString(unit ?? "")}" : $"{InvitationLinks.Roster}?to={Uri.EscapeDataString(team)}"));
    }

    private static InvitationModel ModelOf(InvitationRoster roster) =>
        new(roster.Place.Unit, roster.OnlyTeam?.ToString(), roster.Teams, roster.Place.Unit.Kind < Domain.Units.UnitKind.Commune && roster.OnlyTeam is null ? roster.Place.Children : []);
}
