using System.Globalization;
using System.Text;
using CongDongSo.Server.Features.Accounts;
using CongDongSo.Server.Features.Audit;
using CongDongSo.Server.Features.Boards;
using CongDongSo.Server.Features.Declared;
using CongDongSo.Server.Features.Demo;
using CongDongSo.Server.Features.Difficulties;
using CongDongSo.Server.Features.FieldApp;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Measures;
using CongDongSo.Server.Features.Messages;
using CongDongSo.Server.Features.OpenData;
using CongDongSo.Server.Features.Overview;
using CongDongSo.Server.Features.Privacy;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Quality;
using CongDongSo.Server.Features.Reports;
using CongDongSo.Server.Features.Targets;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Features.Upkeep;
using CongDongSo.Server.Platform;
using CongDongSo.Server.Platform.Commands;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server;

/// <summary>The program <c>cds</c>: web server and command line.</summary>
public static class Cds
{
    /// <summary>Every capability of the product.</summary>
    public static IReadOnlyList<IFeature> Features { get; } =
    [
        new WebFeature(),
        new UnitsModule(),
        new AccountsModule(),
        new ProgramsModule(),
        new TeamsModule(),
        new FieldworkModule(),
        new TargetsModule(),
        new MeasuresModule(),
        new DeclaredModule(),
        new QualityModule(),
        new MessagesModule(),
        new DifficultiesModule(),
        new FieldAppModule(),
        new ReportsModule(),
        new BoardsModule(),
        new OverviewModule(),
        new PrivacyModule(),
        new AuditModule(),
        new OpenDataModule(),
        new UpkeepModule(),
        new DemoModule(),
    ];

    public static Task<int> Main(string[] arguments)
    {
        PrepareProcess();
        return new CommandShell(Features, InstallationSettings.FromEnvironment, Console.Out, Console.Error).Run(arguments, CancellationToken.None);
    }

    /// <summary>One culture for every thread, so that files and numbers never depend on the machine; UTF-8 on the console.</summary>
    public static void PrepareProcess()
    {
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;
        CultureInfo.CurrentCulture = CultureInfo.CurrentUICulture = CultureInfo.InvariantCulture;
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        Console.OutputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);
    }
}
