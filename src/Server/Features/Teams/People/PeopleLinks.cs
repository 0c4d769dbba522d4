using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Teams.People;

/// <summary>Addresses of the pages of people who stand in the rosters twice.</summary>
public static class PeopleLinks
{
    public const string Duplicates = "/to/trung-nguoi";

    /// <summary>Says that two are not the same, and takes that back.</summary>
    public const string Apart = "/to/trung-nguoi/khac-nguoi", NotApart = "/to/trung-nguoi/xem-lai";

    /// <summary>The form of a merge, and the merge.</summary>
    public const string Merge = "/to/trung-nguoi/gop";

    /// <summary>What was merged, and takes one of it back.</summary>
    public const string Merges = "/to/trung-nguoi/da-gop", Undo = "/to/trung-nguoi/hoan-tac";

    public static string DuplicatesIn(UnitId unit, bool apart = false, int page = 1) => $"{Duplicates}?don-vi={unit}{(apart ? "&xem=khac-nguoi" : "")}{(page > 1 ? $"&trang={page}" : "")}";

    public static string MergeOf(UnitId unit, PersonId one, PersonId other) => $"{Merge}?don-vi={unit}&mot={one}&hai={other}";

    public static string MergesIn(UnitId unit, int page = 1, string? done = null) => $"{Merges}?don-vi={unit}{(page > 1 ? $"&trang={page}" : "")}{(done is null ? "" : $"&xong={done}")}";
}
