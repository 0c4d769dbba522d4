using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Units;

/// <summary>The administrative units as of any day: what other features ask (Danh mục đơn vị hành chính).</summary>
public sealed class UnitDirectory
{
    /// <summary>Code of the nation, the root of all provinces.</summary>
    public const string NationCode = "VN";

    /// <summary>Code of the refusal of a word that means several units.</summary>
    public const string Ambiguous = "unit-ambiguous";

    public static readonly UnitId NationId = UnitId.Nation;

    private readonly UnitStore store;
    private readonly UnitSearchStore search;
    private readonly UnitMemory memory;
    private readonly TimeProvider clock;

    internal UnitDirectory(UnitStore store, UnitSearchStore search, UnitMemory memory, TimeProvider clock) =>
        (this.store, this.search, this.memory, this.clock) = (store, search, memory, clock);

    /// <summary>Until it is disposed, the work that flows from here sees the units as they are at its first question: for what only reads, and asks often.</summary>
    public IDisposable HoldStill() => memory.HoldStill();

    /// <summary>A province of the day with all below it, villages included; empty where no province had the code then.</summary>
    public ValueTask<UnitTree> Tree(string provinceCode, DateOnly day, CancellationToken ct) =>
        memory.Tree(provinceCode, day, () => store.OfProvince(provinceCode, day, CancellationToken.None), ct);

    /// <summary>
    /// The provinces of the day whose data the schema of this code has, with all below them: before 01/07/2025 those too that went into it
    /// (of 48, Đà Nẵng and Quảng Nam).
    /// </summary>
    public ValueTask<UnitTree> WholeTree(string provinceCode, DateOnly day, CancellationToken ct) =>
        memory.Tree("whole/" + provinceCode, day, () => store.OfSchema(provinceCode, day, CancellationToken.None), ct);

    /// <summary>The nation down to its communes, without villages.</summary>
    public ValueTask<UnitTree> Nation(DateOnly day, CancellationToken ct) =>
        memory.Tree(NationCode, day, () => store.OfNation(day, CancellationToken.None), ct);

    /// <summary>The tree that has the unit and all below it: of its province, or of the nation.</summary>
    public async ValueTask<UnitTree> TreeOf(Unit unit, DateOnly day, CancellationToken ct)
    {
        if (unit.Kind == UnitKind.Nation)
            return await Nation(day, ct);
        var nation = await Nation(day, ct);
        var province = nation.Ancestor(unit.Kind == UnitKind.Village && unit.ParentId is { } commune ? commune : unit.Id, UnitKind.Province);
        return province is null ? new UnitTree(day, []) : await Tree(province.Code, day, ct);
    }

    /// <summary>
    /// The unit that a person named: a code (of the day; today when null), <c>code@yyyy-MM-dd</c>, or an id. An id of a unit that has ended finds it
    /// as it stood on its last day, unless a day was asked for.
    /// </summary>
    public async Task<Result<Unit>> Named(string text, DateOnly? day, CancellationToken ct)
    {
        var code = Folding.Tidy(text);
        if (code.IndexOf('@', StringComparison.Ordinal) is > 0 and var at)
        {
            if (!DateOnly.TryParseExact(code[(at + 1)..], "yyyy-MM-dd", out var stated))
                return new Problem("unit-day-unreadable", $"Ngày trong “{code}” viết chưa đúng.", "Viết mã@năm-tháng-ngày, ví dụ 21034@2025-06-30.");
            (code, day) = (code[..at], stated);
        }
        if (Guid.TryParse(code, out var id))
            return await WithId(new(id), day, ct);
        return await WithCode(code, day ?? VietnamTime.Today(clock), ct);
    }

    /// <summary>
    /// Units that have ended, with the unit of the tree that each went into as a whole; null where one was divided, so that nobody can say which part of
    /// its facts belongs where.
    /// </summary>
    public Task<IReadOnlyDictionary<UnitId, UnitId?>> EndedInto(UnitTree tree, CancellationToken ct) => memory.EndedInto(tree, ct);

    /// <summary>A unit by id on a day; null where it did not stand.</summary>
    public Task<Unit?> Find(UnitId id, DateOnly day, CancellationToken ct) => memory.Find(id, day, ct);

    /// <summary>Units as they stand on the day or, ended by then, stood on their last day; by code.</summary>
    public async Task<IReadOnlyList<Unit>> LastKnown(IReadOnlyCollection<UnitId> ids, DateOnly day, CancellationToken ct) => ids.Count == 0 ? [] : await store.LastKnown(ids, day, ct);

