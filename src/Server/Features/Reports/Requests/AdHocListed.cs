using CongDongSo.Domain.Reports.Requests;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Server.Features.Reports.Workflow;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Reports.Requests;

/// <summary>A request with how far its answers have come.</summary>
/// <param name="By">Name of who asked, or login where that account is not the reader's to see.</param>
/// <param name="Withdrawn">Why it was taken back; null while it holds.</param>
/// <param name="Asked">Units that still owe it or have sent it; of these <paramref name="Sent"/> have, <paramref name="Accepted"/> are accepted, <paramref name="Late"/> are past their day.</param>
public sealed record AdHocListed(AdHocRequest Request, DateTimeOffset MadeAt, string By, string? Withdrawn, int Asked, int Sent, int Accepted, int Late)
{
    public AdHocState State => this switch
    {
        { Withdrawn: not null } => AdHocState.Withdrawn,
        { Sent: var sent, Asked: var asked } when sent >= asked => AdHocState.Answered,
        { Late: > 0 } => AdHocState.Late,
        _ => AdHocState.Running,
    };
}

/// <summary>Tình trạng của yêu cầu.</summary>
public enum AdHocState
{
    /// <summary>Đang thực hiện.</summary>
    Running,

    /// <summary>Có đơn vị quá hạn.</summary>
    Late,

    /// <summary>Đã gửi đủ.</summary>
    Answered,

    /// <summary>Đã thu hồi.</summary>
    Withdrawn,
}

/// <summary>One request with each unit that was asked.</summary>
/// <param name="Whole">The asking unit's own report, made from the others; null where none is made.</param>
/// <param name="Lines">As on the progress page.</param>
public sealed record AdHocShown(AdHocListed Listed, SeenUnit Seen, IReadOnlyList<ProgressLine> Lines, ReportCase? Whole, bool MayChange, DateOnly Today);

/// <summary>A deed done to some of a request's reports.</summary>
internal sealed record AdHocChange(AdHocRequest Request, IReadOnlyList<ReportCase> Reports, ReportDeed Deed, Func<ProvinceWork, Task> Tell);
