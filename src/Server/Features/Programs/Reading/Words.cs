using System.Text.Json;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Programs.Reading;

/// <summary>The words a program file and its JSON write for the values of an enumeration.</summary>
internal sealed class Words<T>
    where T : struct, Enum
{
    private readonly Dictionary<string, T> values = Enum.GetValues<T>().ToDictionary(Word);

    public IReadOnlyCollection<string> All => values.Keys;

    public bool TryRead(string word, out T value) => values.TryGetValue(word, out value);

    /// <summary>camelCase, as everywhere outside the product: <c>standingDeputy</c>.</summary>
    public static string Word(T value) => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}

/// <summary>The word for a kind of rule or population: the name of its type, e.g. <c>teamsPerUnit</c>.</summary>
internal static class TypeWord
{
    public static string Of(object kind) => JsonNamingPolicy.CamelCase.ConvertName(kind.GetType().Name);
}

/// <summary>All words that program files use; the schema lists the same.</summary>
internal static class ProgramWords
{
    public static readonly Words<UnitKind> Levels = new();
    public static readonly Words<Strength> Strengths = new();
    public static readonly Words<MemberRole> Roles = new();
    public static readonly Words<IndicatorSource> Sources = new();
    public static readonly Words<Terrain> Terrains = new();
    public static readonly Words<PeriodKind> Periods = new();
    public static readonly Words<DeadlineAsk> Asks = new();
}
