namespace CongDongSo.Server.Platform.Audit;

/// <summary>The actions of the audit trail, each with its Vietnamese words: what an auditor filters by.</summary>
public static class AuditActions
{
    public const string AccountAdd = "account.add", AccountDisable = "account.disable", AccountEnable = "account.enable";

    public const string GrantAdd = "grant.add", GrantEnd = "grant.end";

    /// <summary>One-time codes: invitations and resets.</summary>
    public const string CodeMake = "code.make", CodeUse = "code.use", CodeRevoke = "code.revoke";

    public const string PasswordChange = "password.change", PasswordReset = "password.reset";

    public const string CodeAppSet = "codeApp.set", CodeAppRemove = "codeApp.remove", RecoveryCodesMake = "recoveryCodes.make", RecoveryCodeUse = "recoveryCodes.use", PasskeyAdd = "passkey.add",
        PasskeyRemove = "passkey.remove", SecondFactorClear = "secondFactor.clear", SecondFactorExempt = "secondFactor.exempt";

    public const string SessionEndOthers = "session.endOthers";

    /// <summary>Single sign-on: an account's link to an identity at a provider is made, removed, used to sign in.</summary>
    public const string SsoLink = "sso.link", SsoUnlink = "sso.unlink", SsoSignIn = "sso.signIn";

    public const string RosterImport = "roster.import", RosterUndo = "roster.undo", RosterMapping = "roster.mapping", HouseholdImport = "household.import", RecordPush = "record.push";

    public const string RosterExport = "roster.export", UnitImport = "unit.import", CatalogueLoad = "unit.catalogue";

    /// <summary>The register of decisions: a draft typed, saved or discarded; published; sent to the superior; a scan added or removed, and taken out.</summary>
    public const string DecisionDraft = "decision.draft", DecisionPublish = "decision.publish", DecisionSent = "decision.sent", DecisionScan = "decision.scan",
        DecisionScanExport = "decisionScan.export";
    /// <summary>Sự kiện sắp xếp đơn vị hành chính: applied, taken back.</summary>
    public const string ReformApply = "reform.apply", ReformUndo = "reform.undo";
    /// <summary>Cho phép chưa thực hiện: a finding may rest until a day.</summary>
    public const string WaiverGrant = "waiver.grant", WaiverEnd = "waiver.end";

    /// <summary>Signing in and out. A refused attempt is counted, and written down when it locks the account.</summary>
    public const string SessionOpen = "session.open", SessionEnd = "session.end", SessionCopied = "session.copied", AccountLocked = "account.locked";

    /// <summary>A reading of unmasked names or phones: <c>Subjects</c> are the people or households, <c>After</c> is <c>{fields, from}</c>.</summary>
    public const string PersonalRead = "personal.read";

    public const string PersonExtract = "person.extract", PersonErase = "person.erase", HouseholdErase = "household.erase", DataRetain = "data.retain";
    /// <summary>The trail itself: looked through for one person, taken out as a file, gathered after an incident.</summary>
    public const string AuditSearch = "audit.search", AuditExport = "audit.export", AuditIncident = "audit.incident";

    /// <summary>
    /// Through which somebody saw whole names or phones: readings, and whatever is called an export. <c>Subjects</c> of such an entry are the people and
    /// households whose data left.
    /// </summary>
    public static bool Shows(string action) => action is PersonalRead or PersonExtract || action.EndsWith(".export", StringComparison.Ordinal);

    public static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>
    {
        [AccountAdd] = "Thêm tài khoản",
        [AccountDisable] = "Ngừng tài khoản",
        [AccountEnable] = "Cho dùng lại tài khoản",
        [GrantAdd] = "Giao vai trò",
        [GrantEnd] = "Kết thúc vai trò",
        [CodeMake] = "Cấp mã một lần",
        [CodeUse] = "Dùng mã một lần",
        [CodeRevoke] = "Thu hồi mã một lần",
        [PasswordChange] = "Đổi mật khẩu",
        [PasswordReset] = "Đặt lại mật khẩu",
        [CodeAppSet] = "Thiết lập ứng dụng xác thực",
        [CodeAppRemove] = "Bỏ ứng dụng xác thực",
        [RecoveryCodesMake] = "Tạo mã khôi phục",
        [RecoveryCodeUse] = "Dùng mã khôi phục",
        [PasskeyAdd] = "Thêm khóa truy cập",
        [PasskeyRemove] = "Gỡ khóa truy cập",
        [SecondFactorClear] = "Bỏ mọi xác thực hai bước",
        [SecondFactorExempt] = "Miễn xác thực hai bước",
        [SessionEndOthers] = "Kết thúc các phiên đăng nhập khác",
        [SsoLink] = "Liên kết đăng nhập một lần",
        [SsoUnlink] = "Gỡ liên kết đăng nhập một lần",
        [SsoSignIn] = "Đăng nhập qua nhà cung cấp",
        [RosterImport] = "Nhập danh sách Tổ",
        [RosterUndo] = "Hoàn tác một lần nhập danh sách Tổ",
        [RosterMapping] = "Ghi nhớ cách ghép cột của danh sách",
        [HouseholdImport] = "Nhập sổ hộ",
        [RecordPush] = "Gửi bản ghi thực địa",
        [RosterExport] = "Xuất danh sách Tổ",
        [UnitImport] = "Nhập danh sách thôn",
        [CatalogueLoad] = "Nạp danh mục đơn vị hành chính",
        [DecisionDraft] = "Soạn quyết định về Tổ",
        [DecisionPublish] = "Công bố quyết định về Tổ",
        [DecisionSent] = "Ghi ngày gửi quyết định lên cấp trên",
        [DecisionScan] = "Thêm, bỏ bản chụp quyết định",
        [DecisionScanExport] = "Tải bản chụp quyết định",
        [ReformApply] = "Ghi sự kiện sắp xếp đơn vị",
        [ReformUndo] = "Hoàn tác sự kiện sắp xếp đơn vị",
        [WaiverGrant] = "Cho phép chưa thực hiện một điểm cần xem",
        [WaiverEnd] = "Kết thúc cho phép chưa thực hiện",
        [SessionOpen] = "Đăng nhập",
        [SessionEnd] = "Kết thúc phiên đăng nhập",
        [SessionCopied] = "Kết thúc phiên vì mã làm mới bị dùng lại",
        [AccountLocked] = "Khóa tài khoản vì sai mật khẩu nhiều lần",
        [PersonalRead] = "Đọc dữ liệu cá nhân đầy đủ",
        [PersonExtract] = "Trích xuất dữ liệu của một người",
        [PersonErase] = "Xóa dữ liệu cá nhân của một người",
        [HouseholdErase] = "Xóa dữ liệu cá nhân của một hộ",
        [DataRetain] = "Thay bằng bí danh khi hết thời hạn lưu",
        [AuditSearch] = "Tra nhật ký về một người",
        [AuditExport] = "Xuất nhật ký",
        [AuditIncident] = "Lập hồ sơ sự cố",
    };
}
