using CongDongSo.Domain.Units;
using CongDongSo.Server.Features.Fieldwork;

namespace CongDongSo.Server.Features.Fieldwork.Custody;

/// <summary>Bản ghi chờ nhận: made while the place was the sender's, sent when it no longer was.</summary>
/// <param name="Author">Login of who sent it.</param>
/// <param name="AuthorName">Their name, as the account has it.</param>
/// <param name="Record">As it was sent, JSON.</param>
public sealed record CustodyRecord(
    Guid Id, string Kind, DateTimeOffset ObservedAt, DateTimeOffset ReceivedAt, UnitId Place, string Author, string AuthorName, Guid AccountId, string Record);

/// <summary>A record that its sender may not write any more, on its way into custody.</summary>
/// <param name="Sent">The whole record as it was sent, JSON.</param>
internal sealed record KeptRecord(IncomingRecord Incoming, string Sent);
