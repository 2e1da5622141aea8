package kz.quat.backtest;

import java.io.Serializable;
import java.sql.Date;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.quat.clean.consumption.MeteredPoints;
import kz.quat.domain.NamedPoints;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Row;

/**
 * Which metering points of a site were named at each moment of the past, from all rows of {@code
 * metering_points/} that ever arrived. A night knew only the rows that had arrived before it.
 */
final class NamedPointVersions implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final long MICROS = 1_000_000;
  private static final int NANOS_A_MICRO = 1_000;

  /** The order in which rows of the same point and first day replace one another. */
  private static final Comparator<Row> ARRIVAL =
      Comparator.comparing(NamedPointVersions::arrival)
          .thenComparing(row -> Columns.SOURCE_FILE.<String>from(row))
          .thenComparing(
              Comparator.comparing((Row row) -> Columns.LINE_NO.<Long>from(row)).reversed());

  private final ArrayList<Row> rows;
  private final String marketZone;

  /**
   * Takes the rows, from which it answers for any site.
   *
   * @param rows all versions of the rows of {@link CoreTables#METERING_POINTS}, in any order
   * @param marketZone tzdb name of the market's clock, in which a row's days begin
   */
  NamedPointVersions(List<Row> rows, String marketZone) {
    this.rows = new ArrayList<>(rows);
    this.rows.sort(ARRIVAL);
    this.marketZone = marketZone;
  }

  private static Instant arrival(Row row) {
    return Columns.RECEIVED_AT.<Timestamp>from(row).toInstant();
  }

  /**
   * The spans of a site's named points, by the arrival (microseconds from 1970) from which they
   * were known; empty for a site whose points were never named.
   */
  NavigableMap<Long, List<NamedPoints.Span>> ofSite(String site) {
    Set<String> points =
        rows.stream()
            .filter(row -> site.equals(Columns.SITE_ID.from(row)))
            .map(row -> MinerColumns.POINT_ID.<String>from(row))
            .collect(Collectors.toSet());
    NavigableMap<Long, List<NamedPoints.Span>> known = new TreeMap<>();
    Map<String, Row> inForce = new LinkedHashMap<>();
    for (Row row : rows) {
      String point = MinerColumns.POINT_ID.from(row);
      if (points.contains(point)) {
        inForce.put(point + "\n" + Columns.VALID_FROM.<Date>from(row), row);
        known.put(micros(arrival(row)), spans(site, inForce));
      }
    }
    return known;
  }

  private List<NamedPoints.Span> spans(String site, Map<String, Row> inForce) {
    return MeteredPoints.named(new ArrayList<>(inForce.values()), ZoneId.of(marketZone)).stream()
        .filter(span -> span.site().equals(site))
        .toList();
  }

  private static long micros(Instant moment) {
    return moment.getEpochSecond() * MICROS + moment.getNano() / NANOS_A_MICRO;
  }
}
