using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Programs;

/// <summary>A program as JSON: the keys of its YAML file, with the clause of each rule.</summary>
public sealed record ProgramDocument(
    string Id, string Title, string Number, string Issuer, DateOnly Date, DateOnly InForceFrom, DateOnly? InForceTo,
    IReadOnlyList<string> Territory, IReadOnlyList<UnitKind> Levels, IReadOnlyList<string> LegalBases,
    IReadOnlyList<AffiliationTerm> Affiliations, IReadOnlyList<RuleDocument> Composition, IReadOnlyList<IndicatorDocument> Indicators,
    IReadOnlyList<Topic> Topics, IReadOnlyList<Topic> ActivityKinds, IReadOnlyList<ReportSchedule> Reports, IReadOnlyList<Deadline> Deadlines,
    IReadOnlyList<Contact> Contacts, IReadOnlyList<TrainingLink> Training, IReadOnlyList<GroupRule> Groups,
    IReadOnlyList<RosterForm> RosterForms, IReadOnlyList<Duty> Duties)
{
    public static ProgramDocument Of(Program program) => new(
        program.Id, program.Title, program.Number, program.Issuer, program.Date, program.InForceFrom, program.InForceTo,
        program.Territory, program.Levels, program.LegalBases,
        program.Affiliations, [.. program.Composition.Select(rule => RuleDocument.Of(rule, program))], [.. program.Indicators.Select(IndicatorDocument.Of)],
        program.Topics, program.ActivityKinds, program.Reports, program.Deadlines,
        program.Contacts, program.Training, program.Groups, program.RosterForms, program.Duties);
}

/// <summary>Rows of <c>cds program list</c> and <c>GET /api/v1/programs</c>.</summary>
public sealed record ProgramList(IReadOnlyList<ProgramRow> Items, int Total)
{
    public static ProgramList Of(ProgramCatalogue programs) => new(
        [.. programs.All.Select(program => new ProgramRow(
            program.Id, program.Title, program.Number, program.Issuer, program.Date, program.Levels, program.Territory, program.InForceFrom, program.InForceTo))],
        programs.All.Count);
}

public sealed record ProgramRow(
    string Id, string Title, string Number, string Issuer, DateOnly Date, IReadOnlyList<UnitKind> Levels, IReadOnlyList<string> Territory,
    DateOnly InForceFrom, DateOnly? InForceTo);

/// <summary>The answer of <c>cds program check</c>.</summary>
public sealed record ProgramCheck(bool Ok, IReadOnlyList<ProgramFault> Faults);
