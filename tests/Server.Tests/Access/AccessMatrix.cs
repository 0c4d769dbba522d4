using System.Net;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Access;

/// <summary>What somebody is answered.</summary>
[Flags]
public enum Outcome
{
    None = 0,

    /// <summary>What was asked for.</summary>
    Done = 1,

    /// <summary>403: the role has no such permission.</summary>
    Forbidden = 2,

    /// <summary>404, or the same words within an answer about many places: there is no such place for this caller.</summary>
    NotFound = 4,

    /// <summary>401 to a program, the way to the sign-in page to a browser.</summary>
    SignIn = 8,

    /// <summary>The way to another page.</summary>
    Elsewhere = 16,
}

/// <summary>One answer of the matrix.</summary>
/// <param name="Position">Null where the route is about no place.</param>
public sealed record Cell(AccessRow Row, Role? Role, Position? Position, Outcome Expected, Outcome Actual, int Status)
{
    public bool IsRight => (Expected & Actual) != Outcome.None;

    public override string ToString() =>
        $"{Row.Route} as {Role?.ToString() ?? "nobody"}{(Position is { } at ? $" at {at}" : "")}: expected {Expected}, was {Status}";
}

/// <summary>Every row of the table asked by every role at every position, once for all tests.</summary>
public sealed class AccessMatrix(TestCluster cluster) : IAsyncLifetime
{
    public AccessProvince Province { get; } = new(cluster);

    public IReadOnlyList<Cell> Cells { get; private set; } = [];

    public async ValueTask InitializeAsync()
    {
        await Province.InitializeAsync();
        var callers = new List<MatrixCaller> { await MatrixCaller.Nobody(Province) };
        foreach (var role in Enum.GetValues<Role>())
            callers.Add(await MatrixCaller.Of(role, Province));
        var byCaller = await Task.WhenAll(callers.Select(Walk));
        Cells = [.. byCaller.SelectMany(cells => cells)];
    }

    public ValueTask DisposeAsync() => Province.DisposeAsync();

    /// <summary>What the answer has to be, by the table, the role's permissions and the position.</summary>
    public static Outcome Expected(AccessRow row, Role? role, Position? position)
    {
        if (row.For is Audience.Anybody)
            return Outcome.Done;
        if (role is not { } known)
            return Outcome.SignIn;
        var may = row.For is not Audience.Holders(var permission) || Permissions.Of(known).Contains(permission);
        var inside = position is not { } at || IsInside(at) || row.IsPublic;
        return (inside, may) switch
        {
            (true, true) => Outcome.Done,
            (true, false) => Outcome.Forbidden | (row.IsHidden ? Outcome.NotFound : Outcome.None) | (row.LeadsElsewhere ? Outcome.Elsewhere : Outcome.None),
            (false, true) => Outcome.NotFound,
            // Either tells nothing of what there is.
            (false, false) => Outcome.NotFound | Outcome.Forbidden,
        };
    }

    private static bool IsInside(Position position) => position is Position.Own or Position.Below;

    private static async Task<List<Cell>> Walk(MatrixCaller caller)
    {
        var cells = new List<Cell>();
        foreach (var row in AccessTable.Rows.OrderBy(row => row.EndsSession))
        {
            if (row.At is null)
                cells.Add(await Ask(row, caller, null, row.Address ?? row.Pattern));
            else
            {
                foreach (var (position, place) in caller.Places)
                {
                    // What a level does not have is told to those who see the place; to others the place is not there at all.
                    if ((row.Levels.Contains(place.Level) || !IsInside(position)) && row.At(place) is { } address)
                        cells.Add(await Ask(row, caller, position, address));
                }
            }
        }
        return cells;
    }

    private static async Task<Cell> Ask(AccessRow row, MatrixCaller caller, Position? position, string address)
    {
        using var request = new HttpRequestMessage(new HttpMethod(row.Method), address) { Content = row.Body?.Invoke(position is { } at ? caller.Places[at] : null) };
        if (!row.IsApi)
            request.Headers.Add("RequestVerificationToken", caller.FormToken);
        using var answer = await (row.IsApi ? caller.Api : caller.Pages).SendAsync(request, TestContext.Current.CancellationToken);
        var body = await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
        return new(row, caller.Role, position, Expected(row, caller.Role, position), OutcomeOf(row, answer, body), (int)answer.StatusCode);
    }

    private static Outcome OutcomeOf(AccessRow row, HttpResponseMessage answer, string body)
    {
        var outcome = answer.StatusCode switch
        {
            HttpStatusCode.Unauthorized => Outcome.SignIn,
            HttpStatusCode.Forbidden => Outcome.Forbidden,
            HttpStatusCode.NotFound => Outcome.NotFound,
            HttpStatusCode.Redirect => answer.Headers.Location!.OriginalString.StartsWith(AccessLinks.SignIn, StringComparison.Ordinal) ? Outcome.SignIn : Outcome.Elsewhere,
            _ => Outcome.None,
        };
        // Some answers to those who may look like a refusal: nothing of that id, signed out.
        return !row.Done.Contains((int)answer.StatusCode) ? outcome : row.RefusesWithin?.Invoke(body) == true ? Outcome.NotFound : Outcome.Done | outcome;
    }
}
