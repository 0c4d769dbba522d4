using CongDongSo.Domain.Programs;

namespace CongDongSo.Server.Features.Programs.Reading;

/// <summary>The composition rules.</summary>
internal static class RuleReader
{
    private const int Most = 1000;

    public static CompositionRule? Read(YamlPiece piece, string path, ReadingContext context)
    {
        if (RuleFields.Choose(piece, path, "rule", Shapes.Rules, context) is not { } fields)
            return null;
        var (id, level, strength, clause) = (fields.Id("composition"), fields.Level(), fields.Strength(), fields.Clause());
        return fields.Text("rule") switch
        {
            "teamsPerUnit" => new CompositionRule.TeamsPerUnit(id, level, strength, clause, fields.Whole("atLeast", 1, Most)),
            "size" => Size(fields, new(id, level, strength, clause, fields.Whole("atLeast", 1, Most), fields.WholeOf("upTo", 1, Most))),
            "roleHeldBy" => new CompositionRule.RoleHeldBy(
                id, level, strength, clause, fields.Word("role", ProgramWords.Roles), fields.References("from", AffiliationsReader.List)),
            "affiliated" => Affiliated(fields, new(
                id, level, strength, clause, fields.References("from", AffiliationsReader.List), fields.Whole("atLeast", 1, Most))),
            _ => new CompositionRule.DecisionIssuedBy(id, level, strength, clause, fields.Level("issuer")),
        };
    }

    private static CompositionRule.Size Size(Fields fields, CompositionRule.Size rule)
    {
        if (rule.UpTo < rule.AtLeast)
            fields.Fault("upTo", $"Mức gợi ý nhiều nhất ({rule.UpTo}) nhỏ hơn mức ít nhất ({rule.AtLeast}). Sửa một trong hai");
        return rule;
    }

    private static CompositionRule.Affiliated Affiliated(Fields fields, CompositionRule.Affiliated rule)
    {
        if (rule.From.Count == 0 && fields.At("from") is YamlPiece.List)
            fields.Fault("from", "Ghi ít nhất một mã trong affiliations, ví dụ [youth-union]");
        return rule;
    }
}
