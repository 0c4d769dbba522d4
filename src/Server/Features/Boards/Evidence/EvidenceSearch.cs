using CongDongSo.Domain.Measures;
using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Measures;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Web.Components;

namespace CongDongSo.Server.Features.Boards.Evidence;

/// <summary>
/// Opens a number (domain law 3): down the units to the village, from there to households, businesses, teams or samples, and to the records of each. What
/// a step counts is counted from its own rows; that it is the number above it, tests prove.
/// </summary>
public sealed class EvidenceSearch(UnitInScope unitsInScope, UnitDirectory units, ProgramCatalogue programs, MeasureUnits measures, MeasureBoards boards, Databases databases, Scope scope, TimeProvider clock)
{
    /// <param name="page">From 1; 0: all rows, for a file.</param>
    public async Task<Result<EvidenceModel>> Of(Caller caller, EvidenceQuestion question, int page, CancellationToken ct)
    {
        if (question.Unit is BoardLinks.Nation || question.Unit == UnitDirectory.NationId.ToString())
            return await OfNation(caller, question, ct);
        var found = await unitsInScope.Find(caller, question.Unit, ct, Permission.ViewNumbers);
        if (found is not Result<SeenUnit>.Done(var seen))
            return ((Result<SeenUnit>.Refused)found).Problem;
        var opened = await Context(caller, question, seen, ct);
        if (opened is not Result<EvidenceContext>.Done(var context))
            return ((Result<EvidenceContext>.Refused)opened).Problem;
        var whole = await measures.Measure(context.Program, context.Unit, context.Period, null, ct, restate: question.Restated);
        var table = await TableOf(caller, context, page, ct);
        if (table.IsNotHere)
            return NotHere;
        return new EvidenceModel
        {
            Question = context.Question, Program = context.Program, Indicator = context.Indicator, Unit = context.Unit, Period = context.Period, Trail = Trail(caller, context),
            Whole = whole.Match(done => done.Rows.FirstOrDefault(row => row.Indicator == context.Indicator.Id), _ => null),
            // What was read as a whole is cut here; subjects come page by page.
            Table = page > 0 && table.Rows.Count > EvidenceModel.PageSize ? table with { Rows = [.. table.Rows.Skip((page - 1) * EvidenceModel.PageSize).Take(EvidenceModel.PageSize)] } : table,
            Page = Math.Max(1, page),
        };
    }

    private static readonly Problem NotHere = new("evidence-not-found", "Không có hộ, cơ sở hay Tổ này trong phạm vi của bạn.", "Mở lại từ một con số của Bảng số hoặc Tổng quan.") { Kind = ProblemKind.NotFound };

    /// <summary>A number of the nation is that of its provinces; each opens in its own data.</summary>
    private async Task<Result<EvidenceModel>> OfNation(Caller caller, EvidenceQuestion question, CancellationToken ct)
    {
        var named = await unitsInScope.Named(caller, UnitDirectory.NationCode, null, ct, Permission.ViewNumbers);
        if (named is not Result<Unit>.Done(var nation))
            return ((Result<Unit>.Refused)named).Problem;
        var asked = Asked(question);
        if (asked is not Result<(Program Program, Indicator Indicator, Period Period)>.Done((var program, var indicator, var period)))
            return ((Result<(Program, Indicator, Period)>.Refused)asked).Problem;
        var measured = await boards.Of(program, nation, period, null, ct);
        if (measured is not Result<MeasureBoard>.Done(var board))
            return ((Result<MeasureBoard>.Refused)measured).Problem;
        var clean = new EvidenceQuestion(program.Id, indicator.Id, nation.Id.ToString(), period.Code);
        return new EvidenceModel
        {
            Question = clean, Program = program, Indicator = indicator, Unit = nation, Period = period, Trail = [], Page = 1, Whole = board.Whole.FirstOrDefault(row => row.Indicator == indicator.Id),
            Table = EvidenceTable.Of(
                "Theo tỉnh, thành phố", "Đơn vị", NumeratorHead(indicator.Population), DenominatorHead(indicator.Population), ["Đánh giá"],
                [.. board.Parts.Where(row => row.Indicator == indicator.Id).Select(row => EvidenceRow.Of(row, EvidenceLinks.Of(clean with { Unit = row.Unit.Id.ToString() })))]),
        };
    }

    private Result<(Program Program, Indicator Indicator, Period Period)> Asked(EvidenceQuestion question)
    {
        if (Period.Parse(question.Period) is not { } period)
            return new Problem("period-unreadable", $"Kỳ “{question.Period}” viết chưa đúng.", "Viết năm 2025, quý 2025-Q4, tháng 2025-11 hoặc tuần 2025-W47.");
        if (programs.Find(question.Program ?? "") is not Result<Program>.Done(var program))
            return ((Result<Program>.Refused)programs.Find(question.Program ?? "")).Problem;
        return program.Indicators.FirstOrDefault(one => one.Id == question.Indicator) is { } indicator
            ? (program, indicator, period)
            : new Problem("indicator-unknown", $"Chương trình này không có chỉ tiêu “{question.Indicator}”.", "Mở lại từ một con số của Bảng số hoặc Tổng quan.") { Kind = ProblemKind.NotFound };
    }

