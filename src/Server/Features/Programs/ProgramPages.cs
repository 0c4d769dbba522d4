using CongDongSo.Domain.Time;
using CongDongSo.Server.Features.Programs.Pages;
using Show = CongDongSo.Server.Platform.Web.Pages;

namespace CongDongSo.Server.Features.Programs;

/// <summary>The pages of programs: the documents are public, so every caller sees all of them.</summary>
internal static class ProgramPages
{
    public static void Map(IEndpointRouteBuilder web)
    {
        web.MapGet(ProgramLinks.List, (ProgramCatalogue programs, TimeProvider clock) =>
            Show.Show<ProgramListPage>(ProgramListModel.Of(programs.All, VietnamTime.Today(clock))));
        web.MapGet(ProgramLinks.OfRoute, (string id, ProgramCatalogue programs, TimeProvider clock) =>
            programs.Find(id).Match(program => Show.Show<ProgramPage>(ProgramModel.Of(program, VietnamTime.Today(clock))), Show.Refuse));
    }
}
