namespace CongDongSo.Server.Platform.Audit;

/// <summary>The actions of the audit trail, each with its Vietnamese words: what an auditor filters by.</summary>
public static class AuditActions
{
    public const string AccountAdd = "account.add", AccountDisable = "account.disable", AccountEnable = "account.enable";

    public const string GrantAdd = "grant.add", GrantEnd = "grant.end";

    /// <summary>One-time codes: invitations and resets.</summary>
    public const string CodeMake = "code.make", CodeUse = "code.use", CodeRevoke = "code.revoke";

    /// <summary>Phones of the field app: enrolled with a code, revoked by whoever manages the account, signed off by its owner.</summary>
    public const string DeviceEnrol = "device.enrol", DeviceRevoke = "device.revoke", DeviceSignOff = "device.signOff";

    /// <summary>The database begins another life: what phones sent lately is asked for again.</summary>
    public const string EpochRenew = "epoch.renew";

    public const string PasswordChange = "password.change", PasswordReset = "password.reset";

    public const string CodeAppSet = "codeApp.set", CodeAppRemove = "codeApp.remove", RecoveryCodesMake = "recoveryCodes.make", RecoveryCodeUse = "recoveryCodes.use", PasskeyAdd = "passkey.add",
        PasskeyRemove = "passkey.remove", SecondFactorClear = "secondFactor.clear", SecondFactorExempt = "secondFactor.exempt";

    public const string SessionEndOthers = "session.endOthers";

    /// <summary>Single sign-on: an account's link to an identity at a provider is made, removed, used to sign in.</summary>
    public const string SsoLink = "sso.link", SsoUnlink = "sso.unlink", SsoSignIn = "sso.signIn";

    public const string RosterImport = "roster.import", RosterUndo = "roster.undo", RosterMapping = "roster.mapping", HouseholdImport = "household.import", BusinessImport = "business.import", RegisterUndo = "register.undo", RecordPush = "record.push";

    /// <summary>Bản ghi chờ nhận: kept for the team that has the place now, taken, refused.</summary>
    public const string CustodyKeep = "custody.keep", CustodyTake = "custody.take", CustodyRefuse = "custody.refuse";

    /// <summary>Thông báo to teams; a record returned to who sent it; a photo of a record received.</summary>
    public const string AnnouncementSend = "announcement.send", RecordReturn = "record.return", PhotoAdd = "photo.add";

    public const string RosterExport = "roster.export", DataExport = "data.export", UnitImport = "unit.import", UnitBoundaries = "unit.boundaries", CatalogueLoad = "unit.catalogue";

    /// <summary>The register of decisions: a draft typed, saved or discarded; published; sent to the superior; a scan added or removed, and taken out.</summary>
    public const string DecisionDraft = "decision.draft", DecisionPublish = "decision.publish", DecisionSent = "decision.sent", DecisionScan = "decision.scan",
        DecisionScanExport = "decisionScan.export";
    /// <summary>Sự kiện sắp xếp đơn vị hành chính: applied, taken back.</summary>
    public const string ReformApply = "reform.apply", ReformUndo = "reform.undo";
    /// <summary>People who stand in the rosters twice: merged, taken apart again, said to be two.</summary>
    public const string PersonMerge = "person.merge", PersonUnmerge = "person.unmerge", PersonApart = "person.apart";

    /// <summary>Cho phép chưa thực hiện: a finding may rest until a day.</summary>
    public const string WaiverGrant = "waiver.grant", WaiverEnd = "waiver.end";

    /// <summary>Giao chỉ tiêu; số tự khai.</summary>
    public const string TargetSet = "target.set", DeclaredSet = "declared.set";

    /// <summary>Báo cáo: periods opened, written, sent, judged by the superior, its day moved or no longer asked for.</summary>
    public const string ReportOpen = "report.open", ReportWrite = "report.write", ReportSubmit = "report.submit", ReportReview = "report.review", ReportDue = "report.due";

    /// <summary>Yêu cầu báo cáo đột xuất: asked, its day moved, taken back.</summary>
    public const string ReportRequest = "report.request";

    /// <summary>Địa chỉ lịch riêng: made or replaced, ended.</summary>
    public const string CalendarFeedMake = "calendarFeed.make", CalendarFeedEnd = "calendarFeed.end";

    /// <summary>Tin nhắn: cấp trên nhắc by hand, how a person wants to be told, a letter that could not be sent tried again.</summary>
    public const string ReportRemind = "report.remind", MessageSettings = "message.settings", MessageAgain = "message.again";

    /// <summary>Bản chính thức: the signed copy of a report attached, and taken out.</summary>
    public const string ReportOfficial = "report.official", ReportOfficialExport = "reportOfficial.export";

    /// <summary>Tài liệu kèm theo of a report taken out; that it was added or taken away is a step of the report.</summary>
    public const string ReportAttachmentExport = "reportAttachment.export";

    /// <summary>Mẫu văn bản of a unit's letters: taken, an earlier one brought back, taken away.</summary>
    public const string LetterTemplate = "letterTemplate.set";

