using CongDongSo.Domain.Teams.Rosters;

namespace CongDongSo.Server.Features.Teams.Mapping;

/// <summary>The meanings of columns: Vietnamese for people, and words in JSON and forms.</summary>
internal static class MeaningWords
{
    private static readonly (RosterColumn Column, string Code, string Text)[] All =
    [
        (RosterColumn.Ordinal, "ordinal", "số thứ tự"), (RosterColumn.Commune, "commune", "xã, phường, đặc khu"), (RosterColumn.Village, "village", "thôn, tổ dân phố"),
        (RosterColumn.Team, "team", "tên Tổ"), (RosterColumn.Decision, "decision", "số quyết định"), (RosterColumn.DecisionDate, "decisionDate", "ngày quyết định"),
        (RosterColumn.Name, "name", "họ tên (hoặc họ và tên đệm)"), (RosterColumn.GivenName, "givenName", "tên (tách khỏi họ)"), (RosterColumn.Role, "role", "chức vụ trong Tổ"),
        (RosterColumn.Post, "post", "chức danh, đơn vị công tác"), (RosterColumn.Phone, "phone", "số điện thoại"), (RosterColumn.Note, "note", "ghi chú"),
    ];

    public static IEnumerable<RosterColumn> InOrder => All.Select(one => one.Column);

    public static string Text(RosterColumn column) => All.Single(one => one.Column == column).Text;

    public static string Code(RosterColumn column) => All.Single(one => one.Column == column).Code;

    public static RosterColumn? Column(string? code) => All.Where(one => one.Code == code).Select(one => (RosterColumn?)one.Column).SingleOrDefault();
}
