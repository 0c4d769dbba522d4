using CongDongSo.Domain.Programs;

namespace CongDongSo.Server.Features.Programs.Reading;

/// <summary>Topics, contacts, links, groups, forms and duties: what guides people and is not computed with.</summary>
internal static class GuidanceReader
{
    public static Topic Topic(Fields fields, string list) =>
        new(fields.Id(list), fields.Text("name"), fields.TextOf("pillar"), fields.Strength(), fields.Clause());

    public static Contact Contact(Fields fields)
    {
        var phone = fields.TextOf("phone");
        if (phone is not null && (phone.Length != 10 || phone[0] != '0' || !phone.All(char.IsAsciiDigit)))
            fields.Fault("phone", "Số điện thoại gồm 10 chữ số bắt đầu bằng 0, viết liền trong dấu nháy, ví dụ \"0914000000\"");
        return new(fields.Text("name"), fields.Text("post"), phone, fields.Text("area"), fields.Clause());
    }

    public static TrainingLink Training(Fields fields) =>
        new(fields.Text("title"), fields.Link("address") ?? Nowhere, fields.Clause());

    public static GroupRule Group(Fields fields) => new(
        fields.Id("groups"), fields.Level(), fields.Text("members"), fields.Text("network"), fields.Link("link"), fields.Strength(), fields.Clause());

    public static RosterForm RosterForm(Fields fields)
    {
        var columns = fields.Texts("columns");
        if (columns.Count == 0 && fields.At("columns") is YamlPiece.List)
            fields.Fault("columns", "Ghi tên các cột của biểu mẫu, từ trái sang");
        return new(fields.Id("rosterForms"), fields.Text("title"), columns, fields.Clause());
    }

    public static Duty Duty(Fields fields) =>
        new(fields.Id("duties"), fields.Text("who"), fields.Text("text"), fields.Strength(), fields.Clause());

    /// <summary>Stands in for an address that was refused; the program is thrown away with it.</summary>
    private static readonly Uri Nowhere = new("about:blank");
}
