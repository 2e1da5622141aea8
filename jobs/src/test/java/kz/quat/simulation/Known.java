package kz.quat.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Delivered values, each version with its arrival; known at a moment is the last version that
 * arrived before it. This is the model's memory, which knows no files or tables.
 */
final class Known<K, V> {

  private record Version<V>(Instant arrival, int revision, V value) {}

  private final Map<K, List<Version<V>>> versions = new HashMap<>();

  void put(K key, V value, Instant arrival) {
    put(key, value, arrival, 1);
  }

  void put(K key, V value, Instant arrival, int revision) {
    versions
        .computeIfAbsent(key, k -> new ArrayList<>(1))
        .add(new Version<>(arrival, revision, value));
  }

  /**
   * Of the versions that had arrived by a moment the one with the highest revision, and among
   * equals the last to arrive.
   */
  Optional<V> at(K key, Instant moment) {
    Version<V> best = null;
    for (Version<V> version : versions.getOrDefault(key, List.of())) {
      if (!version.arrival().isAfter(moment)
          && (best == null || version.revision() >= best.revision())) {
        best = version;
      }
    }
    return Optional.ofNullable(best).map(Version::value);
  }

  /** Every key of which something was delivered, whenever it arrived. */
  Set<K> keys() {
    return versions.keySet();
  }

  /** Arrival of the first version; empty if it arrived after the given moment. */
  Optional<Instant> firstArrival(K key, Instant moment) {
    return versions.getOrDefault(key, List.of()).stream()
        .map(Version::arrival)
        .filter(arrival -> !arrival.isAfter(moment))
        .min(Instant::compareTo);
  }
}
