using CongDongSo.Domain.Units.Boundaries;

namespace CongDongSo.Domain.Tests.Units.Boundaries;

public class SharedBordersTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(50)]
    [InlineData(400)]
    public void Neighbours_still_meet_whatever_was_taken_out_of_their_common_border(long least)
    {
        for (var seed = 0; seed < 30; seed++)
        {
            var (west, east) = Neighbours(new Random(seed));

            var simple = SharedBorders.Simplified([west, east], least);

            // The corners of the common border, which lies strictly between the outer ones, are the same on both sides.
            Inner(simple[0]).ShouldBe(Inner(simple[1]), $"seed {seed}");
            simple.SelectMany(outline => outline.Rings).ShouldAllBe(ring => ring.Count >= 3);
        }
    }

    [Fact]
    public void The_more_may_go_the_fewer_corners_are_left_and_no_unit_is_lost()
    {
        var (west, east) = Neighbours(new Random(7));

        var counts = new[] { 0L, 20, 100, 1_000, 100_000_000 }.Select(least => SharedBorders.Simplified([west, east], least)).ToList();

        counts.Select(outlines => outlines.Sum(outline => outline.Rings.Sum(ring => ring.Count))).ShouldBe(counts.Select(outlines => outlines.Sum(outline => outline.Rings.Sum(ring => ring.Count))).OrderDescending());
        counts.ShouldAllBe(outlines => outlines.All(outline => outline.Rings.Count == 1));
    }

    [Fact]
    public void An_islet_that_is_too_small_goes_and_the_largest_ring_stays()
    {
        var unit = new Outline([Square(0, 0, 100), Square(500, 500, 3)]);
        var speck = new Outline([Square(900, 900, 2)]);

        var simple = SharedBorders.Simplified([unit, speck], 100);

        simple[0].Rings.Count.ShouldBe(1);
        simple[1].Rings.Count.ShouldBe(1);
    }

    [Fact]
    public void Path_data_walks_the_ring_in_steps_and_pieces_that_lie_apart_are_drawn_apart()
    {
        var near = new Outline([Square(0, 0, 10), Square(20, 0, 10)]).Pieces();
        var far = new Outline([Square(0, 0, 10), Square(100_000, 0, 20)]).Pieces();

        near.ShouldHaveSingleItem().Path.ShouldBe("M0 0l10 0 0 10-10 0zM20 0l10 0 0 10-10 0z");
        far.Select(piece => piece.Box.Left).ShouldBe([100_000, 0]);
    }

    [Theory]
    [InlineData(108.8, 15.1, true)]
    [InlineData(15.1, 108.8, false)]
    [InlineData(588_000, 1_670_000, false)]
    public void Only_degrees_of_the_country_are_placed(double longitude, double latitude, bool isPlaced) => (GridPoint.At(longitude, latitude) is not null).ShouldBe(isPlaced);

    /// <summary>Two areas with a ragged border between them, the second with its ring in the other direction.</summary>
    private static (Outline West, Outline East) Neighbours(Random random)
    {
        var border = Enumerable.Range(0, 61).Select(i => new GridPoint(i is 0 or 60 ? 500 : 480 + random.Next(40), i * 10)).ToList();
        List<GridPoint> west = [new(0, 0), .. border, new(0, 600)];
        List<GridPoint> east = [new(1_000, 600), .. Enumerable.Reverse(border), new(1_000, 0)];
        return (new([west]), new([[.. east.Skip(13), .. east.Take(13)]]));
    }

    private static List<GridPoint> Inner(Outline outline) => [.. outline.Rings.Single().Where(corner => corner.X is > 0 and < 1_000).Order()];

    private static GridPoint[] Square(int x, int y, int side) => [new(x, y), new(x + side, y), new(x + side, y + side), new(x, y + side)];
}
