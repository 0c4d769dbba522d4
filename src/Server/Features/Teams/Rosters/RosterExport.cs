using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Teams.Rosters;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Documents.Annexes;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Teams.Rosters;

/// <param name="Rows">Lines of members in the file.</param>
public sealed record RosterExported(string Unit, DateOnly Date, int Teams, int Rows);

/// <summary>Xuất danh sách Tổ: the roster form of a unit and all below it as of a day. The same data gives the same bytes; phones are whole, and who took them stands in the audit trail.</summary>
public sealed class RosterExport(UnitDirectory units, TeamDirectory teams, TimeProvider clock)
{
    private const string SheetName = "Danh sách Tổ CNSCĐ";
    private static readonly double[] Widths = [6, 24, 30, 22, 26, 20, 16, 30];

    /// <param name="open">Opens the file, once it is known that there is something to write.</param>
    /// <param name="reason">Lý do, for the audit trail; null at the command line, where the machine's administrator needs none.</param>
    public async Task<Result<RosterExported>> Export(string unit, DateOnly? date, RosterFormat format, Func<Stream> open, string? reason, CancellationToken ct)
    {
        var day = date ?? VietnamTime.Today(clock);
        var named = await TeamArea.Of(units, unit, day, ct);
        if (named is not Result<TeamArea>.Done(var area))
            return ((Result<TeamArea>.Refused)named).Problem;
        var found = await teams.Revealed(area.ProvinceCode, area.Tree, area.Unit.Id, day, new Reading("roster", reason), ct);
        var rows = RosterLines.Of(found, area.Tree);
        await using var output = open();
        if (format == RosterFormat.Csv)
            await CsvWriter.WriteAsync(output, [.. RosterHeader.Form.Select(column => column.Text)], Lines(rows), ct);
        else if (format == RosterFormat.Docx)
            await Write(output, made => AnnexDocx.Write(made, RosterAnnex.Of(area, day, VietnamTime.Today(clock), rows)), ct);
        else
            await WriteXlsx(output, area, day, rows, ct);
        return new RosterExported(area.Unit.FullName, day, found.Count, found.Sum(team => team.Members.Count));
    }

    private static Task WriteXlsx(Stream output, TeamArea area, DateOnly day, IReadOnlyList<IReadOnlyList<string?>> rows, CancellationToken ct) => Write(
        output, made => XlsxWriter.Write(made, "Danh sách Tổ công nghệ số cộng đồng", area.Unit.FullName, [new XlsxSheet(SheetName, Widths, Cells(area, day, rows)) { HeaderFirst = 4, HeaderLast = 4 }]), ct);

    /// <summary>The writers are synchronous; the file is made in memory (some 1 MB a province) and sent on as it may be slow.</summary>
    private static async Task Write(Stream output, Action<Stream> write, CancellationToken ct)
    {
        using var made = new MemoryStream();
        write(made);
        made.Position = 0;
        await made.CopyToAsync(output, ct);
    }

    private static IEnumerable<IReadOnlyList<XlsxCell>> Cells(TeamArea area, DateOnly day, IReadOnlyList<IReadOnlyList<string?>> rows)
    {
        var across = RosterHeader.Form.Count;
        yield return [XlsxCell.Of("DANH SÁCH TỔ CÔNG NGHỆ SỐ CỘNG ĐỒNG", CellLook.Title, across)];
        yield return [XlsxCell.Of($"{area.Unit.FullName}, ngày {VietnamTime.Text(day)}", CellLook.Note, across)];
        yield return [];
        yield return [.. RosterHeader.Form.Select(column => XlsxCell.Of(column.Text, CellLook.Header))];
        foreach (var row in rows)
            yield return [.. row.Select((text, index) => XlsxCell.Of(text, index is 0 or 6 ? CellLook.Centre : CellLook.Text))];
    }

    private static async IAsyncEnumerable<IReadOnlyList<string?>> Lines(IReadOnlyList<IReadOnlyList<string?>> rows)
    {
        foreach (var row in rows)
            yield return row;
        await Task.CompletedTask;
    }
}

/// <summary>Chosen by the file's extension.</summary>
public enum RosterFormat
{
    Xlsx,
    Csv,

    /// <summary>The annex to be signed, with the same columns.</summary>
    Docx,
}

/// <summary>The lines of the form: a cell that continues the line above is blank, as the annex shows it.</summary>
internal static class RosterLines
{
    public static IReadOnlyList<IReadOnlyList<string?>> Of(IReadOnlyList<Team> teams, UnitTree tree)
    {
        var lines = new List<IReadOnlyList<string?>>();
        UnitId? listed = null;
        var ordinal = 0;
        foreach (var team in teams.Where(team => team.Members.Count > 0))
        {
            var commune = tree.Ancestor(team.UnitId, UnitKind.Commune) ?? tree.Find(team.UnitId)!;
            var head = new[] { $"{++ordinal}", commune.Id == listed ? null : commune.FullName, team.Name, DecisionOf(team, commune) };
            foreach (var member in team.Members)
            {
                lines.Add([.. head, member.Name, new RoleText(member.Role, member.Post).Text, member.Phone, member.Note]);
                head = [null, null, null, null];
            }
            listed = commune.Id;
        }
        lines.Add([null, "TỔNG", $"{VietnameseNumbers.Text(ordinal)} Tổ", null, null, null, null, $"{VietnameseNumbers.Text(teams.Sum(team => team.Members.Count))} thành viên"]);
        return lines;
    }

    private static string DecisionOf(Team team, Unit commune) =>
        new DecisionText(team.Decision.Number, team.Decision.IssuedOn, team.Decision.IssuerLevel == commune.Kind ? null : team.Decision.IssuerLevel).Text;
}
