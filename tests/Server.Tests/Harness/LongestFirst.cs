using CongDongSo.Server.Tests.Features.Boards;
using CongDongSo.Server.Tests.Features.FieldApp;
using CongDongSo.Server.Tests.Features.Fieldwork;
using CongDongSo.Server.Tests.Features.Measures.Recomputation;
using CongDongSo.Server.Tests.Harness;
using CongDongSo.Server.Tests.Security;
using Xunit.Sdk;
using Xunit.v3;

[assembly: TestCollectionOrderer(typeof(LongestFirst))]

namespace CongDongSo.Server.Tests.Harness;

/// <summary>Tests that take a minute or two begin first: one that begins last runs alone, and one of the two cores waits for it.</summary>
public sealed class LongestFirst : ITestCollectionOrderer
{
    private static readonly string[] Long =
        [.. new[] { typeof(ChaosTests), typeof(RobustnessTests), typeof(KilledInMidPushTests), typeof(EvidenceTests), typeof(RecomputationTests) }.Select(test => test.FullName!)];

    public IReadOnlyCollection<TTestCollection> OrderTestCollections<TTestCollection>(IReadOnlyCollection<TTestCollection> testCollections)
        where TTestCollection : ITestCollection =>
        [.. testCollections.OrderByDescending(collection => Long.Any(name => collection.TestCollectionDisplayName.Contains(name, StringComparison.Ordinal)))];
}
