namespace CongDongSo.Server.Features.Accounts.Passkeys;

/// <summary>Khóa truy cập, as its owner sees it: a key on a phone, a computer or a stick that signs in with a finger, a face or a PIN.</summary>
/// <param name="Name">Given by its owner, or the device it was made on.</param>
/// <param name="IsBackedUp">Its maker keeps copies on the owner's other devices.</param>
public sealed record Passkey(Guid Id, string Name, DateTimeOffset AddedAt, DateTimeOffset? LastUsedAt, bool IsBackedUp);