    private async Task<Result<EvidenceContext>> Context(Caller caller, EvidenceQuestion question, SeenUnit seen, CancellationToken ct)
    {
        var asked = Asked(question);
        if (asked is not Result<(Program Program, Indicator Indicator, Period Period)>.Done((var program, var indicator, var period)))
            return ((Result<(Program, Indicator, Period)>.Refused)asked).Problem;
        if (databases.Province(seen.ProvinceCode) is not Result<ProvinceDatabase>.Done(var province))
            return ((Result<ProvinceDatabase>.Refused)databases.Province(seen.ProvinceCode)).Problem;
        var today = VietnamTime.Today(clock);
        var day = question.Restated ? today : period.Last;
        if (await units.Find(seen.Unit.Id, day, ct) is not { } unit)
            return new Problem("unit-not-in-period", $"{seen.Unit.FullName} không tồn tại vào ngày {VietnamTime.Text(day)}.", "Chọn một kỳ mà đơn vị có đến ngày cuối.") { Kind = ProblemKind.NotFound };
        var tree = await units.TreeOf(unit, day, ct);
        var inherited = question.Restated
            ? (await units.EndedInto(tree, ct)).Where(one => one.Value is not null).ToDictionary(one => one.Key, one => one.Value!.Value) : [];
        return new EvidenceContext(
            question with { Program = program.Id, Indicator = indicator.Id, Unit = unit.Id.ToString(), Period = period.Code }, province, program, indicator, period, unit, tree, inherited,
            await scope.Covers(caller, unit.Id, ct, Permission.ViewPersonalData), today);
    }

    private async Task<EvidenceTable> TableOf(Caller caller, EvidenceContext context, int page, CancellationToken ct)
    {
        var seesResidents = await scope.Covers(caller, context.Unit.Id, ct, Permission.ViewResidents);
        var isLocal = context.Unit.Kind >= UnitKind.Commune;
        switch (context.Indicator.Population)
        {
            case not Population.Households when context.Question.State is not null:
            case Population.Households or Population.Residents or Population.Businesses or Population.OcopMakers when context.Question.Team is not null || (context.Question.Subject is not null && context.Below is not null):
            case not (Population.Households or Population.Residents or Population.Businesses or Population.OcopMakers) when context.Question.Subject is not null:
            case not Population.TeamWeeks when context.Question.Team is not null:
                return EvidenceTable.NotHere;
            case Population.TeamWeeks(var hours) when context.Question.Team is { } team:
                return context.Question.From is { } week ? seesResidents ? await TeamEvidence.Activities(context, team, week, ct) : Closed() : await TeamEvidence.Weeks(context, team, hours, ct);
            case Population.TeamWeeks(var hours):
                return isLocal ? await TeamEvidence.WithHours(context, hours, ct) : (await Parts(context, ct)).With(await TeamEvidence.WithHours(context, hours, ct));
            case Population.Teams(var members) when isLocal:
                return await TeamEvidence.WithMembers(context, members, ct);
            case Population.Villages when isLocal:
                return await TeamEvidence.Standing(context, UnitKind.Village, ct);
            case Population.Communes when isLocal:
                return await TeamEvidence.Standing(context, UnitKind.Commune, ct);
            case Population.CommuneMonths when isLocal:
                return !seesResidents ? Closed() : context.Question.From is { } month ? await SampleEvidence.Records(context, month, ct) : await SampleEvidence.Months(context, ct);
            case Population.Households when context.Question is { State: { } state, Subject: null } && context.Below is { } level:
                return !seesResidents ? Closed() : await StateEvidence.Parts(context, state, level, ct);
            case Population.Households or Population.Residents or Population.Businesses or Population.OcopMakers when context.Below is null:
                return !seesResidents ? Closed() : context.Question.Subject is { } subject ? await SubjectEvidence.Records(context, subject, ct) : await SubjectEvidence.Subjects(context, page, ct);
            default:
                return await Parts(context, ct);
        }
    }

    private async Task<EvidenceTable> Parts(EvidenceContext context, CancellationToken ct)
    {
        var measured = context.Below is not { } level ? [] : (await measures.Measure(context.Program, context.Unit, context.Period, level, ct, restate: context.Question.Restated)).Match(done => done.Rows, _ => []);
        return EvidenceTable.Of(
            $"Theo đơn vị {(context.Below is { } kind ? UnitWords.Text(kind) : "trực thuộc")}", "Đơn vị", NumeratorHead(context.Indicator.Population), DenominatorHead(context.Indicator.Population), ["Đánh giá"],
            [.. measured.Where(row => row.Indicator == context.Indicator.Id).Select(row => EvidenceRow.Of(row, context.To(row.Unit.Id)))]);
    }

    internal static string NumeratorHead(Population population) => population switch
    {
        Population.CommuneMonths => "Số mẫu",
        Population.TeamWeeks => "Tuần đủ giờ",
        Population.Residents => "Số người đạt",
        _ => "Số đạt",
    };

    internal static string DenominatorHead(Population population) => population switch
    {
        Population.Residents => "Số người",
        Population.CommuneMonths => "Xã-tháng",
        Population.TeamWeeks => "Tổ-tuần",
        _ => "Tổng số",
    };

    private static EvidenceTable Closed() => EvidenceTable.Closed("Hộ, cơ sở và bản ghi", "Vai trò của bạn xem được số liệu, không xem được hộ, cơ sở và bản ghi ở đây.");

    private static IReadOnlyList<Crumb> Trail(Caller caller, EvidenceContext context)
    {
        var tops = caller.Units(Permission.ViewNumbers).ToHashSet();
        var path = context.Tree.PathTo(context.Unit.Id);
        var top = path.TakeWhile(unit => !tops.Contains(unit.Id)).Count();
        var isDeeper = context.Question is { Team: not null } or { From: not null } or { Subject: not null } or { State: not null };
        var seen = path.Skip(top == path.Count ? 0 : top).Where(unit => unit.Kind != UnitKind.Nation).ToList();
        return [.. seen.Select((unit, i) => new Crumb(unit.FullName, i == seen.Count - 1 && !isDeeper ? null : context.To(unit.Id))), .. isDeeper ? new Crumb[] { new("Chi tiết") } : []];
    }
}
