using CongDongSo.Domain.Teams;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Fieldwork;

/// <summary>Bản ghi thực địa: one append-only fact from the field. A correction is a new record (domain law 1).</summary>
/// <param name="Id">UUID version 7, made by the phone.</param>
/// <param name="VillageId">The village; the commune for a speed sample, an activity or a difficulty of the commune as such.</param>
/// <param name="TeamId">Null where the place has no team.</param>
public sealed record FieldRecord(Guid Id, DateTimeOffset ObservedAt, TeamId? TeamId, UnitId VillageId, RecordBody Body);

/// <summary>What a record says, by kind.</summary>
public abstract record RecordBody
{
    private RecordBody() { }

    /// <summary>Ghi nhận: how many of the subject have it (0 or 1 for a fact of the whole household or business).</summary>
    public sealed record Observation(Guid SubjectId, string Indicator, int Count) : RecordBody;

    /// <summary>Hoạt động của tổ.</summary>
    /// <param name="Minutes">Duration.</param>
    /// <param name="Reached">Lượt người được hướng dẫn.</param>
    /// <param name="Corrects">The activity that this one mends: that one counts no more. Null: none.</param>
    public sealed record Activity(int Minutes, int Reached, Guid? Corrects = null) : RecordBody;

    /// <summary>Hộ gia đình: a new household, or a change of one.</summary>
    /// <param name="Code">Only for a new household; null: it gets one from its id.</param>
    public sealed record Household(Guid SubjectId, string? Code, HouseholdCard Card) : RecordBody;

    /// <summary>Cơ sở kinh doanh: a new one, or a change.</summary>
    public sealed record Business(Guid SubjectId, string? Code, BusinessCard Card) : RecordBody;

    /// <summary>Mẫu đo i-Speed.</summary>
    public sealed record SpeedSample(decimal DownMbps, decimal UpMbps) : RecordBody;

    /// <summary>Khó khăn, vướng mắc.</summary>
    /// <param name="Topic">Về việc gì, an id; null where it was not said.</param>
    public sealed record Difficulty(string Text, string? Topic = null) : RecordBody;

    /// <summary>What whoever raised a difficulty says of its answer: xác nhận or mở lại.</summary>
    /// <param name="DifficultyId">The record that raised it.</param>
    /// <param name="Version">Of the difficulty as they saw it.</param>
    /// <param name="Why">Needed where the answer did not help.</param>
    public sealed record DifficultyReply(Guid DifficultyId, bool Confirms, string? Why, int Version) : RecordBody;
}

/// <summary>Thông tin hộ: no more personal data than a rule needs.</summary>
/// <param name="Head">Chủ hộ.</param>
/// <param name="Phone">Ten digits, or null.</param>
/// <param name="From14">Residents of 14 and older; likewise 15, 18; <paramref name="Elderly60"/> of 60 and older.</param>
/// <param name="NoSmartphone">Residents without a smartphone.</param>
public sealed record HouseholdCard(
    string Head, string Address, string? Phone, int Members, int From14, int From15, int From18, int Elderly60, int Disabled, int NoSmartphone)
{
    /// <summary>Residents of this age and older; the register knows 14, 15, 18 and 60.</summary>
    public int From(int age) => age switch
    {
        14 => From14,
        15 => From15,
        18 => From18,
        60 => Elderly60,
        _ => throw new ArgumentOutOfRangeException(nameof(age), age, "The register does not count this age"),
    };

    /// <summary>What cannot be, in Vietnamese; null for a card that can.</summary>
    public string? Fault()
    {
        if (Members is < 0 or > 100)
            return "Số nhân khẩu phải từ 0 đến 100.";
        if (Math.Min(Math.Min(Elderly60, Disabled), Math.Min(NoSmartphone, From18)) < 0)
            return "Các số đếm không được âm.";
        if (From14 > Members || From15 > From14 || From18 > From15 || Elderly60 > From18)
            return "Số người theo tuổi phải giảm dần: nhân khẩu ≥ từ 14 ≥ từ 15 ≥ từ 18 ≥ từ 60 tuổi.";
        return Disabled > Members || NoSmartphone > Members ? "Số người khuyết tật hoặc chưa có điện thoại thông minh nhiều hơn số nhân khẩu." : null;
    }
}

/// <summary>Doanh nghiệp, hợp tác xã, hộ kinh doanh, cửa hàng.</summary>
/// <param name="Ocop">Chủ thể sản phẩm OCOP.</param>
public sealed record BusinessCard(string Name, BusinessKind Kind, string Address, bool Ocop);

/// <summary>Loại cơ sở.</summary>
public enum BusinessKind
{
    /// <summary>Doanh nghiệp.</summary>
    Enterprise,

    /// <summary>Hợp tác xã.</summary>
    Cooperative,

    /// <summary>Hộ kinh doanh.</summary>
    HouseholdBusiness,

    /// <summary>Cửa hàng, tạp hóa.</summary>
    Shop,
}
