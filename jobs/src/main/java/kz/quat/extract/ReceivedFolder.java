package kz.quat.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import org.jspecify.annotations.Nullable;

/** The name of a folder that tells its files' arrival: {@code received=20221206T0100Z}. */
final class ReceivedFolder {

  static final String PREFIX = "received=";

  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmm'Z'").withResolverStyle(ResolverStyle.STRICT);

  private ReceivedFolder() {}

  static boolean isOne(String name) {
    return name.startsWith(PREFIX);
  }

  /** The arrival that the name tells; null if the text after the prefix is not a time. */
  static @Nullable Instant time(String name) {
    try {
      return LocalDateTime.parse(name.substring(PREFIX.length()), TIME).toInstant(ZoneOffset.UTC);
    } catch (DateTimeException e) {
      return null;
    }
  }
}
