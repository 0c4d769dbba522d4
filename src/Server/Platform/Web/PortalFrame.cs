using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Features;

namespace CongDongSo.Server.Platform.Web;

/// <summary>What the frame around a page shows of this request: the caller, the features' menu, the search box.</summary>
public sealed class PortalFrame(IHttpContextAccessor http, IReadOnlyList<IFeature> features, IEnumerable<SearchBox> search, IEnumerable<PortalBell> bells)
{
    /// <summary>Section that a page fills with the trail of its unit: province › commune › village.</summary>
    public const string UnitTrail = "unit-trail";

    private IReadOnlyList<MenuEntry>? menu;
    private MenuEntry? here;

    /// <summary>Null where nobody is signed in: the frame then shows only the product's name.</summary>
    public Caller? Caller { get; } = http.HttpContext is { } context ? Caller.Of(context) : null;

    /// <summary>The first registered box; null while no feature offers one.</summary>
    public SearchBox? Search => Caller is { IsConfined: false } ? search.FirstOrDefault() : null;

    /// <summary>The bell with its number; null where no feature has one, or it cannot be read now: a page that tells of a broken database has its frame all the same.</summary>
    public async Task<(PortalBell Bell, int Unread)?> Bell()
    {
        if (Caller is not { IsConfined: false } caller || bells.FirstOrDefault() is not { } bell || http.HttpContext is not { } context)
            return null;
        try
        {
            return (bell, await bell.Unread(caller, context.RequestAborted));
        }
        catch (Exception away) when (away is System.Data.Common.DbException or TimeoutException or OperationCanceledException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The entries that are of use to the caller.</summary>
    public IReadOnlyList<MenuEntry> Menu => menu ??= Caller is { IsConfined: false } caller
        ? [.. features.SelectMany(feature => feature.Menu).Where(entry => entry.IsFor(caller)).OrderBy(entry => entry.Order)] : [];

    /// <summary>The same as they stand in the menu: single ones, and groups of several.</summary>
    public IReadOnlyList<IReadOnlyList<MenuEntry>> MenuGroups => [.. Menu.GroupBy(entry => entry.Group ?? entry.Address).Select(group => (IReadOnlyList<MenuEntry>)[.. group])];

    /// <summary>Where a caller starts: the first entry that their roles open to them, else the first that everybody has.</summary>
    public string Start => Menu.OrderBy(entry => entry.Needs is null).Select(entry => entry.Address).FirstOrDefault(AccessLinks.OwnAccount);

    public bool IsHere(MenuEntry entry) => entry == (here ??= HereIn(Menu));

    private MenuEntry? HereIn(IEnumerable<MenuEntry> entries) => http.HttpContext is { } context
        ? entries.Where(one => one.Address == "/" ? context.Request.Path == "/" : context.Request.Path.StartsWithSegments(one.Address)).MaxBy(one => one.Address.Length) : null;
}

/// <summary>The search box of the top bar, registered by the feature that answers it.</summary>
/// <param name="Label">Vietnamese, e.g. <c>Tìm xã, phường, thôn…</c>.</param>
/// <param name="Action">Page of results, without script.</param>
/// <param name="SuggestAction">Fragment of links while the user types.</param>
public sealed record SearchBox(string Label, string Action, string SuggestAction, string Parameter = "q");
