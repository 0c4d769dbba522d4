namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>Words of kinds of records.</summary>
public static class RecordWords
{
    public static string Kind(string kind) => kind switch
    {
        "observation" => "Ghi nhận tại hộ",
        "activity" => "Hoạt động",
        "household" => "Thông tin hộ",
        "business" => "Thông tin cơ sở",
        "speedSample" => "Mẫu đo i-Speed",
        "difficulty" => "Khó khăn, vướng mắc",
        "difficultyReply" => "Xác nhận, mở lại khó khăn",
        _ => kind,
    };
}
