using System.Collections.Concurrent;
using CongDongSo.Browser.Tests.Harness;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Audit;
using CongDongSo.Server.Features.Accounts.Codes;
using CongDongSo.Server.Features.Accounts.Devices;
using CongDongSo.Server.Features.Accounts.Invitations;
using CongDongSo.Server.Features.Accounts.Managing;
using CongDongSo.Server.Features.Boards;
using CongDongSo.Server.Features.Boards.Evidence;
using CongDongSo.Server.Features.Declared;
using CongDongSo.Server.Features.Difficulties;
using CongDongSo.Server.Features.Fieldwork.Activities;
using CongDongSo.Server.Features.Fieldwork.Custody;
using CongDongSo.Server.Features.Fieldwork.Notices;
using CongDongSo.Server.Features.Fieldwork.Registers;
using CongDongSo.Server.Features.Messages;
using CongDongSo.Server.Features.Overview;
using CongDongSo.Server.Features.Privacy;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Quality;
using CongDongSo.Server.Features.Reports;
using CongDongSo.Server.Features.Reports.Annexes;
using CongDongSo.Server.Features.Targets;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Teams.Decisions;
using CongDongSo.Server.Features.Teams.Findings;
using CongDongSo.Server.Features.Teams.People;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Features.Units.Reform;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.Routing;
using Microsoft.Playwright;

namespace CongDongSo.Browser.Tests.Platform.Web;

[Collection<InBrowser>]
public class EveryPageTests(DemoPortal portal)
{
    private const string Program = "quang-ngai-2025-12";

    /// <summary>The ways to providers and back; what they show, SingleSignOnJourneyTests looks at.</summary>
    private static readonly string[] SingleSignOn = ["/dang-nhap/qua/{provider}", "/dang-nhap/qua/{provider}/tro-lai", "/tai-khoan/lien-ket/{provider}"];

    /// <summary>Answers to a browser that are no pages.</summary>
    private static readonly string[] NoPages = [UnitLinks.Suggest, MessageLinks.OpenRoute, FindingLinks.File, OverviewLinks.FileRoute, TeamLinks.File, DecisionLinks.File, ReportLinks.DownloadRoute, ReportLinks.CaseFileRoute, ReportLinks.OfficialRoute, ReportLinks.AttachmentRoute, ReportLinks.AnswersRoute, ReportLinks.TemplateFileRoute, ReportLinks.TemplateTry, AnnexLinks.Teams, AnnexLinks.Training, AccessLinks.CalendarFeedRoute, AuditLinks.ExportRoute, DecisionLinks.PeopleRoute, DecisionLinks.ScanRoute, DecisionLinks.ScanProgressRoute, ActivityLinks.PhotoRoute, TargetLinks.File, DeclaredLinks.File, BoardLinks.File, EvidenceLinks.File, QualityLinks.File, "/health/live", "/health/ready", .. SingleSignOn];

    [Theory]
    [InlineData(Visitor.Office)]
    [InlineData(Visitor.Phone)]
    public async Task Every_page_fits_its_window_fails_in_nothing_and_is_accessible(int width)
    {
        var addresses = new ConcurrentQueue<string>((await Addresses()).SelectMany(page => page.Value).Where(address => address != AccessLinks.SignIn));

        // Two at once: while one's page is looked at, the other's is made.
        var faults = await Task.WhenAll(Walk(width, addresses), Walk(width, addresses));

        string.Join('\n', faults.SelectMany(found => found)).ShouldBeEmpty();
    }

