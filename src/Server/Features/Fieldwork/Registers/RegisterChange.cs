using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

/// <summary>Một lần nhập sổ: a file of households or businesses that was imported.</summary>
/// <param name="By">Login.</param>
/// <param name="Title">Name of the file.</param>
/// <param name="Added">Subjects that it made.</param>
/// <param name="Altered">Subjects that it gave a new card.</param>
public sealed record RegisterChange(Guid Id, DateTimeOffset At, string By, RegisterKind Kind, IReadOnlyList<UnitId> Villages, string Title, int Added, int Altered)
{
    public DateTimeOffset? UndoneAt { get; init; }

    public string? UndoneBy { get; init; }
}
