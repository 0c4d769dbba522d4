namespace CongDongSo.Server.Platform.Web.Components;

/// <summary>One step of a trail; without an address it is where the reader stands.</summary>
public sealed record Crumb(string Text, string? Href = null);
