using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Audit;
using CongDongSo.Server.Features.Accounts.Codes;
using CongDongSo.Server.Features.Accounts.Invitations;
using CongDongSo.Server.Features.Accounts.Managing;
using CongDongSo.Server.Features.Overview;
using CongDongSo.Server.Features.Privacy;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Reports;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Teams.Decisions;
using CongDongSo.Server.Features.Teams.Findings;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Features.Units.Reform;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.Routing;

namespace CongDongSo.Browser.Tests.Platform.Web;

[Collection<InBrowser>]
public class EveryPageTests(DemoPortal portal)
{
    private const string Program = "quang-ngai-2025-12";

    /// <summary>The ways to providers and back; what they show, SingleSignOnJourneyTests looks at.</summary>
    private static readonly string[] SingleSignOn = ["/dang-nhap/qua/{provider}", "/dang-nhap/qua/{provider}/tro-lai", "/tai-khoan/lien-ket/{provider}"];

    /// <summary>Answers to a browser that are no pages.</summary>
    private static readonly string[] NoPages = [UnitLinks.Suggest, FindingLinks.File, ReportLinks.DownloadRoute, AuditLinks.ExportRoute, DecisionLinks.PeopleRoute, DecisionLinks.ScanRoute, DecisionLinks.ScanProgressRoute, "/health/live", "/health/ready", .. SingleSignOn];

    [Theory]
    [InlineData(Visitor.Office)]
    [InlineData(Visitor.Phone)]
    public async Task Every_page_fits_its_window_fails_in_nothing_and_is_accessible(int width)
    {
        var faults = new List<string>();
        await using var visitor = await Visitor.Arrive(portal, width);
        await visitor.Page.GotoAsync(AccessLinks.SignIn);
        faults.AddRange(await visitor.Page.Unsound());

        await visitor.SignIn(portal.Account("quantri"));
        foreach (var address in (await Addresses()).SelectMany(page => page.Value).Where(address => address != AccessLinks.SignIn))
        {
            await visitor.Page.GotoAsync(address);
            (await visitor.Heading.CountAsync()).ShouldBe(1, address);
            faults.AddRange(await visitor.Page.Unsound());
        }

        string.Join('\n', faults.Concat(visitor.Faults)).ShouldBeEmpty();
    }

    [Fact]
    public async Task No_page_escapes_the_walk()
    {
        var routes = (await portal.Routes())
            .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("GET") == true)
            .Select(route => "/" + route.RoutePattern.RawText!.TrimStart('/'))
            .Where(route => !route.StartsWith("/api/", StringComparison.Ordinal) && !route.StartsWith("/openapi/", StringComparison.Ordinal));

