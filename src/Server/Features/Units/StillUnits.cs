namespace CongDongSo.Server.Features.Units;

/// <summary>What is only looked at shows the units of one moment: a page asks for them a score of times, and each question was a way to the database to hear that nothing had moved.</summary>
internal sealed class StillUnits(UnitDirectory units) : IStartupFilter
{
    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use(async (context, rest) =>
        {
            using var still = HttpMethods.IsGet(context.Request.Method) || HttpMethods.IsHead(context.Request.Method) ? units.HoldStill() : null;
            await rest(context);
        });
        next(app);
    };
}
