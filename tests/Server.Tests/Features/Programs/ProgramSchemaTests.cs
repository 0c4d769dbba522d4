using System.Text.Json;
using CongDongSo.Domain.Programs;
using CongDongSo.Server.Features.Programs;
using CongDongSo.Server.Features.Programs.Reading;

namespace CongDongSo.Server.Tests.Features.Programs;

public class ProgramSchemaTests
{
    private static readonly SchemaText Schema = new();

    public static TheoryData<string> ShapeNames => [.. Shapes.All.Select(shape => shape.Name)];

    public static TheoryData<string> Files => [.. Directory.EnumerateFiles(ProgramCatalogue.ShippedFolder, "*.yaml").Select(file => Path.GetFileName(file)).Order()];

    [Theory, MemberData(nameof(ShapeNames))]
    public void The_schema_and_the_reader_know_the_same_keys(string name)
    {
        var shape = Shapes.All.Single(shape => shape.Name == name);
        var definition = Schema.Definitions.GetProperty(name);

        definition.GetProperty("properties").EnumerateObject().Select(property => property.Name).ShouldBe(shape.Keys, ignoreOrder: true);
        definition.GetProperty("required").EnumerateArray().Select(key => key.GetString()).ShouldBe(shape.Required, ignoreOrder: true);
        definition.GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
    }

    [Fact]
    public void The_schema_has_no_mapping_that_the_reader_does_not_know() =>
        Schema.Definitions.EnumerateObject().Where(definition => definition.Value.TryGetProperty("properties", out _)).Select(definition => definition.Name)
            .ShouldBe(Shapes.All.Select(shape => shape.Name), ignoreOrder: true);

    [Fact]
    public void The_schema_and_the_reader_know_the_same_words()
    {
        WordsOf("level").ShouldBe(ProgramWords.Levels.All);
        WordsOf("strength").ShouldBe(ProgramWords.Strengths.All);
        WordsOf("role").ShouldBe(ProgramWords.Roles.All);
        WordsOf("source").ShouldBe(ProgramWords.Sources.All);
        WordsOf("terrain").ShouldBe(ProgramWords.Terrains.All);
        WordsOf("period").ShouldBe(ProgramWords.Periods.All);
        ChoicesOf("rule").ShouldBe(Shapes.Rules.Keys);
        ChoicesOf("population").ShouldBe(Shapes.Populations.Keys);
    }

    [Fact]
    public void Every_kind_of_rule_and_population_of_the_domain_has_its_word()
    {
        Shapes.Rules.Keys.ShouldBe(WordsFor<CompositionRule>(), ignoreOrder: true);
        Shapes.Populations.Keys.ShouldBe(WordsFor<Population>(), ignoreOrder: true);
    }

    [Fact]
    public void Every_property_of_the_schema_is_described() =>
        Schema.Definitions.EnumerateObject()
            .Where(definition => definition.Value.TryGetProperty("properties", out _))
            .SelectMany(definition => definition.Value.GetProperty("properties").EnumerateObject().Select(property => (definition.Name, Property: property)))
            .Where(pair => !pair.Property.Value.TryGetProperty("description", out _) && !pair.Property.Value.TryGetProperty("$ref", out _))
            .Select(pair => $"{pair.Name}.{pair.Property.Name}")
            .ShouldBeEmpty();

    [Theory, MemberData(nameof(Files))]
    public void The_shipped_files_obey_the_schema_and_name_it(string file)
    {
        var text = File.ReadAllText(Path.Combine(ProgramCatalogue.ShippedFolder, file));

        Schema.Check(YamlTree.Parse(text, new(file)).ShouldNotBeNull()).ShouldBeEmpty();
        text.ShouldStartWith("# yaml-language-server: $schema=../docs/program.schema.json\n");
    }

    [Theory]
    [InlineData("title: Thử nghiệm", "titel: Thử nghiệm")]
    [InlineData("    strength: may", "    strength: phai")]
    [InlineData("    atLeast: 5", "    atLeast: năm")]
    [InlineData("    rule: size", "    rule: szie")]
    [InlineData("    population: { kind: residents, fromAge: 14 }", "    population: { kind: residents, fromAge: 16 }")]
    [InlineData("        due: { day: 20, before: true }", "        due: { day: 32 }")]
    [InlineData("    columns: [TT, Tên]", "    columns: []")]
    public void What_the_schema_refuses_the_reader_refuses_too(string line, string spoiled)
    {
        var text = Small.Yaml.Replace(line, spoiled);

        Schema.Check(YamlTree.Parse(text, new("thu.yaml")).ShouldNotBeNull()).ShouldNotBeEmpty();
        ProgramFile.Parse(text, "thu.yaml").Faults.ShouldNotBeEmpty();
    }

    private static IEnumerable<string?> WordsOf(string definition) =>
        Schema.Definitions.GetProperty(definition).GetProperty("enum").EnumerateArray().Select(word => word.GetString());

    private static IEnumerable<string> ChoicesOf(string definition) =>
        Schema.Definitions.GetProperty(definition).GetProperty("oneOf").EnumerateArray().Select(choice => choice.GetProperty("$ref").GetString()!["#/$defs/".Length..]);

    private static IEnumerable<string> WordsFor<T>() => typeof(T).GetNestedTypes().Where(type => type.IsAssignableTo(typeof(T))).Select(type => JsonNamingPolicy.CamelCase.ConvertName(type.Name));
}
