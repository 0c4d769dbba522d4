using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;

namespace CongDongSo.Domain.Reports.Requests;

/// <summary>Yêu cầu báo cáo đột xuất: a report that a superior asks of units below, once, outside of every schedule. What is asked for never changes; the set of units is frozen with it.</summary>
public sealed record AdHocRequest
{
    public required Guid Id { get; init; }

    /// <summary>Program whose work it is about.</summary>
    public required string Program { get; init; }

    /// <summary>The unit that asks, and receives.</summary>
    public required UnitId Unit { get; init; }

    /// <summary>Its level.</summary>
    public required UnitKind UnitLevel { get; init; }

    /// <summary>Level of the units that are asked.</summary>
    public required UnitKind Level { get; init; }

    /// <summary>Trích yếu.</summary>
    public required string Title { get; init; }

    /// <summary>Số, ký hiệu of the dispatch that asks: 218/UBND-VHXH.</summary>
    public required string Number { get; init; }

    public required DateOnly Dated { get; init; }

    /// <summary>Lý do, căn cứ.</summary>
    public required string Reason { get; init; }

    /// <summary>Nội dung báo cáo: what is to be answered in words.</summary>
    public required IReadOnlyList<ReportSection> Questions { get; init; }

    /// <summary>Indicators of the program that its table has; empty: it has no table.</summary>
    public IReadOnlyList<string> Indicators { get; init; } = [];

    /// <summary>Kỳ số liệu: what the numbers are of.</summary>
    public required Period Period { get; init; }

    /// <summary>The last day on time, before any extension.</summary>
    public required DateOnly DueOn { get; init; }

    /// <summary>Nơi nhận: the asking unit's office.</summary>
    public required string Receiver { get; init; }

    /// <summary>To whom the asking unit reports the whole, consolidated from what it has accepted; null: to nobody.</summary>
    public string? WholeTo { get; init; }

    /// <summary>Its id as the report's, where a scheduled one has its schedule's.</summary>
    public string ReportId => Id.ToString();

    public bool HasTable => Indicators.Count > 0;

    /// <summary>Căn cứ, as the letter that answers cites it.</summary>
    public string Basis => $"Văn bản số {Number} ngày {VietnamTime.Text(Dated)} của {Receiver} về việc {LowerFirst(Title)}";

    /// <summary>What its reports consist of, for those asked and for the whole.</summary>
    public ReportSchedule Form
    {
        get
        {
            var clause = new Clause(Number, "báo cáo đột xuất", Title);
            List<ReportStep> steps = [new(Level, Receiver, null, Strength.Must, clause)];
            if (WholeTo is { } outside)
                steps.Add(new(UnitLevel, outside, null, Strength.Must, clause));
            return new(ReportId, Title, Period.Kind, steps) { Sections = Questions, Indicators = Indicators, HasNoTable = !HasTable };
        }
    }

    /// <summary>An abbreviation keeps its capitals.</summary>
    private static string LowerFirst(string text) => text.Length > 1 && char.IsLower(text[1]) ? char.ToLowerInvariant(text[0]) + text[1..] : text;
}
