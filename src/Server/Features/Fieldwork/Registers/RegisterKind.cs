using CongDongSo.Domain.Fieldwork;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Fieldwork.Registers;

/// <summary>Sổ hộ, sổ cơ sở kinh doanh: which register it is.</summary>
public enum RegisterKind
{
    /// <summary>Sổ hộ gia đình.</summary>
    Household,

    /// <summary>Sổ cơ sở kinh doanh.</summary>
    Business,
}

/// <summary>Words and ids of the registers.</summary>
public static class RegisterWords
{
    /// <summary>The word in the database and in ids.</summary>
    public static string Code(RegisterKind kind) => kind == RegisterKind.Household ? "household" : "business";

    /// <summary>Sổ hộ gia đình, sổ cơ sở kinh doanh.</summary>
    public static string Text(RegisterKind kind) => kind == RegisterKind.Household ? "sổ hộ gia đình" : "sổ cơ sở kinh doanh";

    /// <summary>What it has one card of: hộ, cơ sở.</summary>
    public static string Subject(RegisterKind kind) => kind == RegisterKind.Household ? "hộ" : "cơ sở";

    /// <summary>The same subject has the same id in every import and installation.</summary>
    public static Guid IdOf(RegisterKind kind, UnitId village, string code) => NameBasedId.Of(Code(kind), $"{village}/{code}");

    /// <summary>Doanh nghiệp, hợp tác xã, hộ kinh doanh, cửa hàng.</summary>
    public static string Text(BusinessKind kind) => kind switch
    {
        BusinessKind.Enterprise => "Doanh nghiệp",
        BusinessKind.Cooperative => "Hợp tác xã",
        BusinessKind.HouseholdBusiness => "Hộ kinh doanh",
        _ => "Cửa hàng, tạp hóa",
    };
}
