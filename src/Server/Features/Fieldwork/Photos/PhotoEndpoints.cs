using CongDongSo.Domain.Results;
using CongDongSo.Server.Platform.Access;
using CongDongSo.Server.Platform.Web;

namespace CongDongSo.Server.Features.Fieldwork.Photos;

/// <summary><c>/api/v1/sync/photos/{id}</c>: photos of records, after these, in parts.</summary>
internal static class PhotoEndpoints
{
    public static void Map(RouteGroupBuilder api)
    {
        api.MapGet("/sync/photos/{id:guid}", async (Guid id, Caller caller, PhotoIntake photos, CancellationToken ct) =>
            (await photos.Progress(caller, id, ct)).Match(progress => TypedResults.Ok(progress), ProblemDocument.Answer))
            .WithMetadata(new OpenToDevices()).WithName("getPhotoProgress").WithSummary("Ảnh đã nhận đến đâu").Produces<PhotoProgress>().ProducesProblem(StatusCodes.Status404NotFound);
        api.MapPut("/sync/photos/{id:guid}", Put)
            .WithMetadata(new OpenToDevices()).WithName("putPhotoPart").WithSummary("Gửi một phần của ảnh, tối đa 64 KiB; gửi lại phần đã nhận thì không đổi gì")
            .Accepts<byte[]>("application/octet-stream").Produces<PhotoProgress>().Produces<PhotoProgress>(StatusCodes.Status409Conflict)
            .ProducesProblem(StatusCodes.Status400BadRequest).ProducesProblem(StatusCodes.Status404NotFound);
    }

    private static async Task<IResult> Put(Guid id, Guid record, int at, int size, HttpRequest request, Caller caller, PhotoIntake photos, CancellationToken ct)
    {
        var part = await Part(request.Body, ct);
        return await photos.Append(caller, new(id, record, size, at, part, null), ct) switch
        {
            Result<(PhotoProgress Progress, bool Fits)>.Done((var progress, var fits)) => TypedResults.Json(progress, ApiJson.Options, statusCode: fits ? StatusCodes.Status200OK : StatusCodes.Status409Conflict),
            Result<(PhotoProgress Progress, bool Fits)>.Refused(var problem) => ProblemDocument.Answer(problem),
            _ => throw new InvalidOperationException(),
        };
    }

    /// <returns>No more than is taken, and one byte.</returns>
    private static async Task<byte[]> Part(Stream body, CancellationToken ct)
    {
        var buffer = new byte[PhotoIntake.LargestPart + 1];
        return buffer[..await body.ReadAtLeastAsync(buffer, buffer.Length, throwOnEndOfStream: false, ct)];
    }
}