    /// <summary>
    /// Two-digit code of the province whose schema holds the unit's data: the province above it on its last day or, if that has ended, its successor
    /// (Quảng Nam 49 → 48). Null for the nation and for an unknown id.
    /// </summary>
    public Task<string?> ProvinceCodeOf(UnitId id, CancellationToken ct) => memory.ProvinceCodeOf(id, ct);

    /// <summary>Units by any part of their name, helped by the names above them, or by the beginning of their code; the best first.</summary>
    public async Task<IReadOnlyList<Unit>> Search(string text, UnitId? under, DateOnly day, int limit, CancellationToken ct)
    {
        var words = Folding.Fold(text).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        if (words.Length == 0)
            return [];
        var within = under == NationId ? null : under;
        var found = await search.Matching(words, within, day, limit, ct);
        return found.Count > 0 ? found : await search.Resembling(string.Join(' ', words), within, day, limit, ct);
    }

    /// <summary>Units that had ended by a day, as on their last day, by any part of their name or by code; the best first.</summary>
    public async Task<IReadOnlyList<Unit>> SearchEnded(string text, UnitId? under, DateOnly day, int limit, CancellationToken ct)
    {
        var words = Folding.Fold(text).Split([' ', ','], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? [] : await search.Matching(words, under == NationId ? null : under, day, limit, ct, ended: true);
    }

    /// <summary>The same in several units; those of the first come first.</summary>
    public async Task<IReadOnlyList<Unit>> SearchIn(IEnumerable<UnitId> within, string text, DateOnly day, int limit, CancellationToken ct)
    {
        var found = new List<Unit>();
        foreach (var top in within)
            found.AddRange(await Search(text, top, day, limit, ct));
        return [.. found.DistinctBy(unit => unit.Id).Take(limit)];
    }

    /// <summary>Grows with every change of any unit.</summary>
    public Task<long> Revision(CancellationToken ct) => store.Revision(ct);

    private async Task<Result<Unit>> WithId(UnitId id, DateOnly? day, CancellationToken ct)
    {
        if (await store.LastDay(id, ct) is not { } last)
            return NotFound($"Không có đơn vị nào mang định danh {id}.", "Tìm đơn vị bằng cds unit list, hoặc dùng mã.");
        var today = VietnamTime.Today(clock);
        var asked = day ?? (last < today ? last : today);
        return await store.Find(id, asked, ct) is { } unit
            ? unit
            : NotFound($"Đơn vị {id} không tồn tại vào ngày {VietnamTime.Text(asked)}.", "Bỏ ngày để xem đơn vị như vào ngày cuối của nó.");
    }

    private async Task<Result<Unit>> WithCode(string code, DateOnly day, CancellationToken ct)
    {
        var found = await memory.WithCode(code, day, ct);
        // Villages have codes of their province's making, so one may look like a code of the statistics office.
        if (found.Where(unit => unit.Kind != UnitKind.Village).ToList() is [var single])
            return single;
        return found switch
        {
            [var only] => only,
            [] => await Missing(code, day, ct),
            _ => new Problem(
                Ambiguous, $"Mã {code} là của {found.Count} đơn vị vào ngày {VietnamTime.Text(day)}.",
                "Hãy dùng định danh: " + string.Join("; ", found.Take(5).Select(unit => $"{unit.FullName} = {unit.Id}")) + "."),
        };
    }

    private async Task<Result<Unit>> Missing(string code, DateOnly day, CancellationToken ct)
    {
        var title = $"Không có đơn vị nào mang mã {code} vào ngày {VietnamTime.Text(day)}.";
        var other = await store.EverWithCode(code, ct);
        return NotFound(title, other.Count == 0
            ? "Mã này chưa từng có trong danh mục; tìm đơn vị theo tên bằng cds unit list hoặc ô tìm kiếm."
            : "Mã này từng là của " + string.Join("; ", other.Take(3).Select(had => Life(had.Version))) + $". Viết {code}@{Example(other[0].Version):yyyy-MM-dd} để chỉ đơn vị đó.");
    }

    private static string Life(UnitVersion had) =>
        $"{Unit.FullNameOf(had.SubKind, had.Name)} (từ {VietnamTime.Text(had.ValidFrom)} đến {(had.ValidTo is { } last ? VietnamTime.Text(last) : "nay")})";

    private static DateOnly Example(UnitVersion had) => had.ValidTo ?? had.ValidFrom;

    private static Problem NotFound(string title, string detail) => new("unit-not-found", title, detail) { Kind = ProblemKind.NotFound };
}
