package kz.quat.publish.parquet;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import kz.quat.domain.Language;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;

/** The registered names of a run's sites, which exist in Kazakh and Russian only. */
public final class SiteNames {

  private final Map<String, PublishedRow> bySite = new HashMap<>();

  private SiteNames() {}

  /**
   * The names valid on a day.
   *
   * @param restricted the run's restricted folder; a run of an older version has no register there,
   *     and then no name is known
   */
  public static SiteNames on(LocalDate day, Path restricted) {
    SiteNames names = new SiteNames();
    PublishedTable register = new PublishedTable(restricted, CoreTables.REGISTER_SITES);
    if (Files.exists(register.file())) {
      register.rows(row -> !row.date(Columns.VALID_FROM).isAfter(day)).forEach(names::put);
    }
    return names;
  }

  private void put(PublishedRow row) {
    bySite.merge(
        row.text(Columns.SITE_ID),
        row,
        (one, other) ->
            one.date(Columns.VALID_FROM).isAfter(other.date(Columns.VALID_FROM)) ? one : other);
  }

  /** The BIN of a site's miner; empty if none is known. */
  public String binOf(String site) {
    PublishedRow row = bySite.get(site);
    return row == null ? "" : row.textOrEmpty(Columns.MINER_BIN);
  }

  /** The name of a site, in English the Russian one; empty if none is known. */
  public String of(String site, Language language) {
    PublishedRow row = bySite.get(site);
    return row == null
        ? ""
        : row.textOrEmpty(language == Language.KK ? Columns.NAME_KK : Columns.NAME_RU);
  }
}
