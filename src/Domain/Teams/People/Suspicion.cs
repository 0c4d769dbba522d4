namespace CongDongSo.Domain.Teams.People;

/// <summary>Mức nghi trùng: why two people of the rosters may be one, the strongest reason first.</summary>
public enum Suspicion
{
    /// <summary>Same phone, same name but for diacritics and case.</summary>
    SamePhoneAndName,

    /// <summary>Same phone, another name: a slip of the pen, or a family that shares a phone.</summary>
    SamePhone,

    /// <summary>Same name in one commune, and at least one of them without a phone.</summary>
    SameName,
}

/// <summary>What the pages say of a suspicion.</summary>
public static class SuspicionWords
{
    public static string Strength(Suspicion suspicion) => suspicion switch
    {
        Suspicion.SamePhoneAndName => "Gần như chắc chắn",
        Suspicion.SamePhone => "Nhiều khả năng",
        _ => "Có thể",
    };

    public static string Why(Suspicion suspicion) => suspicion switch
    {
        Suspicion.SamePhoneAndName => "cùng số điện thoại, cùng họ tên",
        Suspicion.SamePhone => "cùng số điện thoại, khác họ tên",
        _ => "cùng họ tên trong một xã, có người chưa có số điện thoại",
    };
}
