using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Programs.Reading;

/// <summary>What all readers of one file share.</summary>
internal sealed class ReadingContext(FaultList faults)
{
    public FaultList Faults { get; } = faults;

    public IdRegister Ids { get; } = new(faults);

    /// <summary>Levels the program speaks of; a rule on another level could never apply.</summary>
    public IReadOnlyList<UnitKind> Levels { get; set; } = [];

    /// <summary>Id of the program, the document of every clause that names no other.</summary>
    public string ProgramId { get; set; } = "";
}
