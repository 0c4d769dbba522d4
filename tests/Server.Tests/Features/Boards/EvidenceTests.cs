using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Boards;
using CongDongSo.Server.Features.Boards.Evidence;
using CongDongSo.Server.Features.Boards.Pages;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Tests.Features.Demo;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Boards;

/// <summary>Every number can be opened (domain law 3): what stands behind a cell counts up to the cell, down to the records.</summary>
public sealed class EvidenceTests(FilledInstallation filled) : IClassFixture<FilledInstallation>
{
    private const int Cells = 1_000;

    /// <summary>The one commune of the demo with households and a year of records.</summary>
    private const string Busy = "21211";

    private static readonly string[] Periods = ["2025", "2025-Q3", "2025-Q4", "2025-10", "2025-11", "2025-12", "2025-W47", "2026-Q1"];

    /// <summary>Hours are asked for by a program of another province, whose numbers can be worked out here as well.</summary>
    private static readonly (string Program, string[] Indicators)[] Programs =
    [
        ("quang-ngai-2025-12", ["commune-team", "village-team", "team-size", "citizen-app", "i-speed-sample", "health-record", "bank-account", "adult-signature", "vneid-account", "qr-scanning", "ocop-online", "cashless-merchant"]),
        ("quang-nam-2025", ["team-hours", "online-public-service", "team-size"]),
        ("binh-son-2022", ["health-record", "online-stall"]),
    ];

    private readonly TestInstallation installation = filled.Installation;

    [Fact]
    public async Task Evidence_counts_up_to_the_number_it_explains_for_a_thousand_cells()
    {
        var (evidence, caller) = await Asking();
        Acting.Set(Acting.Of(caller, null));
        var random = new Random(6);
        var units = await Units();
        var (counted, told) = (0, 0);
        for (var cell = 0; cell < Cells; cell++)
        {
            var (program, indicators) = Programs[random.Next(10) switch { < 7 => 0, < 9 => 1, _ => 2 }];
            var question = new EvidenceQuestion(program, indicators[random.Next(indicators.Length)], units.Any(random), Periods[random.Next(Periods.Length)]);

            var model = (await evidence.Of(caller, question, 0, TestContext.Current.CancellationToken)).ShouldBeOfType<Result<EvidenceModel>.Done>(question.ToString()).Value;

            // Nobody has reported: then there is nothing to count either.
            (model.Table.Numerator ?? 0).ShouldBe(model.Whole!.Numerator ?? 0, question.ToString());
            (model.Table.Denominator ?? 0).ShouldBe(model.Whole.Denominator ?? 0, question.ToString());
            counted += model.Table.Rows.Count > 0 ? 1 : 0;
            told += model.Whole.Numerator > 0 ? 1 : 0;
            if (cell % 20 == 0)
                await Descend(evidence, caller, model);
        }

        counted.ShouldBeGreaterThan(Cells / 2);
        told.ShouldBeGreaterThan(Cells / 4);
    }

    [Fact]
    public async Task What_the_board_of_a_team_says_of_its_households_is_what_the_links_beside_it_open()
    {
        var (evidence, caller) = await Asking();
        Acting.Set(Acting.Of(caller, null));
        var ct = TestContext.Current.CancellationToken;
        var boards = await installation.Service<TeamBoards>();
        // The commune's own team, whose households are those of thirteen villages, and the villages' teams.
        var teams = await installation.Query<Guid[]>($"select array_agg(t.id order by t.id) from p51.team t join cds.unit_version v on v.unit_id = t.unit_id and v.valid_to = 'infinity' where v.code = '{Busy}' or v.code like '%-{Busy}-%'");
        var opened = 0;
        foreach (var team in teams)
        {
            var board = ((Result<TeamBoardModel>.Done)await boards.Of(caller, new(team), "2026-Q1", null, ct)).Value;
            foreach (var state in board.States)
            {
                await Same(state, null, state.Met);
                await Same(state, SeenState.NotMet, state.NotMet);
                await Same(state, SeenState.Unseen, state.Unseen);
            }
        }

        opened.ShouldBeGreaterThan(2 * teams.Length);

        async Task Same(HouseholdState state, SeenState? how, long count)
        {
            var model = ((Result<EvidenceModel>.Done)await evidence.Of(caller, Question(state.Evidence(how)), 0, ct)).Value;
            (model.Table.Numerator ?? 0).ShouldBe(count, state.Evidence(how));
            if (how is not null && model.Table.Rows.MaxBy(row => row.Met) is { Met: > 0, Href: { } href } && !href.Contains("doi-tuong"))
                ((Result<EvidenceModel>.Done)await evidence.Of(caller, Question(href), 0, ct)).Value.Table.Count.ShouldBe(model.Table.Rows.Max(row => row.Met)!.Value, href);
            opened++;
        }
    }

