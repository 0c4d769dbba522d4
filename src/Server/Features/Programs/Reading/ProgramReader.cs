using System.Text.RegularExpressions;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Programs.Reading;

/// <summary>The file as a whole.</summary>
internal static partial class ProgramReader
{
    public static Program Read(YamlPiece root, ReadingContext context)
    {
        var fields = new Fields(root, "", Shapes.Program, context);
        context.ProgramId = fields.Id("program");
        var (from, to) = InForce(fields);
        var levels = fields.WordsOf("levels", ProgramWords.Levels);
        context.Levels = levels;
        return new Program
        {
            Id = context.ProgramId,
            Title = fields.Text("title"),
            Number = fields.Text("number"),
            Issuer = fields.Text("issuer"),
            Date = fields.Day("date"),
            InForceFrom = from,
            InForceTo = to,
            Territory = Territory(fields),
            Levels = Ordered(fields, levels),
            LegalBases = fields.Texts("legalBases"),
            Affiliations = AffiliationsReader.Read(fields),
            Composition = fields.Items("composition", (piece, at) => RuleReader.Read(piece, at, context)).OfType<CompositionRule>().ToList(),
            Indicators = fields.Maps("indicators", Shapes.Indicator, IndicatorReader.Read),
            Topics = fields.Maps("topics", Shapes.Topic, topic => GuidanceReader.Topic(topic, "topics")),
            ActivityKinds = fields.Maps("activityKinds", Shapes.Topic, kind => GuidanceReader.Topic(kind, "activityKinds")),
            Reports = fields.Maps("reports", Shapes.Report, ReportReader.Schedule),
            Deadlines = fields.Maps("deadlines", Shapes.Deadline, ReportReader.Deadline),
            Contacts = fields.Maps("contacts", Shapes.Contact, GuidanceReader.Contact),
            Training = fields.Maps("training", Shapes.Training, GuidanceReader.Training),
            Groups = fields.Maps("groups", Shapes.Group, GuidanceReader.Group),
            RosterForms = fields.Maps("rosterForms", Shapes.RosterForm, GuidanceReader.RosterForm),
            Duties = fields.Maps("duties", Shapes.Duty, GuidanceReader.Duty),
        };
    }

    private static (DateOnly From, DateOnly? To) InForce(Fields program)
    {
        var from = default(DateOnly);
        DateOnly? to = null;
        program.Map("inForce", Shapes.InForce, days =>
        {
            from = days.Day("from");
            to = days.Has("to") ? days.Day("to") : null;
            if (to < from && to != default(DateOnly))
                days.Fault("to", "Ngày hết hiệu lực đứng trước ngày có hiệu lực. Sửa một trong hai ngày");
            return days;
        });
        return (from, to);
    }

    private static IReadOnlyList<string> Territory(Fields program)
    {
        var codes = program.Items("territory", (piece, at) =>
        {
            if (piece is not YamlPiece.Text { Value: var code } || !UnitCode().IsMatch(code))
                program.Context.Faults.Add(piece, at, "Mã đơn vị hành chính gồm 2 số (tỉnh), 3 số (huyện) hoặc 5 số (xã), đặt trong dấu nháy, ví dụ \"51\"");
            return (piece as YamlPiece.Text)?.Value ?? "";
        });
        if (codes.Count == 0 && program.At("territory") is YamlPiece.List)
            program.Fault("territory", "Ghi ít nhất một mã đơn vị mà văn bản gửi tới, ví dụ [\"51\"]");
        return codes;
    }

    private static IReadOnlyList<UnitKind> Ordered(Fields program, IReadOnlyList<UnitKind> levels)
    {
        if (program.At("levels") is YamlPiece.List && (levels.Count == 0 || !levels.SequenceEqual(levels.Distinct().Order())))
            program.Fault("levels", "Ghi các cấp từ trên xuống, mỗi cấp một lần, ví dụ [province, commune, village]");
        return levels;
    }

    [GeneratedRegex(@"^[0-9]{2}([0-9]|[0-9]{3})?$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex UnitCode();
}
