using CongDongSo.Domain.Language;
using CongDongSo.Domain.Results;
using CongDongSo.Domain.Units;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;
using CongDongSo.Server.Platform.Documents;

namespace CongDongSo.Server.Features.Teams.Decisions;

/// <summary>Bản chụp: the scan of a decision, whole or in parts; a part that was lost on the way is sent again from where the file ends.</summary>
public sealed class DecisionScans(DecisionPlace places, TimeProvider clock)
{
    public const long MostBytes = 20 << 20;

    /// <summary>Of one part: what a weak line sends in a few seconds.</summary>
    public const int MostBytesOfPart = 1 << 20;

    private const int MostScans = 10;

    /// <param name="name">As the sender's machine calls it; shown, never a path.</param>
    /// <param name="sha256">In hex; null or blank where the sender cannot tell.</param>
    internal async Task<Result<ScanProgress>> Begin(Caller caller, Guid decision, string name, long size, string? sha256, CancellationToken ct)
    {
        var found = await Writable(caller, decision, ct);
        if (found is not Result<ScanPlace>.Done(var place))
            return ((Result<ScanPlace>.Refused)found).Problem;
        if (size is < ScanKind.FirstBytes or > MostBytes)
            return size > MostBytes ? TooLarge() : Unknown();
        if ((await DecisionScanStore.Of(place.Province, decision, ct)).Count >= MostScans)
            return new Problem("scans-many", $"Quyết định đã có {MostScans} bản chụp.", "Ghép các trang thành một tệp PDF.");
        var shown = Folding.Tidy(Path.GetFileName(name.Replace('\\', '/')));
        var scan = new DecisionScan(Guid.CreateVersion7(clock.GetUtcNow()), shown.Length is 0 or > 200 ? "ban-chup" : shown, "", size, caller.Login, clock.GetUtcNow());
        return await DecisionScanStore.Begin(place.Province, place.Unit, decision, scan, HashOf(sha256), ct);
    }

    internal async Task<Result<ScanProgress>> Progress(Caller caller, Guid decision, Guid file, CancellationToken ct) =>
        await Writable(caller, decision, ct) switch
        {
            Result<ScanPlace>.Done(var place) => await DecisionScanStore.Progress(place.Province.Ask, decision, file, ct) is { } progress ? progress : Gone(),
            Result<ScanPlace>.Refused(var problem) => problem,
            _ => throw new InvalidOperationException(),
        };

    /// <param name="from">Where the part begins.</param>
    internal async Task<Result<ScanProgress>> Append(Caller caller, Guid decision, Guid file, long from, byte[] part, CancellationToken ct)
    {
        var found = await Writable(caller, decision, ct);
        if (found is not Result<ScanPlace>.Done(var place))
            return ((Result<ScanPlace>.Refused)found).Problem;
        if (part.Length == 0 || from < 0)
            return new Problem("part-empty", "Phần tệp gửi lên trống.", "Gửi lại từ vị trí đã nhận.");
        var media = from == 0 ? ScanKind.Of(part) : null;
        if (from == 0 && media is null)
        {
            await DecisionScanStore.Remove(place.Province, place.Unit, decision, file, ct);
            return Unknown();
        }
        if (await DecisionScanStore.Append(place.Province, place.Unit, decision, file, from, part, media, ct) is not { } now)
            return Gone();
        if (now.Complete || now.Offset < now.Size)
            return now;
        await DecisionScanStore.Remove(place.Province, place.Unit, decision, file, ct);
        return new Problem("scan-damaged", "Tệp nhận được không giống tệp đã gửi.", "Đường truyền có thể đã làm hỏng một phần; hãy chọn lại tệp.");
    }

