package kz.quat.publish.run;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a run published and from which inputs. The run's id determines every byte of it; snapshot
 * ids, which the warehouse chooses at random, are kept separately in {@code snapshots.json}.
 *
 * @param schemaVersion version of the published columns' meaning; a manifest without one is of
 *     version 1
 * @param runSeq number of the run, ascending
 * @param predecessor id of the run published before; null for the first
 * @param inputs files taken in by this run
 * @param published files under published/runs/RUN
 * @param restricted files under restricted/runs/RUN
 */
public record Manifest(
    String runId,
    int schemaVersion,
    LocalDate deliveryDate,
    Instant issuedAt,
    long runSeq,
    @Nullable String predecessor,
    String policy,
    String configSha256,
    String codeVersion,
    List<RunId.Input> inputs,
    List<PublishedFile> published,
    List<PublishedFile> restricted) {

  public Manifest {
    schemaVersion = Math.max(schemaVersion, 1);
    inputs = List.copyOf(inputs);
    published = List.copyOf(published);
    restricted = List.copyOf(restricted);
  }
}
