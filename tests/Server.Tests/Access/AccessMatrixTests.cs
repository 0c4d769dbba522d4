using System.Globalization;
using System.Text;
using CongDongSo.Server.Platform.Access;
using Microsoft.AspNetCore.Routing;

namespace CongDongSo.Server.Tests.Access;

public class AccessMatrixTests(AccessMatrix matrix) : IClassFixture<AccessMatrix>
{
    [Fact]
    public async Task Every_route_has_a_line_in_the_access_table_and_every_line_a_route()
    {
        var routes = (await matrix.Province.Installation.Routes()).SelectMany(route =>
            (route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods ?? ["ANY"]).Select(method => $"{method} /{route.RoutePattern.RawText!.Trim('/')}")).ToList();
        var lines = AccessTable.Rows.Select(row => row.Route).ToList();

        lines.ShouldBeUnique();
        string.Join('\n', routes.Except(lines)).ShouldBeEmpty("Routes without a line in AccessTable");
        string.Join('\n', lines.Except(routes)).ShouldBeEmpty("Lines of AccessTable without a route");
    }

    [Fact]
    public void Every_role_is_answered_at_every_place_as_its_permissions_say()
    {
        Print();

        var wrong = matrix.Cells.Where(cell => !cell.IsRight && !NotYet.Rows.ContainsKey(cell.Row.Route)).Select(cell => cell.ToString());

        string.Join('\n', wrong).ShouldBeEmpty();
    }

    [Fact]
    public void What_is_said_to_be_wrong_still_is() =>
        NotYet.Rows.Keys.Where(route => matrix.Cells.All(cell => cell.Row.Route != route || cell.IsRight)).ShouldBeEmpty("These are right now and leave the list");

    [Fact]
    public void Every_role_is_asked_about_all_its_positions()
    {
        var cells = matrix.Cells.Where(cell => cell.Row.At is not null).ToLookup(cell => cell.Role);

        foreach (var role in Enum.GetValues<Role>())
        {
            var positions = cells[role].Select(cell => cell.Position!.Value).Distinct().Order().ToList();
            Position[] wanted = role switch
            {
                Role.Admin or Role.Viewer => [Position.Own, Position.Below],
                Role.TeamLeader or Role.TeamDeputy or Role.Member => [Position.Own, Position.Sibling, Position.Above, Position.OtherProvince],
                _ => Enum.GetValues<Position>(),
            };
            positions.ShouldBe(wanted, ignoreOrder: false, role.ToString());
        }
        matrix.Cells.Count.ShouldBeGreaterThan(1000);
    }

    /// <summary>The whole matrix for people to read; made by each run, kept by none.</summary>
    private void Print()
    {
        var text = new StringBuilder("# Who is answered what\nPlaces in their order: own unit, unit below, sibling, unit above, other province. ✓ answered, 403 no such permission, 404 no such place, 401 sign in, · nothing to ask.\n\n");
        var roles = new Role?[] { null }.Concat(Enum.GetValues<Role>().Select(role => (Role?)role)).ToList();
        text.AppendLine(CultureInfo.InvariantCulture, $"| | {string.Join(" | ", roles.Select(role => role?.ToString() ?? "nobody"))} |").AppendLine("|---" + string.Concat(roles.Select(_ => "|---")) + "|");
        var cells = matrix.Cells.ToLookup(cell => (cell.Row.Route, cell.Role));
        foreach (var row in AccessTable.Rows)
        {
            var words = roles.Select(role => row.At is null || role is null
                ? string.Join(' ', cells[(row.Route, role)].Select(Word))
                : string.Join(' ', Enum.GetValues<Position>().Select(position => cells[(row.Route, role)].FirstOrDefault(cell => cell.Position == position) is { } cell ? Word(cell) : "·")));
            text.AppendLine(CultureInfo.InvariantCulture, $"| `{row.Route}` | {string.Join(" | ", words)} |");
        }
        var folder = Directory.CreateDirectory(Path.Combine(Root(), "artifacts"));
        File.WriteAllText(Path.Combine(folder.FullName, "access-matrix.md"), text.ToString());
        TestContext.Current.TestOutputHelper!.WriteLine($"access: {matrix.Cells.Count} answers of {AccessTable.Rows.Count} routes, see artifacts/access-matrix.md");
    }

    private static string Word(Cell cell) => (cell.IsRight ? "" : "!") + (cell.Actual switch
    {
        var done when done.HasFlag(Outcome.Done) => "✓",
        Outcome.NotFound => "404",
        Outcome.SignIn => "401",
        Outcome.Elsewhere => "→",
        _ => cell.Status.ToString(CultureInfo.InvariantCulture),
    });

    private static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "CongDongSo.slnx")))
            folder = folder.Parent!;
        return folder.FullName;
    }
}