        routes.Except(NoPages).Order().ShouldBe((await Addresses()).Keys.Order());
    }

    private async Task<Guid> Account(string login) =>
        (await portal.Json("user", "list")).GetProperty("items").EnumerateArray().Single(one => one.GetProperty("login").GetString() == login).GetProperty("id").GetGuid();

    /// <summary>By route, the addresses at which it is looked at.</summary>
    private async Task<Dictionary<string, string[]>> Addresses()
    {
        var province = await portal.Unit(DemoPortal.Province);
        var commune = await portal.Unit(DemoPortal.Commune);
        var lacking = await portal.Json("roster", "check", "--unit", DemoPortal.Commune, "--program", Program);
        var finding = lacking.GetProperty("items").EnumerateArray().First(one => one.GetProperty("teamId").GetString() is not null);
        var (team, village) = (finding.GetProperty("teamId").GetGuid(), new UnitId(finding.GetProperty("unitId").GetGuid()));
        var (draft, published) = await portal.Decisions();
        return new()
        {
            [AccessLinks.SignIn] = [AccessLinks.SignIn],
            [AccessLinks.OwnAccount] = [AccessLinks.OwnAccount],
            [AccessLinks.SecondFactor] = [AccessLinks.SecondFactor],
            ["/tai-khoan/xac-nhan"] = ["/tai-khoan/xac-nhan"],
            // Its page is there between the two steps only, see SecondFactorJourneyTests; else it leads to signing in.
            ["/dang-nhap/buoc-hai"] = ["/dang-nhap/buoc-hai"],
            [OverviewLinks.Home] = [OverviewLinks.Home],
            [UnitLinks.OfRoute] = [OverviewLinks.Of(commune, new(Program, "2025-Q4", null, OverviewSort.Lowest)), UnitLinks.Of(village)],
            [UnitLinks.HistoryRoute] = [UnitLinks.History(commune)],
            [UnitLinks.Browse] = [UnitLinks.Browse, UnitLinks.Below(province, null), $"{UnitLinks.Browse}?q=tinh+khe", $"{UnitLinks.Browse}?q=khong-co-noi-nay"],
            [ReformLinks.List] = [ReformLinks.List],
            [ReformLinks.New] = [ReformLinks.New],
            [ReformLinks.Unplaced] = [ReformLinks.Unplaced],
            [TeamLinks.List] = [TeamLinks.List, TeamLinks.In(commune)],
            [TeamLinks.Findings] = [TeamLinks.FindingsIn(province, Program), TeamLinks.FindingsIn(commune)],
            [FindingLinks.Waive] = [FindingLinks.WaiveOf(village, new(Program, finding.GetProperty("rule").GetString()!, team))],
            [TeamLinks.OfRoute] = [TeamLinks.Of(new(team), Program), TeamLinks.Of(new(team), Program, new DateOnly(2025, 12, 1))],
            [TeamLinks.Youth] = [TeamLinks.Youth, TeamLinks.YouthIn(commune)],
            [AccessLinks.OwnData] = [AccessLinks.OwnData],
            [AccessLinks.Notice] = [AccessLinks.Notice],
            [PrivacyLinks.Manage] = [PrivacyLinks.Manage],
            [TeamLinks.Import] = [TeamLinks.Import],
            // Its page is there while a file is kept, see RosterMappingJourneyTests; else it leads to the choice of a file.
            [TeamLinks.Matching] = [TeamLinks.Matching],
            [TeamLinks.Imported] = [TeamLinks.Imported],
            [DecisionLinks.List] = [DecisionLinks.List, DecisionLinks.In(commune)],
            [DecisionLinks.New] = [DecisionLinks.New, DecisionLinks.NewIn(commune)],
            [DecisionLinks.OfRoute] = [DecisionLinks.Of(draft), DecisionLinks.Of(published)],
            [DecisionLinks.PublishRoute] = [DecisionLinks.Publish(draft)],
            [ProgramLinks.List] = [ProgramLinks.List],
            [ProgramLinks.OfRoute] = [ProgramLinks.Of(Program), ProgramLinks.Of("quang-nam-2025")],
            [AuditLinks.List] = [AuditLinks.List, $"{AuditLinks.List}?so=common", $"{AuditLinks.List}?ai=khong.co.ai"],
            [AuditLinks.Incident] = [AuditLinks.Incident],
            [ManagingLinks.List] = [ManagingLinks.List, $"{ManagingLinks.List}?ngung=1", $"{ManagingLinks.List}?q=minh+hoa"],
            [ManagingLinks.Add] = [ManagingLinks.Add, ManagingLinks.AddIn(commune)],
            [ManagingLinks.OfRoute] = [ManagingLinks.Of(await Account("totruong.minhhoa")), ManagingLinks.Of(await Account("tinh.minhhoa"))],
            [InvitationLinks.Roster] = [InvitationLinks.Roster, InvitationLinks.In(commune), AccessLinks.InviteTeam(team)],
            [CodeLinks.Show] = [CodeLinks.Show],
            [ReportLinks.List] = [ReportLinks.List, ReportLinks.In(commune, year: 2025)],
        };
    }
}