    private async Task<IEnumerable<string>> Walk(int width, ConcurrentQueue<string> addresses)
    {
        var faults = new List<string>();
        await using var visitor = await Visitor.Arrive(portal, width);
        await visitor.Page.GotoAsync(AccessLinks.SignIn);
        faults.AddRange(await visitor.Page.Unsound());
        await visitor.SignIn(portal.Account("quantri"));
        while (addresses.TryDequeue(out var address))
        {
            await visitor.Page.GotoAsync(address);
            (await visitor.Heading.CountAsync()).ShouldBe(1, address);
            faults.AddRange(await visitor.Page.Unsound());
        }
        return faults.Concat(visitor.Faults);
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

    /// <summary>The sheet of the commune's chat group, which is set for it.</summary>
    private async Task<string> GroupSheet(UnitId commune)
    {
        await using var officer = await Visitor.Arrive(portal);
        await officer.SignIn(portal.Account("xa"));
        await officer.Page.GetByLabel("Đường dẫn mời vào nhóm").FillAsync("https://zalo.me/g/minhhoa");
        await officer.Button("Lưu đường dẫn").ClickAsync();
        await Assertions.Expect(officer.Page.GetByText("Mã QR để quét vào nhóm")).ToBeVisibleAsync();
        return $"{TeamLinks.GroupSheet}?don-vi={commune}";
    }

    private Task<Guid> Report(UnitId unit) => portal.Query<Guid>($"select id from p51.report where unit_id = '{unit}' order by opened_at, program, report, period limit 1");

    /// <summary>A report that the province asks of a few communes.</summary>
    private async Task<Guid> Request()
    {
        var today = VietnamTime.Today(TimeProvider.System);
        return (await portal.Json(
            "report", "request", "--unit", DemoPortal.Province, "--program", Program, "--level", "commune", "--of", DemoPortal.Commune, "--title", "Rà soát thiết bị của các Tổ sau bão số 3", "--number", "218/UBND-VHXH",
            "--dated", $"{today:yyyy-MM-dd}", "--reason", "Bão số 3 gây thiệt hại tại nhiều xã ven biển.", "--question", "Thiệt hại về thiết bị: số máy hỏng", "--question", "Kiến nghị", "--due", $"{today.AddDays(6):yyyy-MM-dd}",
            "--whole-to", "Bộ Khoa học và Công nghệ")).GetProperty("id").GetGuid();
    }

    /// <summary>A report that the commune has written and sent.</summary>
    private async Task<Guid> SentReport(UnitId commune)
    {
        var report = await Report(commune);
        await using var officer = await Visitor.Arrive(portal);
        await officer.SignIn(portal.Account("xa"));
        await officer.Page.GotoAsync(ReportLinks.Case(report));
        if (await officer.Page.Locator("#s-0").CountAsync() > 0)
        {
            await officer.Page.Locator("#s-0").FillAsync("Đã tổ chức 12 buổi, 340 lượt người.");
            // What is typed and not saved is saved before the file goes with it.
            await officer.Page.Locator("#tep-kem-theo").SetInputFilesAsync(new FilePayload { Name = "Danh sách lớp kỹ năng số.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7"u8.ToArray() });
            await officer.Button("Gắn tài liệu").ClickAsync();
            await Assertions.Expect(officer.Page.GetByText("Đã gắn tài liệu kèm theo.")).ToBeVisibleAsync();
            (await officer.Page.Locator("#s-0").InputValueAsync()).ShouldBe("Đã tổ chức 12 buổi, 340 lượt người.");
            await officer.Page.Locator("form[data-autosave-follows] button[value=submit]").ClickAsync();
            await Assertions.Expect(officer.Page.GetByText("Số liệu của bản gửi được giữ nguyên.")).ToBeVisibleAsync();
        }
        return report;
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
        var pair = await portal.TwoPeople();
        return new()
        {
            [AccessLinks.SignIn] = [AccessLinks.SignIn],
            [AccessLinks.OwnAccount] = [AccessLinks.OwnAccount],
            [AccessLinks.SecondFactor] = [AccessLinks.SecondFactor],
            ["/tai-khoan/xac-nhan"] = ["/tai-khoan/xac-nhan"],
            // Its page is there between the two steps only, see SecondFactorJourneyTests; else it leads to signing in.
            ["/dang-nhap/buoc-hai"] = ["/dang-nhap/buoc-hai"],
            [OverviewLinks.Home] = [OverviewLinks.Home],
            [UnitLinks.OfRoute] = [OverviewLinks.Of(commune, new(Program, "2025-Q4", null, OverviewSort.Lowest)), UnitLinks.Of(village), $"{UnitLinks.Browse}/{DemoPortal.Province}@2025-06-30", UnitLinks.Of(commune, new DateOnly(2025, 12, 1))],
            [BoardLinks.Board] = [BoardLinks.Of(province, new(Program, "2025-Q4", "citizen-app")), BoardLinks.Of(commune, new(Program, "2025", null, "health-record")), BoardLinks.In(village)],
            [BoardLinks.TeamRoute] = [BoardLinks.Team(new(team), Domain.Time.Period.Quarter(2025, 4))],
            [EvidenceLinks.Page] =
            [
                EvidenceLinks.Of(Program, "citizen-app", province, Domain.Time.Period.Quarter(2025, 4)), EvidenceLinks.Of(Program, "health-record", village, Domain.Time.Period.Quarter(2025, 4)),
                EvidenceLinks.Of(Program, "i-speed-sample", commune, Domain.Time.Period.Quarter(2025, 4)), EvidenceLinks.Of(Program, "team-size", commune, Domain.Time.Period.Quarter(2025, 4), restated: true),
            ],
            [EvidenceLinks.Records] = [EvidenceLinks.RecordsIn(commune)],
            [EvidenceLinks.RecordRoute] = [EvidenceLinks.Record(await portal.Query<Guid>("select id from p51.field_record where kind = 'observation' order by seq limit 1"))],
            [UnitLinks.HistoryRoute] = [UnitLinks.History(commune)],
            [UnitLinks.Browse] = [UnitLinks.Browse, UnitLinks.Below(province, null), $"{UnitLinks.Browse}?ngay=2025-06-30", $"{UnitLinks.Browse}?q=tinh+khe", $"{UnitLinks.Browse}?q=khong-co-noi-nay"],
            [ReformLinks.List] = [ReformLinks.List],
            [ReformLinks.New] = [ReformLinks.New],
            [ReformLinks.Unplaced] = [ReformLinks.Unplaced],
            [TeamLinks.List] = [TeamLinks.List, TeamLinks.In(commune)],
            [TeamLinks.Findings] = [TeamLinks.FindingsIn(province, Program), TeamLinks.FindingsIn(commune)],
            [FindingLinks.Waive] = [FindingLinks.WaiveOf(village, new(Program, finding.GetProperty("rule").GetString()!, team))],
            [TeamLinks.OfRoute] = [TeamLinks.Of(new(team), Program), TeamLinks.Of(new(team), Program, new DateOnly(2025, 12, 1))],
            [TeamLinks.CardRoute] = [TeamLinks.Card(new(team))],
            [TeamLinks.GroupSheet] = [await GroupSheet(commune)],
            [TeamLinks.Youth] = [TeamLinks.Youth, TeamLinks.YouthIn(commune)],
            [AccessLinks.OwnData] = [AccessLinks.OwnData],
            [AccessLinks.Notice] = [AccessLinks.Notice],
            [PrivacyLinks.Manage] = [PrivacyLinks.Manage],
            [TeamLinks.Import] = [TeamLinks.Import],
            // Its page is there while a file is kept, see RosterMappingJourneyTests; else it leads to the choice of a file.
            [TeamLinks.Matching] = [TeamLinks.Matching],
            [TeamLinks.Imported] = [TeamLinks.Imported],
            [PeopleLinks.Duplicates] = [PeopleLinks.Duplicates, PeopleLinks.DuplicatesIn(commune, apart: true)],
            [PeopleLinks.Merge] = [PeopleLinks.MergeOf(commune, new(pair[0]), new(pair[1]))],
            [PeopleLinks.Merges] = [PeopleLinks.Merges],
            [DecisionLinks.List] = [DecisionLinks.List, DecisionLinks.In(commune)],
            [DecisionLinks.New] = [DecisionLinks.New, DecisionLinks.NewIn(commune)],
            [DecisionLinks.OfRoute] = [DecisionLinks.Of(draft), DecisionLinks.Of(published)],
            [DecisionLinks.PublishRoute] = [DecisionLinks.Publish(draft)],
            [RegisterLinks.Households] = [RegisterLinks.Households, RegisterLinks.In(RegisterKind.Household, commune), RegisterLinks.In(RegisterKind.Household, commune, new("khong-co-ho-nay"))],
            [RegisterLinks.Businesses] = [RegisterLinks.Businesses, RegisterLinks.In(RegisterKind.Business, commune)],
            [RegisterLinks.HouseholdRoute] = [RegisterLinks.Of(RegisterKind.Household, await portal.Subject(RegisterKind.Household, commune))],
            [RegisterLinks.BusinessRoute] = [RegisterLinks.Of(RegisterKind.Business, await portal.Subject(RegisterKind.Business, commune))],
            [RegisterLinks.Import] = [RegisterLinks.Import, RegisterLinks.ImportOf(RegisterKind.Business, commune)],
            [RegisterLinks.Imported] = [RegisterLinks.Imported],
            [ProgramLinks.List] = [ProgramLinks.List],
            [ProgramLinks.OfRoute] = [ProgramLinks.Of(Program), ProgramLinks.Of("quang-nam-2025")],
            [AuditLinks.List] = [AuditLinks.List, $"{AuditLinks.List}?so=common", $"{AuditLinks.List}?ai=khong.co.ai"],
            [AuditLinks.Incident] = [AuditLinks.Incident],
            [ManagingLinks.List] = [ManagingLinks.List, $"{ManagingLinks.List}?ngung=1", $"{ManagingLinks.List}?q=minh+hoa"],
            [DeviceLinks.List] = [DeviceLinks.List],
            [CustodyLinks.List] = [CustodyLinks.List],
            [NoticeLinks.List] = [NoticeLinks.List],
            [MessageLinks.List] = [MessageLinks.List], [MessageLinks.Settings] = [MessageLinks.Settings], [MessageLinks.Undelivered] = [$"{MessageLinks.Undelivered}?don-vi={province}"],
            [DifficultyLinks.List] = [DifficultyLinks.In(province), DifficultyLinks.In(commune), DifficultyLinks.In(village), $"{DifficultyLinks.In(commune)}&trang-thai=open&qua-han=1"],
            [DifficultyLinks.New] = [DifficultyLinks.New, DifficultyLinks.NewIn(commune)],
            [DifficultyLinks.OfRoute] = [.. await Task.WhenAll(((string[])["raised", "taken", "answered", "confirmed", "reopened"]).Select(async state => DifficultyLinks.Of(await portal.Query<Guid>($"select id from p51.difficulty where state = '{state}' order by id limit 1"))))],
            [DifficultyLinks.Contacts] = [DifficultyLinks.Contacts, DifficultyLinks.ContactsIn(commune)],
            [QualityLinks.List] = [QualityLinks.In(province), QualityLinks.In(commune), QualityLinks.In(village)],
            [QualityLinks.OfRoute] = [QualityLinks.Of(await portal.Query<Guid>("select id from p51.quality_finding where rule = 'visit-speed' limit 1")), QualityLinks.Of(await portal.Query<Guid>("select id from p51.quality_finding where rule = 'outlier' limit 1"))],
            [QualityLinks.Revisits] = [QualityLinks.RevisitsIn(province), QualityLinks.RevisitsIn(commune)],
            [ActivityLinks.List] = [ActivityLinks.In(commune)],
            [ManagingLinks.Add] = [ManagingLinks.Add, ManagingLinks.AddIn(commune)],
            [ManagingLinks.OfRoute] = [ManagingLinks.Of(await Account("totruong.minhhoa")), ManagingLinks.Of(await Account("tinh.minhhoa"))],
            [InvitationLinks.Roster] = [InvitationLinks.Roster, InvitationLinks.In(commune), AccessLinks.InviteTeam(team)],
            [CodeLinks.Show] = [CodeLinks.Show],
            [TargetLinks.Sheet] = [TargetLinks.Sheet, TargetLinks.Of(Program, commune, Period.Year(2026)), TargetLinks.Of(Program, commune, Period.Year(2027))],
            [TargetLinks.History] = [TargetLinks.HistoryOf(Program, commune, Period.Year(2026))],
            [DeclaredLinks.Sheet] = [DeclaredLinks.Sheet, DeclaredLinks.Of(Program, commune, Period.Quarter(2026, 3))],
            [ReportLinks.List] = [ReportLinks.List, ReportLinks.In(commune, year: 2025)],
            // One's own that is still to be written, one of a commune that has been sent, one that has not.
            [ReportLinks.CaseRoute] = [ReportLinks.Case(await Report(province)), ReportLinks.Case(await SentReport(commune)), ReportLinks.Case(await Report(village))],
            [ReportLinks.Templates] = [ReportLinks.TemplatesOf(province), ReportLinks.TemplatesOf(commune)],
            [AnnexLinks.Page] = [AnnexLinks.Of(province), AnnexLinks.Of(commune)],
            [ReportLinks.Requests] = [ReportLinks.RequestsOf(province), ReportLinks.RequestsOf(commune)],
            [ReportLinks.NewRequest] = [ReportLinks.NewRequestOf(province), $"{ReportLinks.NewRequestOf(province)}&cap=village"],
            [ReportLinks.RequestRoute] = [ReportLinks.Request(await Request())],
            [ReportLinks.Calendar] = [ReportLinks.CalendarIn(province), ReportLinks.CalendarOf(commune, Period.Month(2025, 12), Program), ReportLinks.CalendarIn(village)],
            [ReportLinks.Progress] = [ReportLinks.ProgressIn(province), ReportLinks.ProgressIn(commune), ReportLinks.ProgressIn(village)],
        };
    }
}
