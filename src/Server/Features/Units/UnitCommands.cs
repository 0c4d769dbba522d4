using System.CommandLine;
using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Time;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Units.Catalogue;
using CongDongSo.Server.Platform.Commands;

namespace CongDongSo.Server.Features.Units;

/// <summary><c>cds unit list | show | changes</c>.</summary>
internal static class UnitCommands
{
    public static Command List(CommandShell shell)
    {
        var under = new Option<string>("--under") { Description = "Đơn vị cấp trên: mã, mã@ngày hoặc định danh (mặc định VN: cả nước)", HelpName = "U", DefaultValueFactory = _ => UnitDirectory.NationCode };
        var date = DayOption.Named("--date", "Cây như vào ngày này (mặc định hôm nay)");
        var kind = new Option<UnitKind?>("--kind") { Description = "Cấp khác cấp trực tiếp bên dưới", HelpName = "province|district|commune|village" };
        var all = new Option<bool>("--all") { Description = "Mọi cấp bên dưới" };
        return shell.DatabaseVerb("list", "Liệt kê đơn vị bên dưới một đơn vị", [under, date, kind, all], async (run, ct) =>
        {
            var day = Day(run, date, under);
            return await (await run.Service<UnitDirectory>().Named(run.Value(under)!, day, ct)).Match(
                async unit =>
                {
                    await NoticeMissing(run, ct);
                    var found = await run.Service<UnitListing>().Below(unit, new(run.Value(kind), run.Value(all)), day, ct);
                    return (Result<Answer>)new Answer(new { items = found, total = found.Count }, output => Table(output, found, unit, day));
                },
                problem => Task.FromResult<Result<Answer>>(problem));
        });
    }

    public static Command Show(CommandShell shell)
    {
        var name = new Argument<string>("U") { Description = "Mã, mã@ngày hoặc định danh", HelpName = "U" };
        var date = DayOption.Named("--date", "Như vào ngày này (mặc định hôm nay)");
        return shell.DatabaseVerb("show", "Xem một đơn vị, lịch sử và các đơn vị trước, sau nó", [name, date], async (run, ct) =>
            await (await run.Service<UnitDirectory>().Named(run.Value(name), run.Value(date), ct)).Match(
                async unit =>
                {
                    var today = VietnamTime.Today(run.Service<TimeProvider>());
                    var day = run.Value(date) ?? DayIn(run.Value(name)) ?? (unit.ValidTo is { } last && last < today ? last : today);
                    var detail = await run.Service<UnitHistory>().Of(unit, day, ct);
                    return (Result<Answer>)new Answer(detail, output => Describe(output, detail));
                },
                problem => Task.FromResult<Result<Answer>>(problem)));
    }

    public static Command Changes(CommandShell shell)
    {
        var under = new Option<string>("--under") { Description = "Chỉ trong một đơn vị: mã, mã@ngày hoặc định danh", HelpName = "U", DefaultValueFactory = _ => UnitDirectory.NationCode };
        var from = DayOption.Named("--from", "Có hiệu lực từ ngày");
        var to = DayOption.Named("--to", "Có hiệu lực đến hết ngày");
        return shell.DatabaseVerb("changes", "Liệt kê sáp nhập, chia tách, đổi tên, đổi loại", [under, from, to], async (run, ct) =>
            await (await run.Service<UnitDirectory>().Named(run.Value(under)!, null, ct)).Match(
                async unit =>
                {
                    await NoticeMissing(run, ct);
                    var lines = await run.Service<UnitHistory>().Changes(unit, run.Value(from), run.Value(to), ct);
                    return (Result<Answer>)new Answer(new { items = lines, total = lines.Count }, output => Table(output, lines));
                },
                problem => Task.FromResult<Result<Answer>>(problem)));
    }

    /// <summary>The day of <c>--date</c>, else the one in <c>49@2025-06-30</c>, else today.</summary>
    private static DateOnly Day(CommandRun run, Option<DateOnly?> date, Option<string> unit) =>
        run.Value(date) ?? DayIn(run.Value(unit)!) ?? VietnamTime.Today(run.Service<TimeProvider>());

