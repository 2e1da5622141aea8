package kz.quat.store;

import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import kz.quat.domain.UserErrorException;
import org.apache.iceberg.exceptions.NotFoundException;

/**
 * Recognises failures that come from the disk, the network or damaged warehouse files rather than
 * from Quat, and says what each means and what to do.
 */
public final class StorageFaults {

  /** Messages with which the readers report a damaged file. */
  private static final List<Pattern> DAMAGED =
      List.of(
          Pattern.compile("is not a Parquet file"),
          Pattern.compile(
              "Failed to (read|open|parse) .*(file|input|json)", Pattern.CASE_INSENSITIVE),
          Pattern.compile("Cannot parse .*metadata|Cannot (open|read) .*(avro|parquet|json)"),
          Pattern.compile("(Not an|Invalid) Avro", Pattern.CASE_INSENSITIVE),
          Pattern.compile("Invalid sync|[Cc]an not read (class|value)"),
          Pattern.compile("database disk image is malformed|file is not a database"));

  private StorageFaults() {}

  /** The failure as an error for the user; empty if it is not a storage failure. */
  public static Optional<UserErrorException> meaning(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof UserErrorException) {
        return Optional.empty();
      }
      String text = String.valueOf(cause.getMessage());
      if (text.contains("No space left on device") || text.contains("Disk quota exceeded")) {
        return say(failure, "The disk is full (%s); free some and run it again", cause);
      }
      if (cause instanceof AccessDeniedException || text.contains("Read-only file system")) {
        return say(failure, "A file or folder may not be written: %s; give its rights back", cause);
      }
      if (isConnection(cause)) {
        return say(
            failure,
            "The catalog or the object store does not answer (%s); run it again once it does",
            cause);
      }
      if (cause instanceof NotFoundException
          || DAMAGED.stream().anyMatch(pattern -> pattern.matcher(text).find())) {
        return say(
            failure,
            "A file of the warehouse is missing or damaged (%s); restore warehouse, published and"
                + " restricted from the same backup",
            cause);
      }
    }
    return Optional.empty();
  }

  /**
   * A lost or refused connection, as the JDK, databases (class 08 of SQL) and S3 clients say it.
   */
  static boolean isConnection(Throwable cause) {
    return cause instanceof ConnectException
        || cause instanceof NoRouteToHostException
        || cause instanceof UnknownHostException
        || cause instanceof SocketTimeoutException
        || (cause instanceof SQLException sql
            && sql.getSQLState() != null
            && sql.getSQLState().startsWith("08"))
        || String.valueOf(cause.getMessage()).startsWith("Unable to execute HTTP request");
  }

  private static Optional<UserErrorException> say(Throwable failure, String what, Throwable cause) {
    String text =
        cause instanceof FileSystemException file
            ? file.getFile() + ": " + file.getReason()
            : String.valueOf(cause.getMessage());
    return Optional.of(
        new UserErrorException(
            UserErrorException.Kind.INPUT,
            what.formatted(text.lines().findFirst().orElse(text)) + "; nothing was published",
            failure));
  }
}
