using CongDongSo.Domain.Results;

namespace CongDongSo.Server.Platform.Documents.Reading;

/// <summary>Carries a refusal out of a row iterator; <see cref="SheetReader"/> catches every one and answers its problem.</summary>
internal sealed class UnreadableFileException(Problem problem, Exception? cause = null) : Exception(problem.Title, cause)
{
    public Problem Problem { get; } = problem;

    public static UnreadableFileException Damaged(string detail, Exception? cause = null) => new(
        new Problem("file-damaged", "Tệp bị hỏng hoặc chưa tải lên đủ.", $"{detail} Hãy mở tệp bằng Excel, lưu lại dạng .xlsx rồi nộp lại."), cause);

    public static UnreadableFileException TooLarge(string detail) =>
        new(new Problem("file-too-large", "Tệp quá lớn.", $"{detail} Hãy bỏ phần không cần, hoặc chia thành nhiều tệp."));
}
