namespace CongDongSo.Server.Platform.Database.Cluster;

/// <summary>Settings of the private server: small in memory, durable, reachable by its socket alone.</summary>
internal static class ServerConfiguration
{
    /// <summary>An eighth of the machine's memory, from 256 MB to 1 GB: a province's registers and observations fit, and little is left to the program beside it on a small machine.</summary>
    private static long SharedMegabytes => Math.Clamp(GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8 >> 20, 256, 1_024);

    /// <param name="prewarms">Whether PostgreSQL has its extension that reads into memory again what was there before it was stopped: phones that send after a restart then wait for no disk.</param>
    public static string Text(string socketDirectory, bool prewarms) => $"""
        listen_addresses = ''
        unix_socket_directories = '{socketDirectory.Replace("'", "''", StringComparison.Ordinal)}'
        unix_socket_permissions = 0777
        max_connections = 400
        shared_buffers = {SharedMegabytes}MB
        work_mem = 16MB
        maintenance_work_mem = 128MB
        effective_cache_size = 1GB
        max_wal_size = 2GB
        checkpoint_timeout = 15min
        wal_compression = off
        random_page_cost = 1.1
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        lc_messages = 'C'
        log_line_prefix = '%m [%p] '
        autovacuum_max_workers = 2
        shared_preload_libraries = '{(prewarms ? "pg_prewarm" : "")}'
        {(Environment.GetEnvironmentVariable("CDS_PG_FSYNC") == "off" ? "fsync = off\nfull_page_writes = off\nsynchronous_commit = off\nautovacuum = off" : "fsync = on")}

        """;
}
