package kz.quat.cli;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.Map;
import kz.quat.config.QuatConfig;
import kz.quat.config.Rules;
import kz.quat.domain.Language;
import kz.quat.explain.ExplainedRun;
import kz.quat.explain.Names;
import kz.quat.publish.parquet.SiteNames;
import kz.quat.publish.run.RunFolders;
import kz.quat.schema.Audience;

/**
 * Names of sites and regions in one language, from a published run's register and the regions of
 * conf/.
 */
final class PublishedNames {

  private PublishedNames() {}

  static Names of(QuatConfig config, ExplainedRun run, Language language) {
    SiteNames register =
        SiteNames.on(
            run.day().date(), new RunFolders(config.paths()).of(Audience.RESTRICTED, run.runId()));
    Map<String, String> sites = new HashMap<>();
    Map<String, String> bins = new HashMap<>();
    run.evidence()
        .sites()
        .forEach(
            site -> {
              sites.put(site.siteId(), register.of(site.siteId(), language));
              bins.put(site.siteId(), register.binOf(site.siteId()));
            });
    Map<String, Names.Region> regions = new HashMap<>();
    for (Rules.Region region : config.rules().regions().regions()) {
      regions.put(
          region.code(), new Names.Region(region.name(language), ZoneId.of(region.zoneId())));
    }
    return new Names(sites, bins, regions);
  }
}
