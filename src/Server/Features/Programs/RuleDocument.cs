using System.Text.Json.Serialization;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Programs.Reading;

namespace CongDongSo.Server.Features.Programs;

/// <summary>A composition rule as JSON; of the last fields only those that its kind has.</summary>
/// <param name="Rule">Kind, the word of the YAML file.</param>
/// <param name="Text">The rule as a Vietnamese sentence.</param>
public sealed record RuleDocument(string Id, string Rule, UnitKind Level, Strength Strength, string Text, Clause Clause)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? AtLeast { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? UpTo { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public MemberRole? Role { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<string>? From { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public UnitKind? Issuer { get; init; }

    public static RuleDocument Of(CompositionRule rule, Program program)
    {
        var document = new RuleDocument(rule.Id, TypeWord.Of(rule), rule.Level, rule.Strength, RuleSentence.Of(rule, program), rule.Clause);
        return rule switch
        {
            CompositionRule.TeamsPerUnit teams => document with { AtLeast = teams.AtLeast },
            CompositionRule.Size size => document with { AtLeast = size.AtLeast, UpTo = size.UpTo },
            CompositionRule.RoleHeldBy held => document with { Role = held.Role, From = held.From },
            CompositionRule.Affiliated affiliated => document with { From = affiliated.From, AtLeast = affiliated.AtLeast },
            CompositionRule.DecisionIssuedBy issued => document with { Issuer = issued.IssuerLevel },
            _ => document,
        };
    }
}

/// <summary>An indicator as JSON.</summary>
public sealed record IndicatorDocument(
    string Id, string Name, PopulationDocument Population, IndicatorSource Source, string ValueUnit, IReadOnlyList<TerrainTarget> Targets, string? Guide, Clause Clause)
{
    public static IndicatorDocument Of(Indicator indicator) => new(
        indicator.Id, indicator.Name, PopulationDocument.Of(indicator.Population), indicator.Source, indicator.ValueUnit, indicator.Targets,
        indicator.Guide, indicator.Clause);
}

/// <summary>Of whom an indicator is counted; of the last fields only those that its kind has.</summary>
/// <param name="Kind">The word of the YAML file.</param>
public sealed record PopulationDocument(string Kind)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? FromAge { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public decimal? HoursAtLeast { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? Quota { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? MembersAtLeast { get; init; }

    public static PopulationDocument Of(Population population) => new(TypeWord.Of(population))
    {
        FromAge = (population as Population.Residents)?.FromAge,
        HoursAtLeast = (population as Population.TeamWeeks)?.HoursAtLeast,
        Quota = (population as Population.CommuneMonths)?.Quota,
        MembersAtLeast = (population as Population.Teams)?.MembersAtLeast,
    };
}
