package kz.quat.pipeline;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Iterator;
import java.util.List;
import java.util.SortedMap;
import java.util.function.Supplier;
import kz.quat.config.QuatConfig;
import kz.quat.disclosure.Contributions;
import kz.quat.disclosure.PublicRow;
import kz.quat.disclosure.Suppression;
import kz.quat.grid.NativeLoad;
import kz.quat.publish.commit.ParallelTasks;
import kz.quat.publish.commit.Publication;
import kz.quat.publish.dimension.Dimensions;
import kz.quat.publish.page.PageFacts;
import kz.quat.publish.page.RunPage;
import kz.quat.publish.run.Manifest;
import kz.quat.quota.SiteQuotas;
import kz.quat.schema.Audience;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.DimensionTables;
import kz.quat.schema.KeyComparator;
import kz.quat.schema.OutTables;
import kz.quat.schema.TableSpec;
import kz.quat.schema.Tables;
import kz.quat.store.StoredRows;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/** Writes the run's folders; they are not visible before the commit. */
final class PublishStage {

  static final Stage STAGE =
      Stage.named("publish", "Writes the run's folders: every published table, and the page.")
          .reads(published())
          .reads(CoreTables.SITE_HOURS, OutTables.QUOTA_SITE_HOURS)
          .reads(CoreTables.REGIONS, CoreTables.CALENDAR_DAYS)
          .gives(Handover.TABLE_ROWS)
          .runs(
              state ->
                  state.give(
                      Handover.TABLE_ROWS,
                      new PublishStage(state.night(), state.publication(), page(state)).run()));

  private static List<TableSpec> published() {
    return Tables.ALL.stream().filter(table -> table.audience() != Audience.INTERNAL).toList();
  }

  private static PageFacts page(NightState state) {
    QuatConfig config = state.night().config();
    List<Manifest> before = state.start().before();
    return PageFacts.of(
        state.facts(),
        config.market().zoneId(),
        before.subList(0, Math.min(before.size(), Math.max(0, config.publish().runsKept() - 1))));
  }

  /**
   * Up to this many rows of a table are sorted by the driver; four tables at a time take some
   * hundred megabytes.
   */
  private static final long DRIVER_ROWS = 250_000;

  private final Night night;
  private final Publication publication;
  private final PageFacts page;

  private PublishStage(Night night, Publication publication, PageFacts page) {
    this.night = night;
    this.publication = publication;
    this.page = page;
  }

  private SortedMap<String, Long> run() {
    SortedMap<String, Long> rows;
    Dimensions dimensions = dimensions();
    try (ParallelTasks tasks = new ParallelTasks(1)) {
      Supplier<Suppression> suppression = tasks.begin(this::suppression);
      rows =
          publication.writeTables(
              table ->
                  DimensionTables.ALL.contains(table)
                      ? dimensions.rows(table).iterator()
                      : rows(table),
              whole -> new PublicRow(whole, suppression.get()));
    }
    Path published = publication.folder(Audience.PUBLISHED);
    Path restricted = publication.folder(Audience.RESTRICTED);
    RunPage pages = new RunPage(published, restricted, page);
    pages.write(Audience.PUBLISHED, published);
    pages.write(Audience.RESTRICTED, restricted);
    return rows;
  }

  private Dimensions dimensions() {
    LocalDate first =
        published().stream()
            .filter(table -> table.publishedDays() > 0)
            .map(this::first)
            .min(LocalDate::compareTo)
            .orElse(night.day());
    return Dimensions.of(
        night.config(),
        new Dimensions.Sources(
            night.warehouse().rows(CoreTables.REGIONS).list(),
            night.warehouse().rows(CoreTables.REGISTER_SITES).list(),
            night.warehouse().rows(CoreTables.CALENDAR_DAYS).list()),
        night.day(),
        first);
  }

  /** What must be withheld from the public, over the days that the region tables publish. */
  private Suppression suppression() {
    LocalDate first = night.firstPublished(CoreTables.REGION_HOURS);
    LocalDate end = night.day().plusDays(1);
    return Suppression.by(
        night.config().rules().disclosureOn(night.day()),
        Contributions.ofMining(
                NativeLoad.knownFromGrid(night.days(CoreTables.SITE_HOURS, first, end)))
            .unionByName(
                Contributions.ofQuotas(
                    SiteQuotas.asMeantNow(night.days(OutTables.QUOTA_SITE_HOURS, first, end)))),
        night.zones());
  }

  /**
   * A table's rows of the published days in one sorted stream. Up to {@link #DRIVER_ROWS} are read
   * and sorted by the driver; more go through Spark.
   */
  private Iterator<Row> rows(TableSpec table) {
    StoredRows stored = stored(table);
    if (stored.atMost() <= DRIVER_ROWS) {
      List<Row> rows = stored.list();
      if (!table.equals(OutTables.QUOTA_SITE_HOURS) || SiteQuotas.areMeantNow(rows)) {
        rows.sort(new KeyComparator(table));
        return rows.iterator();
      }
    }
    Dataset<Row> all = night.warehouse().read(table);
    if (table.publishedDays() > 0) {
      Column day =
          table.has(Columns.MARKET_DATE)
              ? Columns.MARKET_DATE.col()
              : functions.to_date(Columns.RECEIVED_AT.col());
      all = all.where(day.geq(functions.lit(first(table))));
    }
    if (table.equals(OutTables.QUOTA_SITE_HOURS)) {
      all = SiteQuotas.asMeantNow(all);
    }
    return KeyOrderedRows.rows(all, table, stored.atMost());
  }

  /** The first day whose rows are published; days of arrival are days of UTC. */
  private LocalDate first(TableSpec table) {
    return night.firstPublished(table);
  }

  private StoredRows stored(TableSpec table) {
    if (table.publishedDays() == 0) {
      return night.warehouse().rows(table);
    }
    return table.has(Columns.MARKET_DATE)
        ? night.warehouse().rows(table, first(table), null)
        : night.warehouse().rowsSince(table, first(table).atStartOfDay(ZoneOffset.UTC).toInstant());
  }
}
