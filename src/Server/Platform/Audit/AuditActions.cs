namespace CongDongSo.Server.Platform.Audit;

/// <summary>The actions of the audit trail, each with its Vietnamese words: what an auditor filters by.</summary>
public static class AuditActions
{
    public const string AccountAdd = "account.add", AccountDisable = "account.disable", AccountEnable = "account.enable";

    public const string PasswordChange = "password.change", PasswordReset = "password.reset";

    public const string RosterImport = "roster.import", HouseholdImport = "household.import", RecordPush = "record.push";

    /// <summary>A reading of unmasked names or phones.</summary>
    public const string PersonalRead = "personal.read";

    public static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>
    {
        [AccountAdd] = "Thêm tài khoản",
        [AccountDisable] = "Ngừng tài khoản",
        [AccountEnable] = "Cho dùng lại tài khoản",
        [PasswordChange] = "Đổi mật khẩu",
        [PasswordReset] = "Đặt lại mật khẩu",
        [RosterImport] = "Nhập danh sách Tổ",
        [HouseholdImport] = "Nhập sổ hộ",
        [RecordPush] = "Gửi bản ghi thực địa",
        [PersonalRead] = "Đọc dữ liệu cá nhân đầy đủ",
    };
}
