package kz.quat.publish.dimension;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import kz.quat.config.Rules;
import kz.quat.domain.EffectiveDated;
import kz.quat.domain.Language;
import kz.quat.domain.PseudoRegion;
import kz.quat.schema.Clocks;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.DimensionTables;
import kz.quat.schema.InForce;
import kz.quat.schema.KeyComparator;
import kz.quat.schema.RowBuilder;
import kz.quat.schema.RowType;
import kz.quat.text.Catalogue;
import kz.quat.text.ForeignSuppliers;
import kz.quat.text.Topic;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Point;

/**
 * The rows of {@link DimensionTables#REGIONS}. The zone is that of the operator's list of regions,
 * names and clock are those of conf/rules/regions.yaml. A new row begins where one of them changes.
 */
final class RegionDimension {

  private static final RowType TYPE = RowType.of(DimensionTables.REGIONS);

  private final List<Rules.Region> named;
  private final List<Row> listed;
  private final LocalDate day;
  private final RegionShapes shapes;

  private RegionDimension(
      List<Rules.Region> named, List<Row> listed, LocalDate day, RegionShapes shapes) {
    this.named = named;
    this.listed = listed;
    this.day = day;
    this.shapes = shapes;
  }

  /** What a region is called, where it lies, and from when on that holds. */
  private record State(LocalDate from, Rules.@Nullable Region named, @Nullable String zone) {

    boolean sameAs(State other) {
      return Objects.equals(zone, other.zone) && Objects.equals(named, other.named);
    }
  }

  /**
   * The rows, sorted by key.
   *
   * @param named regions of the configuration
   * @param listed rows of {@link CoreTables#REGIONS}
   * @param day the delivery day
   */
  static List<Row> rows(
      Collection<Rules.Region> named, Collection<Row> listed, LocalDate day, RegionShapes shapes) {
    TreeSet<String> codes = new TreeSet<>();
    named.forEach(region -> codes.add(region.code()));
    listed.forEach(row -> codes.add(Columns.REGION.from(row)));
    List<Row> rows = new ArrayList<>();
    for (String code : codes) {
      new RegionDimension(
              named.stream().filter(region -> region.code().equals(code)).toList(),
              listed.stream().filter(row -> code.equals(Columns.REGION.<String>from(row))).toList(),
              day,
              shapes)
          .addTo(rows, code);
    }
    rows.stream()
        .map(InForce::validFrom)
        .min(LocalDate::compareTo)
        .map(RegionDimension::nation)
        .ifPresent(rows::add);
    rows.sort(new KeyComparator(DimensionTables.REGIONS));
    return rows;
  }

  /** The row of all regions together, from the first day of any of them. */
  private static Row nation(LocalDate from) {
    RowBuilder row =
        TYPE.row()
            .set(Columns.REGION, DimensionTables.NATION)
            .set(Columns.VALID_FROM, from)
            .set(DimensionTables.IS_CURRENT, true)
            .set(DimensionTables.REGION_KIND, "nation");
    named(row, language -> Catalogue.of(Topic.MESSAGES, language).text("report.nation"));
    return row.unknownRest().build();
  }

  private static void named(RowBuilder row, Function<Language, @Nullable String> name) {
    row.set(DimensionTables.NAME_EN, name.apply(Language.EN))
        .set(DimensionTables.NAME_KK, name.apply(Language.KK))
        .set(DimensionTables.NAME_RU, name.apply(Language.RU));
  }

  private void addTo(List<Row> rows, String code) {
    List<State> states = states();
    int current = Spans.current(states.stream().map(State::from).toList(), day);
    for (int i = 0; i < states.size(); i++) {
      LocalDate next = i + 1 < states.size() ? states.get(i + 1).from() : null;
      rows.add(row(code, states.get(i), Spans.end(null, next), i == current));
    }
  }

  /**
   * The states one after the other. The first one begins where the operator's list first names the
   * region, or with the region's first day by law if that list does not name it.
   */
  private List<State> states() {
    TreeSet<LocalDate> starts = new TreeSet<>();
    listed.forEach(row -> starts.add(InForce.validFrom(row)));
    @Nullable LocalDate first = starts.isEmpty() ? null : starts.first();
    for (Rules.Region region : named) {
      if (first == null || region.validFrom().isAfter(first)) {
        starts.add(region.validFrom());
      }
    }
    List<State> states = new ArrayList<>();
    for (LocalDate start : starts) {
      State state = new State(start, namedOn(start).orElse(null), zoneOn(start));
      if (states.isEmpty() || !state.sameAs(states.get(states.size() - 1))) {
        states.add(state);
      }
    }
    return states;
  }

  /** The names on a day; before the region's first day by law, its first ones. */
  private Optional<Rules.Region> namedOn(LocalDate date) {
    Optional<Rules.Region> inForce = EffectiveDated.inForce(named, date);
    return inForce.isPresent()
        ? inForce
        : named.stream().min((one, other) -> one.validFrom().compareTo(other.validFrom()));
  }

  /** The zone on a day; null if the operator's list does not name the region by then. */
  private @Nullable String zoneOn(LocalDate date) {
    @Nullable Row latest = null;
    for (Row row : listed) {
      if (!InForce.validFrom(row).isAfter(date)
          && (latest == null || InForce.validFrom(row).isAfter(InForce.validFrom(latest)))) {
        latest = row;
      }
    }
    return latest == null ? null : Columns.ZONE.<String>from(latest);
  }

  private Row row(String code, State state, @Nullable LocalDate end, boolean current) {
    Rules.Region region = state.named();
    Point inside = shapes.inside(code);
    RowBuilder row =
        TYPE.row()
            .set(Columns.REGION, code)
            .set(Columns.VALID_FROM, state.from())
            .set(DimensionTables.VALID_TO, end)
            .set(DimensionTables.IS_CURRENT, current)
            .set(DimensionTables.REGION_KIND, PseudoRegion.is(code) ? "abroad" : "region")
            .set(Columns.ZONE, state.zone())
            .set(Clocks.ZONE_ID, region == null ? null : region.zoneId())
            .set(
                DimensionTables.ESTABLISHED_ON,
                named.stream().map(Rules.Region::validFrom).min(LocalDate::compareTo).orElse(null))
            .set(DimensionTables.LON_DEG, inside == null ? null : (Double) inside.getX())
            .set(DimensionTables.LAT_DEG, inside == null ? null : (Double) inside.getY())
            .set(DimensionTables.GEOMETRY, shapes.wkb(code));
    named(row, language -> name(code, region, language));
    return row.build();
  }

  private static @Nullable String name(
      String code, Rules.@Nullable Region region, Language language) {
    if (PseudoRegion.is(code)) {
      return ForeignSuppliers.name(language, code);
    }
    return region == null ? null : region.name(language);
  }
}
