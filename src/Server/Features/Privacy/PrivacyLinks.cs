namespace CongDongSo.Server.Features.Privacy;

/// <summary>Addresses of the pages of personal data; the notice and one's own data, which the frame links to, are in <see cref="Platform.Access.AccessLinks"/>.</summary>
public static class PrivacyLinks
{
    public const string OwnDownload = "/tai-khoan/du-lieu/tai";

    /// <summary>Looks for a person by phone, takes their extract, erases.</summary>
    public const string Manage = "/du-lieu-ca-nhan", Extract = "/du-lieu-ca-nhan/trich-xuat", Erase = "/du-lieu-ca-nhan/xoa";
}