    private static DateOnly? DayIn(string unit) => unit.IndexOf('@', StringComparison.Ordinal) is > 0 and var at ? DayOption.Parse(unit[(at + 1)..]) : null;

    private static async Task NoticeMissing(CommandRun run, CancellationToken ct)
    {
        if (!await run.Service<CatalogueLoad>().Loaded(ct))
            await run.Messages.WriteLineAsync(CatalogueLoad.MissingNotice);
    }

    private static void Table(TextWriter output, IReadOnlyList<Unit> found, Unit under, DateOnly day)
    {
        TextTable.Write(output, ["MÃ", "TÊN", "CẤP", "ĐỊA BÀN", "TỪ NGÀY", "ĐẾN NGÀY"], found.Select(unit => new[]
        {
            unit.Code, unit.FullName, UnitWords.Text(unit.Kind), unit.Terrain is { } terrain ? UnitWords.Text(terrain) : "",
            VietnamTime.Text(unit.ValidFrom), unit.ValidTo is { } last ? VietnamTime.Text(last) : "",
        }));
        output.WriteLine($"{under.FullName}, ngày {VietnamTime.Text(day)}: {VietnameseNumbers.Text(found.Count)} đơn vị.");
    }

    private static void Table(TextWriter output, IReadOnlyList<UnitChangeLine> lines)
    {
        TextTable.Write(output, ["HIỆU LỰC", "THAY ĐỔI", "PHẦN", "MÃ CŨ", "ĐƠN VỊ CŨ", "MÃ MỚI", "ĐƠN VỊ MỚI", "VĂN BẢN"], lines.Select(line => new[]
        {
            VietnamTime.Text(line.EffectiveOn), UnitWords.Text(line.Kind), UnitWords.Text(line.Extent), line.Old.Code, line.Old.FullName, line.New.Code, line.New.FullName, line.Resolution,
        }));
        output.WriteLine($"{VietnameseNumbers.Text(lines.Count)} thay đổi.");
    }

    private static void Describe(TextWriter output, UnitDetail unit)
    {
        output.WriteLine($"{unit.FullName} ({UnitWords.Text(unit.Kind)}), mã {unit.Code}");
        output.WriteLine($"Định danh:  {unit.Id}");
        output.WriteLine($"Thuộc:      {string.Join(" › ", unit.Path.SkipLast(1).Select(above => above.FullName))}");
        output.WriteLine($"Địa bàn:    {(unit.Terrain is { } terrain ? UnitWords.Text(terrain) : "chưa có")}");
        output.WriteLine($"Tồn tại:    {Days(unit.ValidFrom, unit.ValidTo)}");
        output.WriteLine("Tên và mã qua các thời kỳ:");
        foreach (var version in unit.Versions)
            output.WriteLine($"  {Days(version.ValidFrom, version.ValidTo)}: {Unit.FullNameOf(version.SubKind, version.Name)}, mã {version.Code}{(version.Resolution is null ? "" : $" ({version.Resolution})")}");
        foreach (var stated in unit.Terrains)
            output.WriteLine($"  {Days(stated.ValidFrom, stated.ValidTo)}: {UnitWords.Text(stated.Terrain)} ({stated.Source})");
        Relations(output, "Lập từ:", unit.Predecessors);
        Relations(output, "Nay thuộc:", unit.Successors);
    }

    private static void Relations(TextWriter output, string head, IReadOnlyList<UnitRelation> relations)
    {
        if (relations.Count > 0)
            output.WriteLine(head);
        foreach (var relation in relations)
            output.WriteLine($"  {relation.Unit.FullName}, mã {relation.Unit.Code} ({UnitWords.Text(relation.Kind)}, {UnitWords.Text(relation.Extent)}, {VietnamTime.Text(relation.EffectiveOn)}, {relation.Resolution})");
    }

    private static string Days(DateOnly from, DateOnly? to) => $"{VietnamTime.Text(from)} – {(to is { } last ? VietnamTime.Text(last) : "nay")}";
}
