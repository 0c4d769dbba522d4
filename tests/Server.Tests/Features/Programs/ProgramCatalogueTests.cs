using CongDongSo.Domain.Programs;
using CongDongSo.Domain.Results;
using CongDongSo.Server.Features.Programs;

namespace CongDongSo.Server.Tests.Features.Programs;

public class ProgramCatalogueTests
{
    [Fact]
    public void The_shipped_programs_come_oldest_document_first()
    {
        var catalogue = new ProgramCatalogue(ProgramCatalogue.ShippedFolder, own: null);

        catalogue.Faults.ShouldBeEmpty();
        catalogue.All.Select(program => program.Id)
            .ShouldBe(["binh-son-2022", "quang-nam-2025", "thanh-hoa-2025", "quang-ngai-335-2025", "quang-ngai-2025-12"]);
    }

    [Fact]
    public void An_unknown_id_is_refused_with_the_known_ones_and_the_nearest()
    {
        var problem = new ProgramCatalogue(ProgramCatalogue.ShippedFolder, own: null).Find("quang-nam-205")
            .ShouldBeOfType<Result<Program>.Refused>().Problem;

        problem.Kind.ShouldBe(ProblemKind.NotFound);
        problem.Detail.ShouldBe("Các chương trình đang có: binh-son-2022, quang-nam-2025, thanh-hoa-2025, quang-ngai-335-2025, quang-ngai-2025-12. Có phải ý bạn là “quang-nam-2025”?");
    }

    [Fact]
    public void A_sixth_province_is_one_more_file_in_the_operators_folder()
    {
        using var folder = new TemporaryFolder();
        folder.Write("thu.yaml", Small.Yaml);

        var catalogue = new ProgramCatalogue(ProgramCatalogue.ShippedFolder, folder.Path);

        catalogue.All.Count.ShouldBe(6);
        catalogue.Find("thu-2025").Match(program => program.Title, problem => problem.Title).ShouldBe("Thử nghiệm");
    }

    [Fact]
    public void A_broken_file_is_reported_and_the_others_work()
    {
        using var folder = new TemporaryFolder();
        folder.Write("a.yaml", Small.Yaml);
        folder.Write("b.yaml", Small.Yaml);
        folder.Write("c.yaml", "id: [");

        var catalogue = new ProgramCatalogue(ProgramCatalogue.ShippedFolder, folder.Path);

        catalogue.All.Count.ShouldBe(6);
        catalogue.Faults.Select(fault => Path.GetFileName(fault.File)).ShouldBe(["b.yaml", "c.yaml"]);
    }

    [Fact]
    public void The_operators_version_of_a_program_takes_the_place_of_the_shipped_one()
    {
        using var folder = new TemporaryFolder();
        folder.Write("x.yaml", Small.Yaml.Replace("id: thu-2025", "id: thanh-hoa-2025"));

        var catalogue = new ProgramCatalogue(ProgramCatalogue.ShippedFolder, folder.Path);

        catalogue.All.Count.ShouldBe(5);
        catalogue.Find("thanh-hoa-2025").Match(program => program.Title, problem => problem.Title).ShouldBe("Thử nghiệm");
    }

    [Fact]
    public void A_folder_that_is_not_there_is_reported_and_nothing_else_happens()
    {
        var catalogue = new ProgramCatalogue(ProgramCatalogue.ShippedFolder, "/không/có/thư/mục");

        catalogue.All.Count.ShouldBe(5);
        catalogue.Faults.ShouldHaveSingleItem().Message.ShouldContain("CDS_PROGRAMS");
    }
}
