using CongDongSo.Domain.Messages;
using CongDongSo.Domain.Units;

namespace CongDongSo.Server.Features.Messages;

/// <summary>Something that one person is to be told.</summary>
/// <param name="Key">See <see cref="MessageKey"/>: a second one with the same key is not made.</param>
/// <param name="Unit">Whose work it is about.</param>
/// <param name="Subject">The report or difficulty.</param>
/// <param name="Title">What it is called; no name of a person.</param>
/// <param name="Day">The last day; of what was returned, the day of the return.</param>
/// <param name="Link">Path of the page where it is done.</param>
public sealed record MessageDraft(string Key, Guid Account, UnitId Unit, MessageReason Reason, Guid Subject, string Title, DateOnly? Day, string Link);

/// <summary>Somebody who is told: an account that holds one of the roles in the very unit.</summary>
public sealed record Recipient(Guid Account, UnitId Unit, string Login);