    /// <summary>A whole file from a form.</summary>
    internal async Task<Result<ScanProgress>> Add(Caller caller, Guid decision, string name, byte[] content, CancellationToken ct)
    {
        if (content.Length == 0)
            return (await Writable(caller, decision, ct)).Match<Result<ScanProgress>>(_ => new Problem("file-missing", "Chưa chọn tệp.", "Chọn bản chụp PDF, JPG hoặc PNG."), problem => problem);
        var begun = await Begin(caller, decision, name, content.Length, null, ct);
        if (begun is not Result<ScanProgress>.Done(var progress))
            return begun;
        if (progress.Offset == 0 && ScanKind.Of(content) is null)
            return await Append(caller, decision, progress.Id, 0, content, ct);
        while (!progress.Complete)
        {
            var from = (int)progress.Offset;
            var appended = await Append(caller, decision, progress.Id, from, content[from..Math.Min(content.Length, from + MostBytesOfPart)], ct);
            if (appended is not Result<ScanProgress>.Done(var next))
                return appended;
            progress = next;
        }
        return progress;
    }

    /// <summary>A scan of a draft; that of a published decision stays.</summary>
    internal async Task<Result<Guid>> Remove(Caller caller, Guid decision, Guid file, CancellationToken ct)
    {
        var found = await places.Draft(caller, decision, ct);
        if (found is not Result<DraftPlace>.Done(var place))
            return ((Result<DraftPlace>.Refused)found).Problem;
        await DecisionScanStore.Remove(place.Province, place.Draft.Unit, decision, file, ct);
        return decision;
    }

    /// <summary>A scan tells names and phones: it is for those who may see them, and taking it out is noted.</summary>
    internal async Task<Result<(DecisionScan Scan, byte[] Content)>> Read(Caller caller, Guid decision, Guid file, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.ViewPersonalData) is { } forbidden)
            return forbidden;
        var found = await Readable(caller, decision, ct);
        if (found is not Result<ScanPlace>.Done(var place))
            return ((Result<ScanPlace>.Refused)found).Problem;
        return await DecisionScanStore.Read(place.Province, place.Unit, decision, file, ct) is { } read ? read : Gone();
    }

    private async Task<Result<ScanPlace>> Writable(Caller caller, Guid decision, CancellationToken ct)
    {
        if (Scope.Refusal(caller, Permission.WriteRosters) is { } forbidden)
            return forbidden;
        if (await places.Draft(caller, decision, ct) is Result<DraftPlace>.Done(var draft))
            return new ScanPlace(draft.Province, draft.Draft.Unit);
        return await places.Published(decision, ct) is var (province, facts) && await places.May(caller, facts, Permission.WriteRosters, ct) ? new ScanPlace(province, facts.Decision.Issuer) : DecisionPlace.Missing();
    }

    private async Task<Result<ScanPlace>> Readable(Caller caller, Guid decision, CancellationToken ct)
    {
        if (await places.Draft(caller, decision, ct) is Result<DraftPlace>.Done(var draft))
            return new ScanPlace(draft.Province, draft.Draft.Unit);
        if (await places.Published(decision, ct) is not var (province, facts))
            return DecisionPlace.Missing();
        return await places.May(caller, facts, Permission.ViewPersonalData, ct) ? new ScanPlace(province, facts.Decision.Issuer) : DecisionPlace.Missing();
    }

    private static byte[]? HashOf(string? hex) => hex is { Length: 64 } && hex.All(char.IsAsciiHexDigit) ? Convert.FromHexString(hex) : null;

    private static Problem TooLarge() => new("file-too-large", "Tệp quá lớn.", $"Bản chụp nhiều nhất {MostBytes >> 20} MB; hãy chụp hoặc quét ở độ phân giải thấp hơn.");

    private static Problem Unknown() => new("scan-unknown", "Tệp không phải PDF, JPG hay PNG.", "Hãy quét hoặc chụp quyết định thành một trong ba dạng đó; đổi đuôi tệp không đổi được nội dung.");

    private static Problem Gone() => new("scan-not-found", "Không có bản chụp này.", "Bản chụp có thể đã bị bỏ; hãy mở lại trang quyết định.") { Kind = ProblemKind.NotFound };
}

/// <param name="Unit">The unit that the entry in the audit trail is of.</param>
internal sealed record ScanPlace(ProvinceDatabase Province, UnitId Unit);