    /// <summary>Danh sách chi hỗ trợ: names, months and sums, as a file.</summary>
    public const string SupportExport = "support.export";

    public const string GroupLinkSet = "groupLink.set";

    /// <summary>Chất lượng số liệu: records looked through, a finding answered, households drawn to be visited again.</summary>
    public const string QualityRun = "quality.run", QualityAnswer = "quality.answer", RevisitDraw = "revisit.draw";

    /// <summary>Khó khăn, vướng mắc: a step on the way to the answer; the province's contacts for it; an answer put into the guide, or taken out.</summary>
    public const string DifficultyStep = "difficulty.step", DifficultyContact = "difficulty.contact", DifficultyGuide = "difficulty.guide";

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
        [DeviceEnrol] = "Đăng ký điện thoại thực địa",
        [DeviceRevoke] = "Thu hồi điện thoại thực địa",
        [DeviceSignOff] = "Điện thoại thực địa tự thôi dùng",
        [EpochRenew] = "Đổi mã kỳ của cơ sở dữ liệu",
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
        [PersonMerge] = "Gộp người trùng",
        [PersonUnmerge] = "Hoàn tác một lần gộp người",
        [PersonApart] = "Ghi hai người trùng tên, trùng số là khác nhau",
        [RosterMapping] = "Ghi nhớ cách ghép cột của danh sách",
        [HouseholdImport] = "Nhập sổ hộ",
        [BusinessImport] = "Nhập sổ cơ sở kinh doanh",
        [RegisterUndo] = "Hoàn tác một lần nhập sổ hộ, sổ cơ sở",
        [RecordPush] = "Gửi bản ghi thực địa",
        [CustodyKeep] = "Giữ bản ghi chờ nhận",
        [CustodyTake] = "Nhận bản ghi chờ nhận",
        [CustodyRefuse] = "Không nhận bản ghi chờ nhận",
        [AnnouncementSend] = "Gửi thông báo cho các Tổ",
        [RecordReturn] = "Trả lại bản ghi",
        [PhotoAdd] = "Nhận ảnh của bản ghi",
        [RosterExport] = "Xuất danh sách Tổ",
        [DataExport] = "Xuất dữ liệu",
        [UnitImport] = "Nhập danh sách thôn",
        [UnitBoundaries] = "Nhập ranh giới đơn vị",
        [CatalogueLoad] = "Nạp danh mục đơn vị hành chính",
        [DecisionDraft] = "Soạn quyết định về Tổ",
        [DecisionPublish] = "Công bố quyết định về Tổ",
        [DecisionSent] = "Ghi ngày gửi quyết định lên cấp trên",
        [DecisionScan] = "Thêm, bỏ bản chụp quyết định",
        [DecisionScanExport] = "Tải bản chụp quyết định",
        [ReformApply] = "Ghi sự kiện sắp xếp đơn vị",
        [ReformUndo] = "Hoàn tác sự kiện sắp xếp đơn vị",
        [WaiverGrant] = "Cho phép chưa thực hiện một điểm cần xem",
        [TargetSet] = "Giao chỉ tiêu",
        [DeclaredSet] = "Tự khai số liệu",
        [ReportOpen] = "Mở kỳ báo cáo",
        [ReportWrite] = "Soạn báo cáo",
        [ReportSubmit] = "Gửi báo cáo",
        [ReportReview] = "Xử lý báo cáo của cấp dưới",
        [ReportRequest] = "Yêu cầu báo cáo đột xuất",
        [CalendarFeedMake] = "Tạo địa chỉ lịch riêng",
        [CalendarFeedEnd] = "Ngừng địa chỉ lịch riêng",
        [ReportDue] = "Gia hạn, thôi yêu cầu báo cáo",
        [ReportRemind] = "Nhắc gửi báo cáo",
        [MessageSettings] = "Đổi cài đặt nhận tin",
        [MessageAgain] = "Gửi lại tin chưa gửi được",
        [ReportOfficial] = "Gắn bản chính thức của báo cáo",
        [ReportAttachmentExport] = "Tải tài liệu kèm theo báo cáo",
        [ReportOfficialExport] = "Tải bản chính thức của báo cáo",
        [LetterTemplate] = "Đổi mẫu văn bản",
        [SupportExport] = "Tải danh sách chi hỗ trợ",
        [GroupLinkSet] = "Đổi đường dẫn nhóm liên lạc",
        [WaiverEnd] = "Kết thúc cho phép chưa thực hiện",
        [QualityRun] = "Rà soát chất lượng số liệu",
        [QualityAnswer] = "Trả lời một điểm nghi vấn về số liệu",
        [RevisitDraw] = "Rút mẫu hộ để thăm lại",
        [DifficultyStep] = "Xử lý khó khăn, vướng mắc",
        [DifficultyContact] = "Đổi đầu mối xử lý khó khăn",
        [DifficultyGuide] = "Đưa câu trả lời vào, rút khỏi cẩm nang",
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
