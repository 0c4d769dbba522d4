using CongDongSo.Server.Features.Teams.Mapping;

namespace CongDongSo.Server.Features.Teams.Rosters;

/// <summary>What a roster that was checked was sent for.</summary>
/// <param name="Area">Unit whose teams it lists, id.</param>
/// <param name="Mapped">How its sheets are read, where its sender matched columns.</param>
/// <param name="Remembers">Whether that is remembered for the area.</param>
internal sealed record RosterUpload(string Area, string Program, IReadOnlyList<MappedSheets>? Mapped = null, bool Remembers = true)
{
    /// <summary>Far above a province's roster, which takes some 1 MB.</summary>
    public const int MostBytes = 8 << 20;
}
