using System.Net;
using CongDongSo.Server.Features.Units.Reform;
using CongDongSo.Server.Tests.Harness;

namespace CongDongSo.Server.Tests.Features.Units.Reform;

/// <summary>An officer at the pages of reform events, and what the database looks like before and after.</summary>
internal static class ReformDesk
{
    /// <summary>Every row of the units, as one hash: two states are the same where their hashes are.</summary>
    public static Task<string> UnitRows(this TestInstallation installation) => installation.Query<string>("""
        select md5(string_agg(line, '|' order by line collate "C")) from (
          select to_jsonb(u)::text as line from cds.unit u union all select to_jsonb(v)::text from cds.unit_version v
          union all select to_jsonb(c)::text from cds.unit_change c union all select to_jsonb(t)::text from cds.unit_terrain t) rows
        """);

    /// <summary>Every fact, person, decision, team and membership of Quảng Ngãi, as one hash.</summary>
    public static Task<string> ProvinceRows(this TestInstallation installation) => installation.Query<string>("""
        select md5(string_agg(line, '|' order by line collate "C")) from (
          select to_jsonb(x)::text as line from p51.field_record x union all select to_jsonb(x)::text from p51.observation x
          union all select to_jsonb(x)::text from p51.household x union all select to_jsonb(x)::text from p51.household_fact x
          union all select to_jsonb(x)::text from p51.tally x union all select to_jsonb(x)::text from p51.team x union all select to_jsonb(x)::text from p51.team_decision x
          union all select to_jsonb(x)::text from p51.person x union all select to_jsonb(x)::text from p51.membership x union all select to_jsonb(x)::text from p51.decision x) rows
        """);

    public static (string, string)[] Merge(string into, string day, params string[] olds) =>
        [("loai-su-kien", "merge"), ("ngay", day), ("nghi-quyet", "88/NQ-UBTVQH16"), ("cu", string.Join('\n', olds)), ("ma", into), ("loai", "Xã"), ("ten", "Hợp Nhất"), ("tren", "")];

    /// <summary>Previews and applies; the words of the preview.</summary>
    public static async Task<string> Decide(this PortalBrowser officer, (string, string)[] fields)
    {
        var form = await officer.Open(ReformLinks.New);
        var preview = await officer.Send(form, ReformLinks.New, HttpStatusCode.OK, [.. fields, ("viec", "xem")]);
        var answer = await officer.Post(preview, ReformLinks.New, [.. fields, ("viec", "ghi")]);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
        return preview.Words("section[aria-labelledby='se-xay-ra']");
    }

    /// <summary>Undoes the event that stands first in the list.</summary>
    public static async Task<HttpResponseMessage> UndoLast(this PortalBrowser officer)
    {
        var list = await officer.Open(ReformLinks.List);
        return await officer.Post(list, list.QuerySelector("form[action$='/hoan-tac']")!.GetAttribute("action")!);
    }
}
