using System.Text.RegularExpressions;

namespace CongDongSo.Domain.Teams.Rosters.Mapping;

/// <summary>What a column's header may mean, by its words: how surely, from 1 to 9. Lists of five provinces and of the online sheet of Quảng Ngãi (335/SKHCN-BCVT&amp;CĐS) are named so.</summary>
internal static class ColumnWords
{
    /// <summary>A header is short; what is longer is a title or an instruction.</summary>
    private const int LongestHeader = 80;

    private static readonly (RosterColumn Meaning, double Weight, Regex Words)[] Table =
    [
        Row(RosterColumn.Ordinal, 9, "^(stt|tt|so tt|so thu tu|thu tu)$"),
        Row(RosterColumn.DecisionDate, 8, @"^(?!.*\bso\b).*\bngay\b.*\b(quyet dinh|qd|ban hanh|ky|thanh lap)\b|\b(quyet dinh|qd)\b(?!.*\bso\b).*\bngay( thang)?( nam)?( ban hanh| ky)?$|^ngay (thang )?(nam )?(ban hanh|ky)|thoi gian (ban hanh|thanh lap)"),
        Row(RosterColumn.Decision, 7, @"\b(quyet dinh|qd)\b"),
        Row(RosterColumn.Decision, 5, "so (ky hieu|hieu|van ban)"),
        Row(RosterColumn.Phone, 8, @"\b(dien thoai|sdt|so dt|dt|di dong|dtdd)\b"),
        Row(RosterColumn.Phone, 4, @"\b(zalo|lien he|phone|mobile)\b"),
        Row(RosterColumn.Name, 8, @"\bho( va)? (ten|dem|lot|chu lot|ten dem|ten lot)\b|ho ten|^ho( va)?$"),
        Row(RosterColumn.Name, 5, @"\bten (cac )?thanh vien|danh sach thanh vien|^thanh vien"),
        Row(RosterColumn.GivenName, 6, "^ten$"),
        Row(RosterColumn.Role, 8, @"\b(chuc vu|chuc danh|vai tro|nhiem vu|vi tri|tu cach)( tham gia)?( trong| cua)? (to|tcn)\b|^vai tro"),
        Row(RosterColumn.Role, 4, "^(chuc vu|chuc danh|nhiem vu)"),
        Row(RosterColumn.Post, 7, @"don vi cong tac|noi cong tac|co quan|cong tac hien nay|nghe nghiep|\bchuc (vu|danh) (hien nay|cong tac|chinh quyen|doan the|dang dam nhiem|o )"),
        Row(RosterColumn.Post, 3.5, "^(chuc vu|chuc danh|don vi|thanh phan|cong viec)"),
        Row(RosterColumn.Team, 8, @"^ten to\b(?! dan)|\bto (cnscd|cong nghe so|cncd|chuyen doi so|cns)"),
        Row(RosterColumn.Team, 4, "^to$|^to so$"),
        Row(RosterColumn.Village, 7, @"\b(thon|ban|to dan pho|tdp|khu pho|khoi pho|khu dan cu|kdc|ap|xom|khom|lang)\b"),
        Row(RosterColumn.Commune, 7.5, @"\b(xa|phuong|dac khu|thi tran)\b"),
        Row(RosterColumn.Commune, 3, "dia phuong|^(ten )?don vi( hanh chinh)?$"),
        Row(RosterColumn.Note, 8, "ghi chu"),
        Row(RosterColumn.Note, 3, "thanh phan|doan the|dien giai|luu y"),
    ];

    private static readonly Regex Ignored = new(@"\b(e ?mail|thu dien tu|gmail|ngay sinh|nam sinh|gioi tinh|cccd|can cuoc|cmnd|huyen|so luong|duong dan|link)\b", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));

    /// <param name="header">All texts above the column.</param>
    public static IEnumerable<(RosterColumn Meaning, double Weight)> Of(string header)
    {
        var words = HeaderCells.Words(header);
        if (words.Length is 0 or > LongestHeader || Ignored.IsMatch(words))
            return [];
        return Table.Where(row => row.Words.IsMatch(words)).GroupBy(row => row.Meaning).Select(group => (group.Key, group.Max(row => row.Weight)));
    }

    private static (RosterColumn, double, Regex) Row(RosterColumn meaning, double weight, string words) =>
        (meaning, weight, new Regex(words, RegexOptions.ExplicitCapture | RegexOptions.Compiled, TimeSpan.FromSeconds(1)));
}
