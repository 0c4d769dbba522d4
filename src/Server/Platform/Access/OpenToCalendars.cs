namespace CongDongSo.Server.Platform.Access;

/// <summary>On a route whose address ends in <c>{token}</c>: an account's private calendar address opens it, and nothing else does. No other route knows such a token.</summary>
public sealed class OpenToCalendars;
