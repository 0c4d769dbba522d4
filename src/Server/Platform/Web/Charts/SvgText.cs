using Microsoft.AspNetCore.Components;

namespace CongDongSo.Server.Platform.Web.Charts;

/// <summary>SVG's element <c>text</c>, whose name Razor keeps for itself.</summary>
internal static class SvgText
{
    public static RenderFragment Of(string x, string y, string style, string text, string? size = null) => builder =>
    {
        builder.OpenElement(0, "text");
        builder.AddAttribute(1, "class", style);
        builder.AddAttribute(2, "x", x);
        builder.AddAttribute(3, "y", y);
        builder.AddAttribute(4, "font-size", size);
        builder.AddContent(5, text);
        builder.CloseElement();
    };
}
