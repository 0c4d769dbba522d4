using CongDongSo.Server.Features.Messages.Email;
using CongDongSo.Server.Features.Messages.Sending;
using CongDongSo.Server.Features.Messages.Settings;
using CongDongSo.Server.Features.Messages.Zalo;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web;
using Microsoft.AspNetCore.DataProtection;

namespace CongDongSo.Server.Features.Messages;

/// <summary>Tin nhắn, nhắc việc: what people are told in the portal, by e-mail and through a Zalo Official Account, once for each reason and person.</summary>
public sealed class MessagesModule : IFeature
{
    public void AddServices(IServiceCollection services) => services.AddSingleton<MessageBox>().AddSingleton<MessageSettingStore>();

    public void AddWebServices(IServiceCollection services) => services
        .AddSingleton<LetterRound>().AddHostedService<LetterPost>()
        .AddSingleton<IMessageChannel>(all => new EmailChannel(EmailSettings.Of(all.GetRequiredService<InstallationSettings>().Variables)))
        .AddSingleton<ZaloTokenStore>().AddSingleton(all => new ZaloTokens(
            all.GetRequiredService<ZaloTokenStore>(), all.GetRequiredService<IDataProtectionProvider>(), ZaloHttp.Client(), all.GetRequiredService<TimeProvider>()))
        .AddSingleton<IMessageChannel>(all => new ZaloChannel(ZaloSettings.Of(all.GetRequiredService<InstallationSettings>().Variables), all.GetRequiredService<ZaloTokens>(), ZaloHttp.Client()))
        .AddSingleton(all => new SettingsDesk(all.GetRequiredService<MessageSettingStore>(), all.GetServices<IMessageChannel>(), all.GetRequiredService<TimeProvider>()))
        .AddSingleton(all => new UndeliveredLetters(
            all.GetRequiredService<UnitInScope>(), all.GetRequiredService<Databases>(), all.GetRequiredService<ZaloTokenStore>(), all.GetServices<IMessageChannel>(), all.GetRequiredService<TimeProvider>()))
        .AddSingleton(all => new PortalBell("Tin nhắn", MessageLinks.List, all.GetRequiredService<MessageBox>().Unread));

    public void MapWeb(IEndpointRouteBuilder web) => MessagePages.Map(web);

    public IEnumerable<MenuEntry> Menu => [new(89, "Tin chưa gửi được", MessageLinks.Undelivered) { Needs = Permission.ManageAccounts, For = [Role.Admin, Role.ProvinceOfficer], Group = MenuGroup.Administration }];
}
