using System.CommandLine;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Features;

namespace CongDongSo.Server.Features.Demo;

/// <summary>Made-up data at true size, to try the product with (dữ liệu minh họa).</summary>
public sealed class DemoModule : IFeature
{
    public void AddServices(IServiceCollection services)
    {
        services.AddScoped<DemoFill>();
        services.AddScoped<PlaceFill>();
        services.AddScoped<DemoTargets>();
        services.AddScoped<DemoDeclarations>();
        services.AddScoped<DemoAccounts>();
        services.AddScoped<DemoQuality>();
        services.AddScoped<DemoDifficulties>();
    }

    public IEnumerable<Command> Commands(CommandShell shell) => [DemoCommand.Fill(shell)];
}
