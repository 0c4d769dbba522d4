using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Teams.Pages;

/// <param name="Youth">Members of the youth union, secretaries included.</param>
/// <param name="WithoutYouth">Teams that have none.</param>
public sealed record YouthCount(int Teams, int Members, int Youth, int WithoutYouth)
{
    /// <summary>Per cent of the members; null where there are none.</summary>
    public decimal? Share => Members == 0 ? null : Math.Round(100m * Youth / Members, 1, MidpointRounding.AwayFromZero);

    public static YouthCount operator +(YouthCount one, YouthCount other) =>
        new(one.Teams + other.Teams, one.Members + other.Members, one.Youth + other.Youth, one.WithoutYouth + other.WithoutYouth);
}

public sealed record YouthRow(Unit Unit, YouthCount Count);

/// <summary>Youth in the teams of a unit.</summary>
/// <param name="Program">Whose words tell who is of the youth union; null where none covers the unit.</param>
/// <param name="Own">Of the unit's own teams, which no row below counts.</param>
public sealed record YouthModel(
    Unit Unit, IReadOnlyList<Crumb> Trail, IReadOnlyList<Program> Programs, Program? Program, YouthCount Total, YouthCount Own, IReadOnlyList<YouthRow> Rows);