    [Fact]
    public async Task A_page_of_households_has_the_totals_of_all_of_them()
    {
        var (evidence, caller) = await Asking();
        Acting.Set(Acting.Of(caller, null));
        var village = await installation.Query<string>($"select v.code from p51.first_record f join cds.unit_version v on v.unit_id = f.unit_id and v.valid_to = 'infinity' where v.code like '%-{Busy}-%' order by 1 limit 1");
        var question = new EvidenceQuestion("quang-ngai-2025-12", "health-record", village, "2025-Q4");

        var all = ((Result<EvidenceModel>.Done)await evidence.Of(caller, question, 0, TestContext.Current.CancellationToken)).Value;
        var second = ((Result<EvidenceModel>.Done)await evidence.Of(caller, question, 2, TestContext.Current.CancellationToken)).Value;

        all.Table.Rows.Count.ShouldBeGreaterThan(EvidenceModel.PageSize);
        all.Table.Rows.Sum(row => row.Met).ShouldBe(all.Table.Numerator);
        (second.Table.Numerator, second.Table.Denominator, second.Table.Count).ShouldBe((all.Table.Numerator, all.Table.Denominator, all.Table.Count));
        second.Table.Rows[0].Name.ShouldBe(all.Table.Rows[EvidenceModel.PageSize].Name);
    }

    [Fact]
    public async Task Restated_numbers_are_opened_on_today_s_tree()
    {
        var (evidence, caller) = await Asking();
        Acting.Set(Acting.Of(caller, null));
        var question = new EvidenceQuestion("quang-ngai-2025-12", "citizen-app", Busy, "2025-Q4") { Restated = true };

        var model = ((Result<EvidenceModel>.Done)await evidence.Of(caller, question, 0, TestContext.Current.CancellationToken)).Value;

        model.Table.Numerator.ShouldBe(model.Whole!.Numerator);
        model.Table.Rows.ShouldAllBe(row => row.Href!.Contains("dia-gioi=hom-nay"));
    }

    /// <summary>Opens one row of a step, and one of what it shows, as far as it goes; each step counts up to the row it was opened from.</summary>
    private static async Task Descend(EvidenceSearch evidence, Caller caller, EvidenceModel model)
    {
        var row = model.Table.Rows.Where(one => one.Met > 0 && one.Href?.StartsWith(EvidenceLinks.Page, StringComparison.Ordinal) == true).OrderByDescending(one => one.Met).FirstOrDefault();
        if (row is null)
            return;
        var next = ((Result<EvidenceModel>.Done)await evidence.Of(caller, Question(row.Href!), 0, TestContext.Current.CancellationToken)).Value;
        if (next.Question.Subject is not null)
            next.Table.Rows.ShouldNotBeEmpty(row.Href);
        else if (next.Table.NumeratorHead == "Phút")
            next.Table.Numerator!.Value.ShouldBeGreaterThanOrEqualTo(8 * 60, row.Href);
        else
            next.Table.Numerator.ShouldBe(row.Met, row.Href);
        await Descend(evidence, caller, next);
    }

    private static EvidenceQuestion Question(string href)
    {
        var parts = href[(href.IndexOf('?') + 1)..].Split('&').Select(part => part.Split('=')).ToDictionary(part => part[0], part => Uri.UnescapeDataString(part[1]));
        return new(parts["chuong-trinh"], parts["chi-tieu"], parts["don-vi"], parts["ky"])
        {
            Team = parts.TryGetValue("cua-to", out var team) ? new(Guid.Parse(team)) : null, From = parts.TryGetValue("tu", out var from) ? DateOnly.Parse(from) : null,
            Subject = parts.TryGetValue("doi-tuong", out var subject) ? Guid.Parse(subject) : null,
            State = EvidenceLinks.StateOf(parts.GetValueOrDefault("tinh-trang")),
        };
    }

    private async Task<(EvidenceSearch, Caller)> Asking()
    {
        var evidence = await installation.Service<EvidenceSearch>();
        return (evidence, new Caller(Guid.NewGuid(), "canbo", "Cán bộ tỉnh", [new(Role.ProvinceOfficer, await installation.IdOf("51"), "Tỉnh Quảng Ngãi")], Guid.NewGuid()));
    }

    private async Task<CellUnits> Units() => new(
        await installation.Query<string[]>($"select array_agg(code order by code) from cds.unit_version where code like '%-{Busy}-%' and valid_to = 'infinity'"),
        await installation.Query<string[]>("select array_agg(v.code order by v.code) from cds.unit_version v join cds.unit u on u.id = v.unit_id where u.kind in ('commune', 'village') and v.valid_to = 'infinity' and (v.parent_id in (select unit_id from cds.unit_version where code = '51') or v.code like 'MH1-%')"));

    private sealed record CellUnits(string[] Villages, string[] Others)
    {
        /// <summary>Mostly where there is something to count.</summary>
        public string Any(Random random) => random.Next(100) switch { < 60 => Villages[random.Next(Villages.Length)], < 75 => Busy, < 97 => Others[random.Next(Others.Length)], _ => "51" };
    }
}
