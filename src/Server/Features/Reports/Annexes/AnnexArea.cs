using CongDongSo.Domain.Reports;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Documents.Annexes;
using CongDongSo.Server.Platform.Documents.Letters;

namespace CongDongSo.Server.Features.Reports.Annexes;

/// <summary>The unit that a list is about, as of a day, and where its data is.</summary>
internal sealed record AnnexArea(Unit Unit, UnitTree Tree, ProvinceDatabase Province)
{
    /// <summary>The unit and all below it.</summary>
    public IReadOnlyList<UnitId> Units => [.. Tree.Under(Unit.Id).Select(unit => unit.Id)];

    /// <param name="day">Null: today, of a unit that has ended its last day.</param>
    /// <param name="caller">Null: the installation's own command line, which sees all.</param>
    public static async Task<Result<AnnexArea>> Of(UnitInScope seen, UnitDirectory units, Databases databases, Caller? caller, string? text, DateOnly? day, Permission permission, CancellationToken ct)
    {
        Result<SeenUnit> found;
        if (caller is not null)
        {
            found = await seen.Find(caller, text, ct, permission, day);
        }
        else
        {
            var named = await units.Named(text ?? "", day, ct);
            if (named is not Result<Unit>.Done(var unit))
                return ((Result<Unit>.Refused)named).Problem;
            found = await seen.OfCommand(unit.Id.ToString(), ct);
            if (found is Result<SeenUnit>.Done(var now) && day is { } asked)
                found = now with { Unit = unit, Tree = await units.TreeOf(unit, asked, ct) };
        }
        return found.Match(
            one => databases.Province(one.ProvinceCode).Match<Result<AnnexArea>>(province => new AnnexArea(one.Unit, one.Tree, province), problem => problem),
            problem => problem);
    }

    /// <summary>The heads and those who sign, as the unit's office; a village's lists its commune signs.</summary>
    /// <param name="drawnUp">Today; its day is left to the pen.</param>
    public AnnexList List(string title, DateOnly drawnUp, IReadOnlyList<string> notes, IReadOnlyList<AnnexColumn> columns, IReadOnlyList<AnnexRow> rows, params IReadOnlyList<IReadOnlyList<string>> preparers)
    {
        var office = ReportOffice.OfLists(Unit.Kind == UnitKind.Village ? Tree.Ancestor(Unit.Id, UnitKind.Commune) ?? Unit : Unit);
        return new()
        {
            Superior = office.Superior, Issuer = office.Name, IssuerInText = office.ShortName, Place = office.Place, Date = new(drawnUp.Year, drawnUp.Month), Title = title, Notes = notes, Columns = columns, Rows = rows,
            Signers = [.. preparers, office.SignedFor],
        };
    }

    /// <summary><c>thôn Phổ Trường</c> in its commune's own list, with the commune in a wider one.</summary>
    public string PlaceOf(UnitId unit) => Tree.Find(unit) is not { } place ? ""
        : Unit.Kind < UnitKind.Commune && Tree.Ancestor(unit, UnitKind.Commune) is { } commune && commune.Id != unit ? $"{place.FullName}, {commune.FullName}" : place.FullName;

    public static IReadOnlyList<string> Preparer { get; } = ["NGƯỜI LẬP BIỂU"];
}

/// <summary>A list as a file.</summary>
internal sealed record AnnexFile(string Name, string ContentType, byte[] Content, int Rows)
{
    private const string Office = "application/vnd.openxmlformats-officedocument.";

    /// <param name="name">ASCII, without ending.</param>
    /// <param name="format"><c>docx</c>; anything else is a workbook.</param>
    public static AnnexFile Of(AnnexList list, string name, string sheet, string? format)
    {
        using var made = new MemoryStream();
        var rows = list.Rows.Count(row => !row.IsGroup);
        if (format == "docx")
        {
            AnnexDocx.Write(made, list);
            return new($"{name}.docx", Office + "wordprocessingml.document", made.ToArray(), rows);
        }
        AnnexXlsx.Write(made, list, sheet);
        return new($"{name}.xlsx", Office + "spreadsheetml.sheet", made.ToArray(), rows);
    }
}
