namespace CongDongSo.Server.Platform.Access;

/// <summary>On a route: a phone's token opens it. No other route knows a phone.</summary>
public sealed class OpenToDevices;
