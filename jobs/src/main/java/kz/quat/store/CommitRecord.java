package kz.quat.store;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.iceberg.TableMetadata;
import org.jspecify.annotations.Nullable;

/**
 * The properties of the commit table.
 *
 * @param latest text of the commit point; empty before the first run
 * @param token token of the run that holds the lease; null if nobody holds it
 * @param holder the holder's machine and process, for people
 * @param until when the lease ends if it is not renewed
 * @param unfinished tokens of runs that neither committed nor were rolled back
 */
record CommitRecord(
    Optional<String> latest,
    @Nullable String token,
    String holder,
    Instant until,
    Set<String> unfinished) {

  private static final String LATEST = "quat.latest";
  private static final String TOKEN = "quat.lease.token";
  private static final String HOLDER = "quat.lease.holder";
  private static final String UNTIL = "quat.lease.until";
  private static final String UNFINISHED = "quat.unfinished";

  static CommitRecord of(TableMetadata table) {
    Map<String, String> properties = table.properties();
    Set<String> unfinished =
        new LinkedHashSet<>(List.of(properties.getOrDefault(UNFINISHED, "").split(",", -1)));
    unfinished.remove("");
    return new CommitRecord(
        Optional.ofNullable(properties.get(LATEST)),
        properties.get(TOKEN),
        properties.getOrDefault(HOLDER, "another run"),
        Instant.parse(properties.getOrDefault(UNTIL, "1970-01-01T00:00:00Z")),
        unfinished);
  }

  boolean heldBy(String run) {
    return run.equals(token);
  }

  CommitRecord withLease(@Nullable String run, String by, Instant end) {
    return new CommitRecord(latest, run, by, end, unfinished);
  }

  CommitRecord withUnfinished(Set<String> tokens) {
    return new CommitRecord(latest, token, holder, until, new LinkedHashSet<>(tokens));
  }

  CommitRecord withLatest(String text) {
    return new CommitRecord(Optional.of(text), token, holder, until, unfinished);
  }

  /** The table's metadata with this record as its properties. */
  TableMetadata in(TableMetadata base) {
    Map<String, String> properties = new HashMap<>(base.properties());
    latest.ifPresent(text -> properties.put(LATEST, text));
    properties.remove(TOKEN);
    if (token != null) {
      properties.put(TOKEN, token);
    }
    properties.put(HOLDER, holder);
    properties.put(UNTIL, until.toString());
    properties.put(UNFINISHED, String.join(",", unfinished));
    return base.replaceProperties(properties);
  }
}
