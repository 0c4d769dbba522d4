using System.Globalization;
using System.Text.RegularExpressions;

namespace CongDongSo.Server.Features.Audit.Verification;

/// <summary>Mốc đã ghi: the end of a chain as somebody wrote it down, e.g. on paper: <c>4711:9f86…</c> or, with its chain, <c>51:4711:9f86…</c>.</summary>
public sealed partial record NotedHead(string? Chain, long Seq, string Hash)
{
    public static NotedHead? Read(string text) =>
        Form().Match(text.Trim()) is { Success: true } match && long.TryParse(match.Groups["seq"].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var seq)
            ? new(match.Groups["chain"] is { Success: true, Value: var chain } ? chain : null, seq, match.Groups["hash"].Value.ToLowerInvariant())
            : null;

    public override string ToString() => Chain is null ? $"{Seq}:{Hash}" : $"{Chain}:{Seq}:{Hash}";

    [GeneratedRegex(@"^((?<chain>common|[0-9]{2}):)?(?<seq>[0-9]{1,18}):(?<hash>[0-9a-fA-F]{64})\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Form();
}
