using CongDongSo.Domain.Results;

namespace CongDongSo.Domain.Teams.Rosters.Mapping;

/// <summary>Cách ghép cột: how a sheet that is not in the form is read.</summary>
/// <param name="Columns">Index from 0 of the column that has each meaning.</param>
/// <param name="Constants">What the sheet says nowhere and is so in every row: one decision for all, one role.</param>
/// <param name="CommuneIsSheetName">The sheet is named for its commune.</param>
public sealed record RosterMapping(IReadOnlyDictionary<RosterColumn, int> Columns, IReadOnlyDictionary<RosterColumn, string> Constants, bool CommuneIsSheetName)
{
    /// <summary>What a sheet cannot say by a value that is the same in every row.</summary>
    public static readonly IReadOnlyList<RosterColumn> MayBeConstant = [RosterColumn.Commune, RosterColumn.Team, RosterColumn.Decision, RosterColumn.DecisionDate, RosterColumn.Role];

    /// <summary>Why nothing can be read this way; empty where it can.</summary>
    public IReadOnlyList<string> Problems()
    {
        var problems = new List<string>();
        if (!Columns.ContainsKey(RosterColumn.Name))
            problems.Add("Chưa chọn cột họ tên thành viên.");
        if (!Says(RosterColumn.Commune) && !CommuneIsSheetName)
            problems.Add("Chưa biết xã, phường: chọn một cột, ghi một tên chung, hoặc lấy theo tên trang.");
        if (!Says(RosterColumn.Team) && !Columns.ContainsKey(RosterColumn.Village))
            problems.Add("Chưa biết tên Tổ: chọn cột tên Tổ hoặc cột thôn, tổ dân phố, hoặc ghi một tên chung.");
        if (!Says(RosterColumn.Decision))
            problems.Add("Chưa biết số quyết định: chọn một cột, hoặc ghi một quyết định chung.");
        if (!Says(RosterColumn.Role))
            problems.Add("Chưa biết chức vụ trong Tổ: chọn một cột, hoặc ghi một chức vụ chung.");
        if (Constants.TryGetValue(RosterColumn.Role, out var role) && RoleReader.Read(role) is Result<RoleText>.Refused(var unknown))
            problems.Add($"Chức vụ chung: {unknown.Title}.");
        if (!Columns.ContainsKey(RosterColumn.Decision) && Says(RosterColumn.Decision) && DecisionReader.Read(DecisionText(Constants[RosterColumn.Decision], Constants.GetValueOrDefault(RosterColumn.DecisionDate, ""))) is Result<DecisionText>.Refused(var faulty)
            && !Columns.ContainsKey(RosterColumn.DecisionDate))
            problems.Add($"Quyết định chung: {faulty.Title}.");
        return problems;
    }

    /// <summary>Number and date as one cell of the form has them.</summary>
    public static string DecisionText(string number, string date) => string.Join(" ngày ", new[] { number, date }.Where(text => text.Length > 0));

    private bool Says(RosterColumn column) => Columns.ContainsKey(column) || Constants.ContainsKey(column);
}
