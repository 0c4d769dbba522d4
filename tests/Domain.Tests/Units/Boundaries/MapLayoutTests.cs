using CongDongSo.Domain.Units.Boundaries;

namespace CongDongSo.Domain.Tests.Units.Boundaries;

public class MapLayoutTests
{
    [Fact]
    public void What_lies_far_out_at_sea_gets_a_box_of_its_own_and_the_rest_is_drawn_where_it_lies()
    {
        MapBox[] coast = [new(0, 0, 100, 100), new(100, 0, 200, 100), new(0, 100, 100, 300), new(100, 100, 200, 300)];
        MapBox near = new(205, 50, 212, 60), far = new(900, 40, 905, 44), alsoFar = new(903, 46, 910, 50);

        var layout = MapLayout.Of([.. coast, near, far, alsoFar], box => box);

        layout.OnLand.ShouldBe([.. coast, near]);
        layout.Land.ShouldBe(new MapBox(0, 0, 212, 300));
        layout.Insets.ShouldHaveSingleItem().Pieces.ShouldBe([far, alsoFar]);
    }

    [Fact]
    public void Every_piece_is_drawn_exactly_once_in_few_boxes()
    {
        for (var seed = 0; seed < 200; seed++)
        {
            var random = new Random(seed);
            var pieces = Enumerable.Range(0, random.Next(1, 60)).Select(_ => (Left: random.Next(10_000), Top: random.Next(10_000))).Select(at => new MapBox(at.Left, at.Top, at.Left + random.Next(1, 500), at.Top + random.Next(1, 500))).ToList();

            var layout = MapLayout.Of(pieces, box => box);

            layout.OnLand.Concat(layout.Insets.SelectMany(inset => inset.Pieces)).Order(Comparer<MapBox>.Create((a, b) => a.ToString().CompareTo(b.ToString()))).ShouldBe(pieces.Order(Comparer<MapBox>.Create((a, b) => a.ToString().CompareTo(b.ToString()))));
            layout.Insets.Count.ShouldBeLessThanOrEqualTo(6);
            layout.OnLand.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void One_unit_alone_is_the_land() => MapLayout.Of([new MapBox(5, 5, 6, 6)], box => box).Insets.ShouldBeEmpty();
}
