using System.Net.Sockets;
using System.Text;
using Npgsql;

namespace CongDongSo.Server.Platform.Database;

/// <summary>Tells the driver's exceptions apart for those who decide what to do about them.</summary>
public static class DatabaseFaults
{
    /// <summary>The statement itself failed: a conflict, a value the table refuses.</summary>
    public static bool IsOfStatement(this Exception exception) => exception is PostgresException { IsTransient: false } && !exception.IsLostDatabase();

    /// <summary>Another transaction was faster; the same work, done again, sees what it did.</summary>
    public static bool IsRace(this Exception exception) =>
        exception is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation or PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure };

    /// <summary>A text with what no table can hold: the NUL character, half of a surrogate pair.</summary>
    public static bool IsOfUnstorableText(this Exception exception) =>
        exception is EncoderFallbackException or PostgresException { SqlState: PostgresErrorCodes.CharacterNotInRepertoire or PostgresErrorCodes.UntranslatableCharacter };

    /// <summary>The server is away, starting or stopping, or the connection broke.</summary>
    public static bool IsLostDatabase(this Exception exception) => exception switch
    {
        PostgresException answered => answered.SqlState.StartsWith("57P", StringComparison.Ordinal) || answered.SqlState.StartsWith("08", StringComparison.Ordinal)
            || answered.SqlState is PostgresErrorCodes.TooManyConnections,
        NpgsqlException or SocketException or TimeoutException or IOException => true,
        _ => false,
    };
}
