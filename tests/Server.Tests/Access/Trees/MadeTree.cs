using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;

namespace CongDongSo.Server.Tests.Access.Trees;

/// <summary>
/// A small province that went through two reforms: communes merged, divided, moved, renamed; villages that went with them, elsewhere, or ended; districts
/// that ended; and perhaps the province itself put together from two. All by chance, the same for the same seed.
/// </summary>
public sealed class MadeTree
{
    private static readonly DateOnly First = new(2015, 1, 1), EarlierReform = new(2020, 7, 1), Reform = new(2025, 7, 1);

    private readonly Random random;
    private int made;

    public MadeTree(int seed, string provinceCode)
    {
        random = new Random(seed);
        Code = provinceCode;
        var standing = random.Next(3) > 0;
        Province = new(UnitKind.Province, provinceCode, Nation, standing ? First : Reform);
        var before = standing ? Province : Add(new(UnitKind.Province, "x" + provinceCode, Nation, First));
        Units.Insert(0, Province);
        var districts = Enumerable.Range(0, random.Next(2, 4)).Select(_ => Add(UnitKind.District, before, First)).ToList();
        for (var i = random.Next(3, 6); i > 0; i--)
        {
            var commune = Add(UnitKind.Commune, Any(districts), First);
            for (var j = random.Next(1, 4); j > 0; j--)
                Add(UnitKind.Village, commune, First);
        }
        Change(EarlierReform, () => Any(districts));
        var districtsEnd = random.Next(3) > 0;
        Change(Reform, () => districtsEnd ? Province : Any(districts));
        if (districtsEnd)
            Close(districts);
        if (before != Province)
            Succeed(before);
    }

    /// <summary>The one of the catalogue, above every made province.</summary>
    public static MadeUnit Nation { get; } = new(UnitKind.Nation, UnitDirectory.NationCode, null, First) { Id = UnitDirectory.NationId };

    public string Code { get; }

    public MadeUnit Province { get; }

    public List<MadeUnit> Units { get; } = [];

    public List<MadeChange> Changes { get; } = [];

    public T Any<T>(IReadOnlyList<T> all) => all[random.Next(all.Count)];

    public int Below(int most) => random.Next(most);

    private List<MadeUnit> Standing(UnitKind kind) => [.. Units.Where(unit => unit.Kind == kind && unit.Stands)];

    private List<MadeUnit> VillagesOf(MadeUnit commune) => [.. Standing(UnitKind.Village).Where(village => village.Parent == commune)];

    private void Change(DateOnly day, Func<MadeUnit> parent)
    {
        for (var i = random.Next(1, 4); i > 0; i--)
        {
            var communes = Standing(UnitKind.Commune).Where(commune => commune.From < day).ToList();
            if (communes.Count < 2)
                return;
            var (one, other) = (communes[0 + random.Next(communes.Count - 1)], communes[^1]);
            switch (random.Next(6))
            {
                case 0: Merge(day, [one, other], Add(UnitKind.Commune, parent(), day)); break;
                case 1: Divide(day, one, [Add(UnitKind.Commune, parent(), day), Add(UnitKind.Commune, parent(), day)]); break;
                case 2: Divide(day, one, [other]); break;
                case 3: GivePart(day, one, other); break;
                case 4: one.Restate(day, version => version with { Parent = parent() }); Changes.Add(new(day, UnitChangeKind.Move, one, one, true)); break;
                default: Rename(day, one); break;
            }
        }
    }

    private void Merge(DateOnly day, IReadOnlyList<MadeUnit> old, MadeUnit into)
    {
        foreach (var commune in old)
        {
            Pass(day, VillagesOf(commune), [into]);
            commune.End(day);
            Changes.Add(new(day, UnitChangeKind.Merge, commune, into, true));
        }
    }

    private void Divide(DateOnly day, MadeUnit commune, IReadOnlyList<MadeUnit> among)
    {
        Pass(day, VillagesOf(commune), among);
        commune.End(day);
        Changes.AddRange(among.Select(part => new MadeChange(day, UnitChangeKind.Split, commune, part, among.Count == 1)));
    }

    /// <summary>The commune goes on without what another got of it.</summary>
    private void GivePart(DateOnly day, MadeUnit commune, MadeUnit to)
    {
        Pass(day, [.. VillagesOf(commune).Take(1)], [to]);
        Changes.Add(new(day, UnitChangeKind.Move, commune, to, false));
    }

    private void Rename(DateOnly day, MadeUnit unit)
    {
        unit.Restate(day, version => version with { Name = version.Name + " mới", Code = version.Code + "m" });
        Changes.Add(new(day, UnitChangeKind.Rename, unit, unit, true));
    }

    /// <summary>A village goes on elsewhere, ends with its commune, or becomes another, of which one knows.</summary>
    private void Pass(DateOnly day, IEnumerable<MadeUnit> villages, IReadOnlyList<MadeUnit> communes)
    {
        foreach (var village in villages)
        {
            var to = Any(communes);
            switch (random.Next(4))
            {
                case 0 when village.From < day:
                    village.End(day);
                    break;
                case 1 when village.From < day:
                    village.End(day);
                    Changes.Add(new(day, UnitChangeKind.Merge, village, Add(UnitKind.Village, to, day), true));
                    break;
                default:
                    village.Restate(day, version => version with { Parent = to });
                    break;
            }
        }
    }

    /// <summary>Districts end, their communes lie under the province from then on.</summary>
    private void Close(List<MadeUnit> districts)
    {
        foreach (var commune in Standing(UnitKind.Commune).Where(commune => districts.Contains(commune.Parent!)))
            commune.Restate(Reform, version => version with { Parent = Province });
        foreach (var district in districts)
            district.End(Reform);
    }

    private void Succeed(MadeUnit before)
    {
        foreach (var below in Units.Where(unit => unit.Stands && unit.Parent == before))
            below.Restate(Reform, version => version with { Parent = Province });
        before.End(Reform);
        Changes.Add(new(Reform, UnitChangeKind.Merge, before, Province, true));
    }

    private MadeUnit Add(UnitKind kind, MadeUnit parent, DateOnly from) => Add(new(kind, $"{Code}-{++made:000}", parent, from));

    private MadeUnit Add(MadeUnit unit)
    {
        Units.Add(unit);
        return unit;
    }
}
