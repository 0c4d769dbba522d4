using CongDongSo.Domain.Messages;
using CongDongSo.Domain.Reports.Workflow;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Reports.Reminders;

/// <summary>A report that is still to be sent.</summary>
/// <param name="Version">As it was when it was looked at.</param>
internal sealed record OwedReport(Guid Id, UnitId Unit, UnitId? Superior, string Title, ReportState State, int Version, OwedWork Work);
