using CongDongSo.Domain.Results;
using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Teams;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Documents.Annexes;
using CongDongSo.Server.Platform.Documents.Letters;
using CongDongSo.Server.Platform.Documents.Writing;

namespace CongDongSo.Server.Features.Reports.Annexes;

/// <summary>Danh sách tập huấn: classes that the teams recorded in a period, from the activities of the kinds that programs call so.</summary>
public sealed class TrainingAnnex
{
    /// <summary>Ids of kinds of activities in the programs.</summary>
    private static readonly string[] Kinds = ["training", "class"];

    private static readonly AnnexColumn[] Columns =
    [
        new("TT", 6, DocAlign.Centre), new("Ngày", 16, DocAlign.Centre), new("Địa điểm", 30), new("Nội dung", 38), new("Tổ, thành viên tham gia", 38), new("Số thành viên Tổ", 11, DocAlign.Right) { IsSummed = true },
        new("Số người được hướng dẫn", 13, DocAlign.Right) { IsSummed = true }, new("Ghi chú", 20),
    ];

    private readonly UnitInScope unitsInScope;
    private readonly UnitDirectory units;
    private readonly Databases databases;
    private readonly TeamDirectory teams;
    private readonly TeamRecords records;
    private readonly ProgramCatalogue programs;
    private readonly TimeProvider clock;

    public TrainingAnnex(UnitInScope unitsInScope, UnitDirectory units, Databases databases, TeamDirectory teams, TeamRecords records, ProgramCatalogue programs, TimeProvider clock) =>
        (this.unitsInScope, this.units, this.databases, this.teams, this.records, this.programs, this.clock) = (unitsInScope, units, databases, teams, records, programs, clock);

    internal async Task<Result<AnnexFile>> File(Caller? caller, string? unit, string? period, string? format, CancellationToken ct)
    {
        var today = VietnamTime.Today(clock);
        var read = AnnexPeriod.Of(period, today);
        if (read is not Result<Period>.Done(var asked))
            return ((Result<Period>.Refused)read).Problem;
        var day = asked.Last < today ? asked.Last : today;
        var found = await AnnexArea.Of(unitsInScope, units, databases, caller, unit, day, Permission.ViewResidents, ct);
        if (found is not Result<AnnexArea>.Done(var area))
            return ((Result<AnnexArea>.Refused)found).Problem;
        var held = await FieldActivity.Held(area.Province, area.Units, Kinds, asked.First, asked.Last, ct);
        var names = await records.Names(area.Province, area.Units, [.. held.SelectMany(one => one.Members).Distinct()], ct);
        var ofTeams = (await teams.Under(area.Province.Code, area.Tree, area.Unit.Id, day, ct)).ToDictionary(team => team.Id, team => team.Name);
        var topics = programs.All.SelectMany(program => program.Topics).DistinctBy(topic => topic.Id).ToDictionary(topic => topic.Id, topic => topic.Name);
        var list = area.List(
            "DANH SÁCH CÁC BUỔI TẬP HUẤN", today, [$"{area.Unit.FullName}, {asked.Text}"], Columns,
            [.. held.Select((one, i) => new AnnexRow(
            [
                XlsxCell.Ordinal(i + 1), XlsxCell.Of(VietnamTime.DayOf(one.At)), XlsxCell.Of(string.Join(", ", new[] { one.Where, area.PlaceOf(one.Place) }.Where(part => !string.IsNullOrEmpty(part)))),
                XlsxCell.Of(string.Join("; ", one.Topics.Select(topic => topics.GetValueOrDefault(topic, topic)))),
                XlsxCell.Of(WhoOf(one, ofTeams, names)), XlsxCell.Of(one.Members.Count), XlsxCell.Of(one.Reached), XlsxCell.Of(one.Note),
            ]))], AnnexArea.Preparer) with { After = ["Lập từ các hoạt động loại tập huấn mà các Tổ đã ghi nhận; nội dung theo chương trình của Tổ."] };
        return AnnexFile.Of(list, $"phu-luc-tap-huan_{area.Unit.Code}_{asked.Code}", "Tập huấn", format);
    }

    private static string WhoOf(HeldActivity held, IReadOnlyDictionary<TeamId, string> teams, IReadOnlyDictionary<PersonId, string> names)
    {
        var team = held.Team is { } id ? teams.GetValueOrDefault(id) : null;
        var people = string.Join(", ", held.Members.Select(person => names.GetValueOrDefault(person)).OfType<string>());
        return string.Join(": ", new[] { team, people }.Where(part => !string.IsNullOrEmpty(part)));
    }
}

/// <summary>The period of a list.</summary>
internal static class AnnexPeriod
{
    public static Result<Period> Of(string? text, DateOnly today) => Period.Parse(text) switch
    {
        null => new Problem("period-unreadable", $"Kỳ “{text}” viết chưa đúng.", "Viết năm 2025, quý 2025-Q4, tháng 2025-11 hoặc tuần 2025-W47."),
        { } period when period.First > today => new Problem("period-not-begun", $"Kỳ {period.Text} chưa bắt đầu.", $"Chọn kỳ đã bắt đầu trước ngày {VietnamTime.Text(today)}."),
        { } period => period,
    };
}
