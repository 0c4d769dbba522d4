using CongDongSo.Domain.Units;
using CongDongSo.Domain.Units.Reform;

namespace CongDongSo.Server.Features.Units.Reform;

/// <summary>An event as somebody wrote it in the form: texts, nothing looked up yet.</summary>
/// <param name="Day">Ngày hiệu lực, as <c>2025-07-01</c> or <c>01/07/2025</c>.</param>
/// <param name="Olds">Code, <c>code@day</c> or id of each old unit.</param>
/// <param name="Receiving">Units that receive; for a new name or kind, the new state of each old unit in turn.</param>
/// <param name="Places">Village → code of the unit that receives it.</param>
public sealed record ReformOrder(
    ReformKind Kind, string? Day, string? Resolution, IReadOnlyList<string> Olds, IReadOnlyList<ReceivingUnit> Receiving, IReadOnlyDictionary<UnitId, string> Places);

/// <summary>A unit that receives: standing already where only its code is given, else new.</summary>
/// <param name="Parent">Code of the unit above; that of the first old unit where it is blank.</param>
public sealed record ReceivingUnit(string? Code, string? SubKind, string? Name, string? Parent)
{
    public bool IsBlank => string.IsNullOrWhiteSpace(Code) && string.IsNullOrWhiteSpace(SubKind) && string.IsNullOrWhiteSpace(Name);

    public bool Stands => string.IsNullOrWhiteSpace(SubKind) && string.IsNullOrWhiteSpace(Name);
}
