package kz.quat.publish.page;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.publish.commit.Publication;
import kz.quat.publish.run.Manifest;

/**
 * What a page says about its run.
 *
 * @param zoneId zone of market time
 * @param runs the runs that a reader can step to, newest first, this run included
 */
public record PageFacts(
    String runId,
    LocalDate deliveryDate,
    Instant issuedAt,
    String policy,
    String codeVersion,
    String zoneId,
    List<Run> runs) {

  /** A run whose page is in a neighbouring folder. */
  public record Run(String runId, LocalDate deliveryDate, Instant issuedAt) {

    /** The run that a manifest describes. */
    public static Run of(Manifest manifest) {
      return new Run(manifest.runId(), manifest.deliveryDate(), manifest.issuedAt());
    }

    /** The values under the names that the pages' scripts use. */
    SortedMap<String, String> shown() {
      return new TreeMap<>(
          Map.of(
              "run_id", runId,
              "delivery_date", deliveryDate.toString(),
              "issued_at", issuedAt.toString()));
    }
  }

  public PageFacts {
    runs = List.copyOf(runs);
  }

  /** The newest kept run of an earlier delivery day; empty if none is kept. */
  Optional<Run> dayBefore() {
    return runs.stream()
        .filter(run -> run.deliveryDate().isBefore(deliveryDate))
        .max(Comparator.comparing(Run::deliveryDate).thenComparing(Run::issuedAt));
  }

  /**
   * The facts of a run that is about to be published.
   *
   * @param before the runs kept before it
   */
  public static PageFacts of(Publication.Facts run, String zoneId, List<Manifest> before) {
    List<Run> runs = new ArrayList<>();
    runs.add(new Run(run.runId(), run.deliveryDate(), run.issuedAt()));
    before.forEach(manifest -> runs.add(Run.of(manifest)));
    return new PageFacts(
        run.runId(),
        run.deliveryDate(),
        run.issuedAt(),
        run.policy(),
        run.codeVersion(),
        zoneId,
        runs);
  }

  /** The facts of a published run. */
  static PageFacts of(Manifest run, String zoneId, List<Manifest> kept) {
    return new PageFacts(
        run.runId(),
        run.deliveryDate(),
        run.issuedAt(),
        run.policy(),
        run.codeVersion(),
        zoneId,
        kept.stream().map(Run::of).toList());
  }
}
