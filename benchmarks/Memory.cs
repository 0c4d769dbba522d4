using System.Globalization;

namespace CongDongSo.Bench;

/// <summary>Memory of processes as the kernel counts it.</summary>
internal static class Memory
{
    public static long PeakKilobytes(int process) => Status(process, "VmHWM:");

    /// <summary>The peak begins anew at what the process holds now.</summary>
    public static void ForgetPeak(int process) => File.WriteAllText($"/proc/{process}/clear_refs", "5");

    public static long ResidentKilobytes(int process) => Status(process, "VmRSS:");

    /// <summary>Proportional share of the processes of a cluster: shared buffers count once.</summary>
    public static long ClusterKilobytes(string dataDirectory)
    {
        var cluster = Path.Combine(dataDirectory, "postgres", "cluster");
        var sum = 0L;
        foreach (var process in Directory.EnumerateDirectories("/proc").Where(path => char.IsAsciiDigit(Path.GetFileName(path)[0])))
        {
            try
            {
                if (Directory.ResolveLinkTarget(Path.Combine(process, "cwd"), returnFinalTarget: false)?.FullName == cluster)
                    sum += Line(Path.Combine(process, "smaps_rollup"), "Pss:");
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
            }
        }
        return sum;
    }

    private static long Status(int process, string name)
    {
        try
        {
            return Line($"/proc/{process}/status", name);
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static long Line(string file, string name) => File.ReadLines(file).Where(line => line.StartsWith(name, StringComparison.Ordinal))
        .Select(line => long.Parse(line[name.Length..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture)).FirstOrDefault();
}
