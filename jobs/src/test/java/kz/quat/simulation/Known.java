package kz.quat.simulation;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Values that were delivered, each version with its arrival: what was known at a moment is the
 * version that arrived last before it. The model's memory; it knows no file and no table.
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

  /** The version with the highest revision, of those the last to arrive, by a moment. */
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

  /** When the first version arrived, if that was by a moment. */
  Optional<Instant> firstArrival(K key, Instant moment) {
    return versions.getOrDefault(key, List.of()).stream()
        .map(Version::arrival)
        .filter(arrival -> !arrival.isAfter(moment))
        .min(Instant::compareTo);
  }
}
