using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Tests.Access.Trees;

/// <summary>What features and the API read for a caller by chance lies within what the naive model lets them see, whatever is asked for.</summary>
public class QueryPathTests(MadeProvinces provinces) : IClassFixture<MadeProvinces>
{
    private static readonly DateOnly Day = new(2025, 11, 30);

    public static TheoryData<int> Rounds => [.. Enumerable.Range(101, 4)];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Theory]
    [MemberData(nameof(Rounds))]
    public async Task Features_read_nothing_outside_the_scope_though_they_ask_for_the_whole_province(int round)
    {
        var (made, model) = await Put(round);
        var databases = await provinces.Installation.Service<Databases>();
        var units = await provinces.Installation.Service<UnitDirectory>();
        var teams = await provinces.Installation.Service<TeamDirectory>();

        foreach (var tree in made)
        {
            var sight = new Sight(model, VisibilityTests.Grants(tree, made), tree);
            Acting.Set(new("anh", Guid.NewGuid(), sight.Grants, null));
            var province = ((Result<ProvinceDatabase>.Done)databases.Province(tree.Code)).Value;
            var all = tree.Units.Select(unit => unit.Id).ToList();
            var asked = await units.Tree(tree.Code, Day, Cancel);

            var found = await teams.Under(tree.Code, asked, tree.Province.Id, Day, Cancel);
            ShouldBeSeen(found.Select(team => team.UnitId), sight, Permission.ViewTeams);
            (await teams.Totals(tree.Code, asked, tree.Province.Id, Day, Cancel)).Teams.ShouldBe(found.Count);
            ShouldBeSeen((await teams.ByUnit(tree.Code, Day, Cancel)).Keys, sight, Permission.ViewTeams);
            var standing = await TeamPlaces.WithMembersOn(province, Day, Cancel);
            ShouldBeSeen(standing.Select(one => one.Team.UnitId), sight, Permission.ViewTeams);
            var some = all.Where((_, i) => i % 3 != 0).Take(200).ToHashSet();
            (await TeamPlaces.WithMembersOn(province, some, Day, Cancel)).ShouldBe(standing.Where(one => some.Contains(one.Team.UnitId)), ignoreOrder: true);
            var figures = await FieldFigures.Read(province, all.ToDictionary(id => id), ["made"], Day, Day, FieldParts.Hours, Cancel);
            ShouldBeSeen(figures.State.Keys.Select(key => key.Row).Concat(figures.Reported), sight, Permission.ViewNumbers);
            ShouldBeSeen((await FieldActivity.Latest(province, all, 100, Cancel)).Select(one => one.Place), sight, Permission.ViewResidents);
            if (sight.Grants.Count > 0)
            {
                var caller = new Caller(Guid.NewGuid(), "anh", "Anh", sight.Grants, Guid.NewGuid());
                caller.Seen(asked, Permission.WriteRecords).Select(unit => unit.Id).ShouldBe(asked.All.Where(unit => caller.Sees(asked, unit, Permission.WriteRecords)).Select(unit => unit.Id), ignoreOrder: true);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Rounds))]
    public async Task The_API_answers_of_units_within_the_scope_only(int round)
    {
        var (made, model) = await Put(round);
        var (login, _) = await provinces.Installation.Account("viewer", "VN");
        await provinces.Grant(login, [new(Role.Viewer, MadeTree.Nation.Id, "")]);
        using var client = await provinces.Installation.As("viewer", "VN");

        foreach (var tree in made)
        {
            var sight = new Sight(model, VisibilityTests.Grants(tree, made), tree);
            await provinces.Grant(login, sight.Grants);
            var unit = tree.Any(tree.Units.Where(unit => unit.Stands).ToList());
            foreach (var address in new[] { $"units?under={unit.Id}&all=true", $"units?under={unit.Id}&q=don+vi", $"teams?unit={unit.Id}", $"measures?program=quang-ngai-2025-12&unit={unit.Id}&period=2025-Q4", "units?q=don+vi", "units?all=true" })
            {
                var answer = await client.GetAsync("/api/v1/" + address, Cancel);

                var which = $"round {round}, {address} of {unit} as {sight}";
                if (address.Contains(unit.Id.ToString(), StringComparison.Ordinal) && !sight.At(unit, null))
                    answer.StatusCode.ShouldBeOneOf([HttpStatusCode.NotFound, HttpStatusCode.Forbidden], which);
                else if (answer.StatusCode is HttpStatusCode.OK && !sight.Grants.Any(grant => grant.UnitId == MadeTree.Nation.Id))
                    (await UnitsIn(answer)).Where(id => made.SelectMany(one => one.Units).FirstOrDefault(one => one.Id == id) is not { } known || !sight.Scope.Sees(sight.Grants, known)).ShouldBeEmpty(which);
                else
                    answer.StatusCode.ShouldBeOneOf([HttpStatusCode.OK, HttpStatusCode.Forbidden, HttpStatusCode.NotFound], which);
            }
        }
    }

    [Fact]
    public async Task A_search_without_a_place_looks_in_all_units_of_the_caller()
    {
        var (made, _) = await Put(110);
        var communes = made.Take(2).Select(tree => tree.Units.First(unit => unit.Kind == UnitKind.Commune && unit.Stands)).ToList();
        var (login, _) = await provinces.Installation.Account("viewer", "VN");
        await provinces.Grant(login, [.. communes.Select(commune => new Grant(Role.CommuneOfficer, commune.Id, ""))]);
        using var client = await provinces.Installation.As("viewer", "VN");

        var found = await UnitsIn(await client.GetAsync("/api/v1/units?q=don+vi", Cancel));

        communes.ShouldAllBe(commune => found.Contains(commune.Id));
    }

    private async Task<(List<MadeTree> Trees, NaiveScope Model)> Put(int round)
    {
        var made = MadeProvinces.Codes.Select((code, i) => new MadeTree((round * 100) + i, code)).ToList();
        await provinces.Put([.. made.Select(tree => (tree, new MadeRows(tree)))]);
        return (made, new NaiveScope(made));
    }

    private static void ShouldBeSeen(IEnumerable<UnitId> found, Sight sight, Permission permission) =>
        found.Where(id => !sight.At(sight.Tree.Units.Single(unit => unit.Id == id), permission)).ShouldBeEmpty($"province {sight.Tree.Code} as {sight}");

    /// <summary>Every unit that a list of units, teams or measures speaks of.</summary>
    private static async Task<IEnumerable<UnitId>> UnitsIn(HttpResponseMessage answer)
    {
        var document = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancel);
        var rows = document.TryGetProperty("items", out var items) ? items : document.GetProperty("rows");
        return [.. rows.EnumerateArray().Select(row => new UnitId((row.TryGetProperty("unit", out var unit) ? unit : row).GetProperty("id").GetGuid()))];
    }
}
