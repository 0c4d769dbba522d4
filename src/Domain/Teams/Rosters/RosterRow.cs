using CongDongSo.Domain.Results;

namespace CongDongSo.Domain.Teams.Rosters;

/// <summary>Cột of the roster form (mẫu danh sách Tổ công nghệ số cộng đồng).</summary>
public enum RosterColumn
{
    /// <summary>TT.</summary>
    Ordinal,

    /// <summary>Tên Phường\xã.</summary>
    Commune,

    /// <summary>Tên Tổ.</summary>
    Team,

    /// <summary>Số Quyết định.</summary>
    Decision,

    /// <summary>Họ tên thành viên.</summary>
    Name,

    /// <summary>Chức vụ trong tổ.</summary>
    Role,

    /// <summary>Số điện thoại liên hệ.</summary>
    Phone,

    /// <summary>Ghi chú.</summary>
    Note,

    /// <summary>Ngày quyết định: not of the form, but some lists part it from the number.</summary>
    DecisionDate,

    /// <summary>Thôn, tổ dân phố: not of the form; names the team where Tên Tổ does not.</summary>
    Village,

    /// <summary>Tên apart from Họ và tên đệm: not of the form.</summary>
    GivenName,

    /// <summary>Chức vụ, chức danh, đơn vị công tác outside of the team: not of the form, where it stands beside the role.</summary>
    Post,
}

/// <summary>Where a row stands, so that a fault can be shown where Excel shows it.</summary>
/// <param name="Columns">Letter of each column that the sheet has.</param>
public sealed record RosterPlace(string? Sheet, int Row, IReadOnlyDictionary<RosterColumn, string> Columns)
{
    public Fault Fault(RosterColumn column, string? value, string message) =>
        new(Sheet, Row, Columns.GetValueOrDefault(column, ""), string.IsNullOrWhiteSpace(value) ? null : value, message);

    /// <summary>As a sentence says it: <c>dòng 12</c>.</summary>
    public override string ToString() => Sheet is null ? $"dòng {Row}" : $"dòng {Row} trang “{Sheet}”";
}

/// <summary>One member of the list, with what blank cells continue from the rows above filled in.</summary>
/// <param name="At">Where the member's own cells stand, and those that the row continues.</param>
/// <param name="Commune">As written.</param>
/// <param name="Team">As written, tidied.</param>
/// <param name="Phone">Ten digits.</param>
/// <param name="Note">Verbatim but for line ends and outer space.</param>
public sealed record RosterRow(
    RosterRowPlaces At, string Commune, string Team, DecisionText Decision, string Name, RoleText Role, string? Phone, string? Note);

public sealed record RosterRowPlaces(RosterPlace Member, RosterPlace Commune, RosterPlace Team, RosterPlace Decision);
