namespace CongDongSo.Server.Features.Audit.Verification;

/// <summary>
/// Kiểm tra chuỗi nhật ký: finds every row that was edited, deleted, inserted or moved. Who may write the tables as their owner could make a whole
/// chain anew; only a head that was written down elsewhere tells.
/// </summary>
internal sealed class AuditVerification(AuditChains chains)
{
    public async Task<AuditVerdict> Verify(IReadOnlyList<NotedHead> noted, CancellationToken ct)
    {
        var verdicts = new List<ChainVerdict>();
        var stands = new List<NotedVerdict>();
        foreach (var chain in chains.All)
            verdicts.Add(Judge(chain.Key, await ChainStore.Walk(chain, ct)));
        foreach (var head in noted)
        {
            var found = await Holder(head, ct);
            stands.Add(new(head.ToString(), found ?? head.Chain, found is not null));
            if (found is null && verdicts.FindIndex(verdict => verdict.Chain == head.Chain) is >= 0 and var index)
                verdicts[index] = verdicts[index] with { Faults = [.. verdicts[index].Faults, ChainFault.NotedDiffers(head.Seq)] };
        }
        return new(verdicts.TrueForAll(verdict => verdict.Faults.Count == 0) && stands.TrueForAll(one => one.Stands), verdicts, stands);
    }

    private static ChainVerdict Judge(string key, WalkedChain walked)
    {
        var faults = new List<ChainFault>();
        foreach (var row in walked.Broken)
        {
            if (row.Seq > row.After + 1)
                faults.Add(ChainFault.Missing(row.After + 1, row.Seq - 1));
            // What follows a gap cannot fit: only the gap is told, as nobody can say whether this row was touched too.
            else
                faults.Add(ChainFault.Altered(row.Seq));
        }
        if (walked.Heads is not [var head])
            faults.Add(ChainFault.HeadMissing(walked.LastSeq));
        else if (head.Seq > walked.LastSeq)
            faults.Add(ChainFault.MissingAtEnd(walked.LastSeq + 1, head.Seq));
        else if (head.Seq < walked.LastSeq)
            faults.Add(ChainFault.BeyondHead(head.Seq + 1, walked.LastSeq));
        else if (head.Hash != walked.LastHash)
            faults.Add(ChainFault.HeadAltered(head.Seq));
        return new(key, walked.Entries, $"{walked.LastSeq}:{walked.LastHash}", faults);
    }

    private async Task<string?> Holder(NotedHead head, CancellationToken ct)
    {
        foreach (var chain in chains.All.Where(chain => head.Chain is null || chain.Key == head.Chain))
        {
            // The end of a chain without entries has no hash and is never noted.
            if (await ChainStore.Has(chain, head.Seq, head.Hash, ct))
                return chain.Key;
        }
        return null;
    }
}
