using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Tests.Access.Trees;

/// <summary>Two hundred provinces by chance, each with its reforms, rows and callers, against the naive model.</summary>
public class VisibilityTests(MadeProvinces provinces) : IClassFixture<MadeProvinces>
{
    private const int CallersEach = 3;

    public static TheoryData<int> Rounds => [.. Enumerable.Range(1, 20)];

    [Theory]
    [MemberData(nameof(Rounds))]
    public async Task No_caller_sees_a_row_more_or_less_than_the_naive_model_says(int round)
    {
        var made = MadeProvinces.Codes.Select((code, i) => new MadeTree((round * 100) + i, code)).Select(tree => (Tree: tree, Rows: new MadeRows(tree))).ToList();
        await provinces.Put(made);
        IReadOnlyList<MadeTree> trees = [.. made.Select(one => one.Tree)];
        var model = new NaiveScope(trees);
        var scope = await provinces.Installation.Service<Scope>();

        foreach (var (tree, rows) in made)
        {
            (await provinces.Tables(tree.Code)).ShouldBe(rows.Tables.Keys, ignoreOrder: true, "A table without a line in MadeRows");
            (await provinces.Seen(tree.Code, rows.Tables, null)).ShouldAllBe(table => table.Value.Count == 0);
            foreach (var grants in Enumerable.Range(0, CallersEach).Select(_ => Grants(tree, trees)))
            {
                var sight = new Sight(model, grants, tree);
                var seen = await provinces.Seen(tree.Code, rows.Tables, grants);
                foreach (var (table, expected) in rows.Tables)
                    seen[table].ShouldBe(expected.Rows.Where(row => row.IsSeen(sight)).Select(row => row.Key), ignoreOrder: true, $"round {round}, province {tree.Code}: {table} as {sight}");
                await ScopeAgrees(scope, sight, $"round {round}, province {tree.Code} as {sight}");
            }
        }
    }

    private static async Task ScopeAgrees(Scope scope, Sight sight, string which)
    {
        var caller = new Caller(Guid.NewGuid(), "anh", "Nguyễn Thị Ánh", sight.Grants, Guid.NewGuid());
        foreach (var permission in new Permission?[] { null, sight.Tree.Any(Enum.GetValues<Permission>()) })
        {
            var outside = await scope.Outside(caller, [.. sight.Tree.Units.Select(unit => unit.Id)], TestContext.Current.CancellationToken, permission);

            sight.Tree.Units.Where(unit => !outside.Contains(unit.Id)).ShouldBe(sight.Tree.Units.Where(unit => sight.Scope.Sees(sight.Grants, unit, permission)), ignoreOrder: true, $"{which}, {permission}");
        }
    }

    /// <summary>One to three, mostly in the province itself, sometimes in another or in the nation.</summary>
    internal static List<Grant> Grants(MadeTree tree, IReadOnlyList<MadeTree> all) => [.. Enumerable.Range(0, 1 + tree.Below(3)).Select(_ =>
    {
        var unit = tree.Below(20) switch { 0 => MadeTree.Nation, < 4 => tree.Any(tree.Any(all).Units), _ => tree.Any(tree.Units) };
        return new Grant(tree.Any(Enum.GetValues<Role>()), unit.Id, unit.ToString());
    })];
}
