using CongDongSo.Server.Features.Fieldwork;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Features;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.FieldApp;

/// <summary>Ứng dụng thực địa: what the volunteers' phones are told.</summary>
public sealed class FieldAppModule : IFeature
{
    public void AddWebServices(IServiceCollection services)
    {
        services.AddSingleton<DeskBuilding>();
        services.AddSingleton<Pulling>();
    }

    public void MapApi(RouteGroupBuilder api) => api.MapGet("/sync/pull", Pull)
        .WithMetadata(new OpenToDevices()).WithName("pullChanges").WithSummary("Những gì điện thoại chưa biết, theo con trỏ; không bao giờ bỏ sót một thay đổi đã ghi; province: mã tỉnh, khi tài khoản làm việc ở nhiều tỉnh")
        .Produces<PullAnswer>().ProducesProblem(StatusCodes.Status401Unauthorized).ProducesProblem(StatusCodes.Status403Forbidden);

    private static async Task<IResult> Pull(Caller caller, Pulling pulling, CancellationToken ct, string? cursor = null, string? province = null)
    {
        if (Scope.Refusal(caller, Permission.WriteRecords) is { } forbidden)
            return ProblemDocument.Answer(forbidden);
        return (await pulling.Pull(caller, cursor, province, ct)).Match(page => Results.Bytes(page, "application/json; charset=utf-8"), ProblemDocument.Answer);
    }

    /// <param name="Cursor">For the next pull; opaque.</param>
    /// <param name="Changes">See docs/field-records.md.</param>
    /// <param name="More">Ask again at once.</param>
    /// <param name="Epoch">Where it differs from before, records of the last 30 days are to be offered again.</param>
    /// <param name="Reset">The cursor was of no use: what the phone has is replaced by what now comes.</param>
    private sealed record PullAnswer(string Cursor, IReadOnlyList<object> Changes, bool More, string Epoch, DateTimeOffset ServerTime, bool? Reset);
}
