using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Difficulties.Contacts;

/// <summary>Đầu mối cấp tỉnh.</summary>
internal static class ContactPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(DifficultyLinks.Contacts, async (DifficultyContacts contacts, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null) =>
            (await contacts.List(caller, unit, ct)).Match(model => Show.Show<ContactPage>(model), Show.Refuse));
        web.MapPost(DifficultyLinks.Contacts, Name);
        web.MapPost(DifficultyLinks.EndContactRoute, async (Guid id, DifficultyContacts contacts, Caller caller, [FromForm(Name = "don-vi")] string? unit, CancellationToken ct) =>
            (await contacts.End(caller, unit, id, ct)).Match(top => Results.LocalRedirect(DifficultyLinks.ContactsIn(top)), Show.Refuse));
    }

    private static async Task<IResult> Name(DifficultyContacts contacts, Caller caller, IFormCollection form, CancellationToken ct)
    {
        string? unit = form["don-vi"];
        var wish = new ContactWish(form["khu-vuc"], form["ho-ten"], form["dien-thoai"], form["thu"], form["tai-khoan"], form["tu-ngay"], [.. form["xa"].OfType<string>()]);
        return await contacts.Name(caller, unit, wish, ct) switch
        {
            Result<ContactsModel?>.Done(null) => Results.LocalRedirect(string.IsNullOrEmpty(unit) ? DifficultyLinks.Contacts : $"{DifficultyLinks.Contacts}?don-vi={Uri.EscapeDataString(unit)}"),
            Result<ContactsModel?>.Done(var again) => Show.Show<ContactPage>(again, StatusCodes.Status422UnprocessableEntity),
            Result<ContactsModel?>.Refused(var problem) => Show.Refuse(problem),
            _ => throw new InvalidOperationException(),
        };
    }
}
