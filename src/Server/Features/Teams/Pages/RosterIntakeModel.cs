using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Teams.Rosters;
using CongDongSo.Server.Features.Teams.Mapping;

namespace CongDongSo.Server.Features.Teams.Pages;

/// <summary>The form for a roster with what came of the file: a check, a refusal, or what was written.</summary>
/// <param name="Area">Only teams within it may be in the file.</param>
/// <param name="Program">Id of the chosen program.</param>
public sealed record RosterIntakeModel(Unit Area, string ProvinceCode, IReadOnlyList<Program> Programs, string? Program)
{
    public string? FileName { get; init; }

    /// <summary>Null before a file was read.</summary>
    public RosterImported? Checked { get; init; }

    public Problem? Problem { get; init; }

    /// <summary>Confirms the checked file; null where there is nothing to confirm.</summary>
    public string? Token { get; init; }

    /// <summary>Until when it can be confirmed.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The file is kept, and its columns are still to be matched.</summary>
    public RosterMappingModel? Matching { get; init; }

    /// <summary>Leads back to the matching of columns, where the file was checked by one.</summary>
    public string? MappingToken { get; init; }

    public bool Written => Checked is { Applied: true };

    public bool ChangesNothing => Checked is { Changes: { New: 0, Changed: 0, Ended: 0 } };
}

/// <summary>Ghép cột: the sheets of a kept file, those with the same header together.</summary>
public sealed record RosterMappingModel(string Token, DateTimeOffset Until, IReadOnlyList<SheetGroup> Groups)
{
    public bool Remembers { get; init; } = true;
}
