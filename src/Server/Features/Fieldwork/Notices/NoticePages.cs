using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Fieldwork.Notices;

/// <summary>Address of the page of announcements.</summary>
public static class NoticeLinks
{
    public const string List = "/thong-bao";
}

/// <param name="Title">As it was typed, where it was refused; likewise the text.</param>
public sealed record AnnouncementModel(AnnouncementList List, bool WasSent, string? Title, string? Text, Problem? Problem);

/// <summary>Thông báo.</summary>
internal static class NoticePages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(NoticeLinks.List, async (Announcing announcing, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "xong")] string? done = null) =>
            (await announcing.List(caller, unit, ct)).Match(list => Show.Show<AnnouncementPage>(new AnnouncementModel(list, done is "1", null, null, null)), Show.Refuse));
        web.MapPost(NoticeLinks.List, Send);
    }

    private static async Task<IResult> Send(
        Announcing announcing, Caller caller, [FromForm(Name = "don-vi")] string? unit, [FromForm(Name = "tieu-de")] string? title, [FromForm(Name = "noi-dung")] string? text, CancellationToken ct) =>
        await announcing.Send(caller, unit, title, text, ct) switch
        {
            Result<Announcement>.Refused({ Kind: ProblemKind.NotFound or ProblemKind.Forbidden } problem) => Show.Refuse(problem),
            Result<Announcement>.Refused(var problem) => (await announcing.List(caller, unit, ct)).Match(
                list => Show.Show<AnnouncementPage>(new AnnouncementModel(list, false, title, text, problem), StatusCodes.Status422UnprocessableEntity), Show.Refuse),
            Result<Announcement>.Done(var sent) => Results.LocalRedirect($"{NoticeLinks.List}?don-vi={sent.Unit}&xong=1"),
            _ => throw new InvalidOperationException(),
        };
}
