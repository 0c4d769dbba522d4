using CongDongSo.Domain.Messages;
using CongDongSo.Server.Features.Messages.Pages;
using CongDongSo.Server.Features.Messages.Sending;
using CongDongSo.Server.Features.Messages.Settings;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web.Components;
using Microsoft.AspNetCore.Mvc;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Messages;

/// <summary>Tin nhắn: a person's own, how they want them, and those that could not be sent.</summary>
internal static class MessagePages
{
    private const int LastPage = 1_000;

    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(MessageLinks.List, async (MessageBox box, Caller caller, CancellationToken ct, string? trang = null) =>
            Show.Show<MessageListPage>(await box.List(caller, int.TryParse(trang, out var page) ? Math.Clamp(page, 1, LastPage) : 1, ct)));
        web.MapGet(MessageLinks.OpenRoute, async (Guid id, MessageBox box, Caller caller, CancellationToken ct) =>
            (await box.Open(caller, id, ct)).Match(page => Results.LocalRedirect(page), Show.Refuse));
        web.MapPost(MessageLinks.ReadAll, async (MessageBox box, Caller caller, CancellationToken ct) =>
        {
            await box.ReadAll(caller, ct);
            return Results.LocalRedirect(MessageLinks.List);
        });
        web.MapGet(MessageLinks.Settings, async (SettingsDesk desk, Caller caller, CancellationToken ct, [FromQuery(Name = "xong")] string? done = null) => Show.Show<SettingsPage>(await desk.Show(caller, done is "1", ct)));
        web.MapPost(MessageLinks.Settings, Save);
        web.MapGet(MessageLinks.Undelivered, async (UndeliveredLetters letters, Caller caller, CancellationToken ct, [FromQuery(Name = "don-vi")] string? unit = null, [FromQuery(Name = "xong")] string? done = null) =>
            (await letters.List(caller, unit, done is "1", ct)).Match(model => Show.Show<UndeliveredPage>(model), Show.Refuse));
        web.MapPost(MessageLinks.AgainRoute, async (Guid id, UndeliveredLetters letters, Caller caller, [FromForm(Name = "don-vi")] string? unit, CancellationToken ct) =>
            (await letters.Again(caller, unit, id, ct)).Match(province => Results.LocalRedirect($"{MessageLinks.Undelivered}?don-vi={province}&xong=1"), Show.Refuse));
    }

    private static async Task<IResult> Save(SettingsDesk desk, Caller caller, IFormCollection form, CancellationToken ct)
    {
        var wish = new SettingsWish(form["thu"], form["nhan-thu"] == "1", form["so"], form["nhan-zalo"] == "1", form["tu"], form["den"], form["nghi"] == "1", form["ban-tin"]);
        return await desk.Save(caller, wish, ct) is { } problem
            ? Show.Show<SettingsPage>((await desk.Show(caller, false, ct)) with { Problem = problem, Typed = wish }, Show.StatusOf(problem))
            : Results.LocalRedirect($"{MessageLinks.Settings}?xong=1");
    }
}

/// <summary>How messages look.</summary>
internal static class MessageLook
{
    public static Tone ToneOf(Message message) => message switch
    {
        { SettledAt: not null } => Tone.Neutral,
        { Reason: MessageReason.Overdue or MessageReason.Returned or MessageReason.DifficultyOverdue or MessageReason.OverdueBelow } => Tone.Bad,
        { Reason: MessageReason.Accepted or MessageReason.DifficultyAnswered } => Tone.Good,
        { Reason: MessageReason.Coming or MessageReason.DueToday or MessageReason.StillReturned or MessageReason.Asked or MessageReason.Requested } => Tone.Warning,
        _ => Tone.Info,
    };
}
