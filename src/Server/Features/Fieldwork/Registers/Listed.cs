using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

/// <summary>A household or business as a register's file lists it.</summary>
/// <param name="Code">Once in its village.</param>
internal readonly record struct Listed<TCard>(UnitId Village, string Code, TCard Card);
