using CongDongSo.Domain.Fieldwork;
using CongDongSo.Server.Platform.Access;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>Records of one sender that go into one transaction.</summary>
internal sealed record SentRecords(Acting Sender, IReadOnlyList<IncomingRecord> Records);

/// <summary>A record that reads well, on its way into the store.</summary>
/// <param name="Body">Its body as sent, JSON.</param>
/// <param name="Author">Login of who sent it.</param>
public sealed record IncomingRecord(FieldRecord Record, string Body, string Author)
{
    /// <summary>The word of the contract.</summary>
    public string Kind => Record.Body switch
    {
        RecordBody.Observation => "observation",
        RecordBody.Activity => "activity",
        RecordBody.Household => "household",
        RecordBody.Business => "business",
        RecordBody.SpeedSample => "speedSample",
        RecordBody.DifficultyReply => "difficultyReply",
        _ => "difficulty",
    };
}
