using CongDongSo.Domain.Fieldwork;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Database;

namespace CongDongSo.Server.Features.Fieldwork;

/// <summary>A record that another capability has a say in.</summary>
/// <param name="Sender">For whom it is stored: in the audit trail it is theirs.</param>
public sealed record FollowedRecord(FieldRecord Record, string Author, Acting Sender);

/// <summary>
/// What another capability does with records of its kinds, in the very transaction that stores them: there is no record without what follows from it, and nothing follows from a
/// record that is not stored. Every way a record can come goes through here: phones, files, forms, custody.
/// </summary>
/// <param name="Follows">Whether a record concerns it.</param>
/// <param name="Refuse">Adds why some cannot be taken, in Vietnamese; called before any is.</param>
/// <param name="Follow">Called with those that were taken, in their order.</param>
public sealed record RecordFollower(
    Func<RecordBody, bool> Follows,
    Func<ProvinceWork, IReadOnlyList<FollowedRecord>, Dictionary<Guid, string>, CancellationToken, Task> Refuse,
    Func<ProvinceWork, IReadOnlyList<FollowedRecord>, DateTimeOffset, CancellationToken, Task> Follow);
