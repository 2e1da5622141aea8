package kz.quat.publish.night;

import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.config.QuatConfig;
import kz.quat.config.Rules;
import kz.quat.publish.parquet.NationPeak;
import kz.quat.publish.parquet.PublishedRow;
import kz.quat.publish.parquet.SystemHour;
import kz.quat.publish.run.Manifest;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.Audience;
import org.jspecify.annotations.Nullable;

/**
 * A night compared with the one before it.
 *
 * @param before the predecessor; null if there is none or it is no longer kept
 * @param examples first refused records by source and reason
 * @param regions the regions by code, for their names
 * @param peak the largest expected load; empty if the run has no forecast of it
 * @param zone the market's clock
 * @param system the system in the day's worst hour; empty if the run has no table of it
 */
record NightFigures(
    NightReport now,
    @Nullable NightReport before,
    SortedMap<String, List<PublishedRow>> examples,
    SortedMap<String, Rules.Region> regions,
    Optional<NationPeak> peak,
    ZoneId zone,
    Optional<SystemHour> system) {

  static NightFigures read(QuatConfig config, NightReport now) {
    RunFolders folders = new RunFolders(config.paths());
    Manifest run = now.run();
    Path published = folders.of(Audience.PUBLISHED, run.runId());
    String predecessor = run.predecessor();
    SortedMap<String, Rules.Region> regions = new TreeMap<>();
    config.rules().regions().regions().forEach(region -> regions.put(region.code(), region));
    return new NightFigures(
        now,
        predecessor == null ? null : NightReport.read(folders, predecessor).orElse(null),
        RejectedExamples.of(folders, now),
        regions,
        NationPeak.of(published, run.deliveryDate()),
        ZoneId.of(config.market().zoneId()),
        SystemHour.worst(published, run.deliveryDate()));
  }
}
