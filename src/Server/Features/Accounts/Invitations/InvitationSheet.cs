using CongDongSo.Server.Features.Accounts.Codes;
using CongDongSo.Server.Features.Accounts.Managing;
using CongDongSo.Server.Platform.Documents;

namespace CongDongSo.Server.Features.Accounts.Invitations;

/// <summary>Thẻ mời: what one person gets on paper.</summary>
/// <param name="Of">Tổ, or vai trò and unit.</param>
/// <param name="Address">Of the page where the code is typed, as people read it.</param>
public sealed record InvitationCard(IReadOnlyList<string> Of, string Name, string Login, MadeCode Code, QrDrawing Qr, string Address)
{
    public static InvitationCard For(IReadOnlyList<string> of, string name, string login, MadeCode code, string origin) =>
        new(of, name, login, code, QrDrawing.Of(CodeLinks.Of(code.Code, origin)), CodeLinks.Typed(origin));

    public static InvitationCard For(AccountCode made, string origin) => For(made.Roles, made.Name, made.Login, made.Code, origin);
}

/// <summary>Tờ in: cards, eight on a sheet of A4. The codes are readable here and nowhere again.</summary>
/// <param name="Back">Where one came from.</param>
public sealed record InvitationSheet(string Title, string Subtitle, IReadOnlyList<InvitationCard> Cards, string Back)
{
    private const int OnASheet = 8;

    public IEnumerable<InvitationCard[]> Sheets => Cards.Chunk(OnASheet);
}
