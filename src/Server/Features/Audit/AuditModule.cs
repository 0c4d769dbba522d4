using System.CommandLine;
using CongDongSo.Server.Features.Audit.Incidents;
using CongDongSo.Server.Features.Audit.Verification;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Features;

namespace CongDongSo.Server.Features.Audit;

/// <summary>The audit trail: read, exported, verified, and gathered after an incident.</summary>
public sealed class AuditModule : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddSingleton<AuditChains>();
        services.AddSingleton<AuditVerification>();
        services.AddSingleton(all => new AuditTrail(all.GetRequiredService<AuditChains>(), all.GetRequiredService<Units.UnitDirectory>(), all.GetRequiredService<Scope>()));
        services.AddSingleton(all => new AuditExport(all.GetRequiredService<AuditChains>(), all.GetRequiredService<AuditTrail>()));
        services.AddSingleton<IncidentReport>();
    }

    public void MapApi(RouteGroupBuilder api) => AuditEndpoints.Map(api);

    public void MapWeb(IEndpointRouteBuilder web) => AuditPages.Map(web);

    public IEnumerable<MenuEntry> Menu => [new(90, "Nhật ký", AuditLinks.List) { Needs = Permission.ReadAudit, Group = MenuGroup.Administration }];

    public IEnumerable<Command> Commands(CommandShell shell)
    {
        yield return CommandShell.Group("audit", "Nhật ký kiểm tra", AuditCommands.Verify(shell), AuditCommands.Export(shell), AuditCommands.Incident(shell));
    }
}
