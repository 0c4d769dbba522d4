namespace CongDongSo.Server.Platform.Database.Cluster;

/// <summary>Settings of the private server: small in memory, durable, reachable by its socket alone.</summary>
internal static class ServerConfiguration
{
    public static string Text(string socketDirectory) => $"""
        listen_addresses = ''
        unix_socket_directories = '{socketDirectory.Replace("'", "''", StringComparison.Ordinal)}'
        unix_socket_permissions = 0777
        max_connections = 100
        shared_buffers = 128MB
        work_mem = 16MB
        maintenance_work_mem = 128MB
        effective_cache_size = 1GB
        max_wal_size = 2GB
        checkpoint_timeout = 15min
        wal_compression = on
        random_page_cost = 1.1
        jit = off
        timezone = 'UTC'
        log_timezone = 'UTC'
        lc_messages = 'C'
        log_line_prefix = '%m [%p] '
        autovacuum_max_workers = 2
        {(Environment.GetEnvironmentVariable("CDS_PG_FSYNC") == "off" ? "fsync = off\nfull_page_writes = off\nsynchronous_commit = off" : "fsync = on")}

        """;
}
