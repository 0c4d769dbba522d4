namespace CongDongSo.Domain.Units.Reform;

/// <summary>A line of a conversion table (bảng chuyển đổi): what became of an old commune, or of a part of it.</summary>
/// <param name="Row">As Excel shows it.</param>
/// <param name="Old">The old commune; a district where that became a commune as a whole, with the district's own code.</param>
public sealed record TableLine(int Row, TableUnit Old, TableUnit District, TableUnit Province, string NewCode, string NewFullName, string NewProvinceCode);

/// <summary>A unit as a table names it.</summary>
public sealed record TableUnit(string Code, string SubKind, string Name)
{
    public string FullName => SubKind.Length == 0 ? Name : Unit.FullNameOf(SubKind, Name);
}

/// <summary>A cell of the table that is wrong.</summary>
public sealed record TableFault(int Row, TableColumn Column, string Message);

/// <summary>Cột of a conversion table.</summary>
public enum TableColumn { OldCode, OldName, DistrictCode, DistrictName, ProvinceCode, NewCode, NewName, NewProvinceCode }

/// <summary>What a table adds to the units, or what is wrong with it.</summary>
/// <param name="Notices">What was read otherwise than written, or left out, and why; Vietnamese.</param>
public sealed record TablePlan(ReformEffect Effect, IReadOnlyList<TableFault> Faults, IReadOnlyList<string> Notices)
{
    /// <summary>Edges of the table that the units knew already.</summary>
    public int KnownEdges { get; init; }

    /// <summary>Edges of the table, known or not.</summary>
    public int Edges { get; init; }
}
