using CongDongSo.Server.Platform.Documents.Templates;

namespace CongDongSo.Server.Features.Reports.Templates;

/// <summary>What the template of a report's letter may ask for.</summary>
public static class LetterVocabulary
{
    public const string Indicators = "chi_tieu", Parts = "phan", HasConsolidation = "neu_tong_hop", HasSuperior = "neu_chu_quan";

    public const string Teams = "to_chuc_to", Results = "ket_qua", Table = "bang_chi_tieu", Consolidation = "tong_hop", Words = "loi_bao_cao", Annexes = "phu_luc";

    public static TemplateVocabulary Known { get; } = new(
        [
            new("co_quan_chu_quan", "Cơ quan chủ quản, chữ in hoa; để trống với UBND"),
            new("ten_co_quan", "Cơ quan ban hành, chữ in hoa: ỦY BAN NHÂN DÂN, xuống dòng, XÃ TỊNH KHÊ"),
            new("co_quan_trong_cau", "Cơ quan ban hành trong câu: Ủy ban nhân dân xã Tịnh Khê"),
            new("ten_don_vi", "Đơn vị hành chính: Xã Tịnh Khê"),
            new("ky_hieu", "Ký hiệu văn bản: BC-UBND"),
            new("dia_danh", "Địa danh trước ngày"),
            new("ngay_van_ban", "Ngày, tháng, năm; ngày để trống cho bút"),
            new("ten_bao_cao", "Tên báo cáo, xuống dòng, kỳ báo cáo"),
            new("ten_bao_cao_trong_cau", "Tên báo cáo trong câu, chữ đầu viết thường"),
            new("ky_bao_cao", "Kỳ báo cáo: Quý IV năm 2025"),
            new("kinh_gui", "Nơi nhận báo cáo; nhiều nơi cách nhau bằng dấu chấm phẩy"),
            new("can_cu", "Văn bản yêu cầu báo cáo, kèm số và ngày"),
            new("quyen_han_ky", "Quyền hạn, chức vụ người ký: TM. ỦY BAN NHÂN DÂN, xuống dòng, CHỦ TỊCH"),
            new("so_lieu_luc", "Lúc đọc số liệu: 08:30 ngày 15/12/2025"),
            new("gui_kem", "Tên các tài liệu kèm theo, cách nhau bằng dấu chấm phẩy; để trống nếu không có"),
            new("han_gui", "Hạn gửi báo cáo; để trống nếu văn bản không định"),
        ],
        [
            new(Teams, "Các câu về Tổ, thành viên"),
            new(Results, "Các câu về kết quả"),
            new(Table, "Bảng các chỉ tiêu, kèm ghi chú"),
            new(Consolidation, "Phần tổng hợp báo cáo cấp dưới; không có thì để trống"),
            new(Words, "Phần lời đã viết, từng mục có đề mục, rồi tên tài liệu kèm theo"),
            new(Annexes, "Các phụ lục, sang trang ngang; ở cuối mẫu") { IsLast = true },
        ],
        [
            new(Indicators, "Mỗi chỉ tiêu một lần: tự kẻ bảng, đặt trong một hàng",
            [
                new("tt", "Số thứ tự"), new("ten_chi_tieu", "Tên chỉ tiêu"), new("don_vi_tinh", "Đơn vị tính"), new("so_dat", "Số đạt"), new("tong_so", "Tổng số"), new("ket_qua_dat", "Kết quả"), new("ky_truoc", "Kỳ trước"),
                new("cung_ky", "Cùng kỳ năm trước"), new("chi_tieu_giao", "Chỉ tiêu giao"), new("tu_khai", "Số tự khai"), new("danh_gia", "Đánh giá"),
            ]),
            new(Parts, "Mỗi mục lời văn một lần", [new("so_phan", "Số La Mã của mục, từ III"), new("ten_phan", "Tên mục"), new("loi_phan", "Lời của mục")]),
            new(HasConsolidation, "Chỉ hiện khi báo cáo có phần tổng hợp cấp dưới", []),
            new(HasSuperior, "Chỉ hiện khi có cơ quan chủ quản", []),
        ],
        [
            new("báo cáo không có tên", "ten_bao_cao"),
            new("báo cáo không có số liệu các chỉ tiêu", Table, Indicators),
            new("phần lời đã viết sẽ không có trong văn bản", Words, Parts),
            new("báo cáo tổng hợp sẽ không nêu ai đã gửi, ai chưa", Consolidation),
        ]);
}
