using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Fieldwork.Pages;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

/// <summary><c>GET /api/v1/households</c> and <c>/businesses</c>: a commune's or village's register, paged by a cursor.</summary>
internal static class RegisterEndpoint
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/households", (RegisterBrowsing browsing, Caller caller, CancellationToken ct, string? unit = null, string? q = null, string? lacking = null, string? date = null, string? cursor = null) =>
            List(browsing, caller, RegisterKind.Household, unit, q, lacking, date, cursor, ct))
            .WithName("listHouseholds").WithSummary("Sổ hộ của một xã hay một thôn, như vào một ngày; số điện thoại được che")
            .Produces<RegisterDocument>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
        api.MapGet("/businesses", (RegisterBrowsing browsing, Caller caller, CancellationToken ct, string? unit = null, string? q = null, string? lacking = null, string? date = null, string? cursor = null) =>
            List(browsing, caller, RegisterKind.Business, unit, q, lacking, date, cursor, ct))
            .WithName("listBusinesses").WithSummary("Sổ cơ sở kinh doanh của một xã hay một thôn, như vào một ngày")
            .Produces<RegisterDocument>().ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> List(RegisterBrowsing browsing, Caller caller, RegisterKind kind, string? unit, string? q, string? lacking, string? date, string? cursor, CancellationToken ct) =>
        (await AskedDay.On(date, day => browsing.List(caller, kind, unit, new(q, string.IsNullOrEmpty(lacking) ? null : lacking, Day: day), cursor, ct))).Match(
            model => model.Communes is null
                ? TypedResults.Ok(RegisterDocument.Of(model))
                : ProblemDocument.Answer(new Problem("register-too-wide", "Sổ đọc theo từng xã.", $"{model.Unit.FullName} gồm nhiều xã: hãy ghi unit là một xã hay một thôn.")),
            ProblemDocument.Answer);
}

/// <param name="Cursor">For the next page; null after the last.</param>
internal sealed record RegisterDocument(IReadOnlyList<RegisterItem> Items, long Total, string? Cursor)
{
    public static RegisterDocument Of(RegisterListModel model) => new([.. model.Rows.Select(RegisterItem.From)], model.Total, model.Next);
}

/// <summary>A household or business as JSON.</summary>
/// <param name="Phone">Masked.</param>
/// <param name="Met">Indicators of the program in force that are met, of <paramref name="Of"/>.</param>
/// <param name="Counts">Of a household: members, and how many are of which age or need.</param>
internal sealed record RegisterItem(Guid Id, string Code, string Name, string Address, string? Phone, string Village, int Met, int Of, DateOnly? SeenOn, HouseholdCounts? Counts)
{
    internal static RegisterItem From(RegisterSubjectRow row) => new(
        row.Id, row.Code, row.Name, row.Address, row.Phone, row.Village, row.Met, row.Of, row.SeenOn,
        row.Card is { } card ? new(card.Members, card.From14, card.From15, card.From18, card.Elderly60, card.Disabled, card.NoSmartphone) : null);
}

internal sealed record HouseholdCounts(int Members, int From14, int From15, int From18, int Elderly60, int Disabled, int NoSmartphone);
