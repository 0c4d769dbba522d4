using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork.Registers;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Fieldwork.Pages;

/// <summary>A page of a register: the communes of a wider unit, or the subjects of a commune or village.</summary>
public sealed record RegisterListModel
{
    public required RegisterKind Kind { get; init; }

    public required Unit Unit { get; init; }

    public required IReadOnlyList<Crumb> Trail { get; init; }

    public required RegisterFilter Filter { get; init; }

    public required bool MayImport { get; init; }

    /// <summary>Of the program in force, as far as they are counted in this register.</summary>
    public required IReadOnlyList<Indicator> Indicators { get; init; }

    /// <summary>Null for a commune or village.</summary>
    public IReadOnlyList<RegisterCommuneRow>? Communes { get; init; }

    public IReadOnlyList<RegisterSubjectRow> Rows { get; init; } = [];

    public long Total { get; init; }

    /// <summary>Where the next page begins; null on the last.</summary>
    public string? Next { get; init; }

    public bool IsFirst { get; init; } = true;
}

/// <param name="Empty">Villages without any subject.</param>
public sealed record RegisterCommuneRow(Unit Unit, int Villages, long Subjects, int Empty);

/// <summary>A household or business in a list.</summary>
/// <param name="Phone">Masked.</param>
/// <param name="About">Its size and needs, or its kind, in words.</param>
public sealed record RegisterSubjectRow(Guid Id, string Code, string Name, string Address, string? Phone, string Village, string About, HouseholdCard? Card)
{
    public required UnitId VillageId { get; init; }

    /// <summary>Indicators that are met, of how many.</summary>
    public int Met { get; private init; }

    public int Of { get; private init; }

    public DateOnly? SeenOn { get; private init; }

    internal RegisterSubjectRow With(IReadOnlyList<Indicator> indicators, IReadOnlyList<SeenIndicator> seen) => this with
    {
        Of = indicators.Count,
        Met = indicators.Count(indicator => seen.Any(one => one.Indicator == indicator.Id && RegisterIndicatorRow.IsMet(indicator, one.Count, Card))),
        SeenOn = seen.Count == 0 ? null : VietnamTime.DayOf(seen.Max(one => one.ObservedAt)),
    };
}

/// <summary>One household or business: its card now and before, and what was seen of it.</summary>
public sealed record RegisterSubjectModel
{
    public required RegisterKind Kind { get; init; }

    public required Guid Id { get; init; }

    public required string Name { get; init; }

    public required string Code { get; init; }

    public required Unit Village { get; init; }

    public required IReadOnlyList<Crumb> Trail { get; init; }

    /// <summary>Facts of its card as name and text.</summary>
    public required IReadOnlyList<(string Name, string Text)> Card { get; init; }

    /// <summary>Masked, or whole after it was asked for; null where there is none.</summary>
    public required string? Phone { get; init; }

    public required bool MayReveal { get; init; }

    public required IReadOnlyList<RegisterIndicatorRow> Indicators { get; init; }

    /// <summary>Earlier states, the latest first: since when, and what it said.</summary>
    public required IReadOnlyList<(DateTimeOffset Since, string Text)> Earlier { get; init; }
}

/// <summary>An indicator of one subject.</summary>
/// <param name="Text">E.g. <c>3/4 người</c>, <c>có</c>, <c>chưa</c>; null where nobody has looked.</param>
/// <param name="By">Login of whoever saw it.</param>
public sealed record RegisterIndicatorRow(Indicator Indicator, string? Text, bool Met, DateTimeOffset? SeenAt, string? By)
{
    internal static RegisterIndicatorRow Of(Indicator indicator, SeenIndicator? seen, HouseholdCard? card) => new(
        indicator, seen is null ? null : Words(indicator, seen.Count, card), seen is not null && IsMet(indicator, seen.Count, card), seen?.ObservedAt, seen?.Author);

    internal static bool IsMet(Indicator indicator, int count, HouseholdCard? card) =>
        indicator.Population is Population.Residents(var age) && card is not null ? count >= card.From(age) : count >= 1;

    private static string Words(Indicator indicator, int count, HouseholdCard? card) =>
        indicator.Population is Population.Residents(var age) && card is not null ? $"{Math.Min(count, card.From(age))}/{card.From(age)} người" : count >= 1 ? "có" : "chưa";
}

/// <summary>A register from a file: the form, what the file would change, what it changed.</summary>
public sealed record RegisterIntakeModel(RegisterKind Kind, Unit Area, string ProvinceCode)
{
    public string? FileName { get; init; }

    public RegisterImported? Checked { get; init; }

    public Problem? Problem { get; init; }

    /// <summary>Of the file that waits to be written.</summary>
    public string? Token { get; init; }

    public DateTimeOffset? Until { get; init; }
}

/// <summary>Các lần đã nhập, the latest first.</summary>
/// <param name="More">Whether there are older ones.</param>
public sealed record RegisterChangesModel(Unit Area, IReadOnlyList<RegisterChange> Rows, int Page, bool More)
{
    public Problem? Problem { get; init; }

    /// <summary>What was undone just now.</summary>
    public RegisterChange? Undone { get; init; }
}
