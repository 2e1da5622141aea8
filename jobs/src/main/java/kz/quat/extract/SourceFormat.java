package kz.quat.extract;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import kz.quat.config.QuatConfig.CleanConfig;
import kz.quat.schema.RawTables;
import kz.quat.schema.RawTables.Format;
import kz.quat.schema.RawTables.Source;
import org.jspecify.annotations.Nullable;

/**
 * What a task needs to know about a source to read its files; it is sent to the executors.
 *
 * @param reports true if files may have any format of a report
 */
record SourceFormat(
    boolean csv,
    boolean reports,
    ArrayList<String> required,
    ArrayList<String> allFields,
    int maxDepth,
    long maxJsonBytes,
    @Nullable Parts parts)
    implements Serializable {

  /**
   * How parts of hours are combined.
   *
   * @param key fields that identify a series
   * @param values fields that are summed or averaged
   * @param summed true for energy, false for power
   * @param status position of the field that marks a reading; -1 if there is none
   * @param intervals position of the field that keeps the parts; -1 if there is none
   * @param leastPct percentage of an hour's parts from which an incomplete hour is scaled up
   * @param zoneId clock of meters' XML messages, which name none
   */
  record Parts(
      ArrayList<String> key,
      ArrayList<String> values,
      boolean summed,
      int status,
      int intervals,
      double leastPct,
      String zoneId)
      implements Serializable {}

  static SourceFormat of(Source source, CleanConfig limits) {
    return new SourceFormat(
        source.format() == Format.CSV,
        source.format() == Format.REPORT,
        new ArrayList<>(source.fields()),
        new ArrayList<>(source.allFields()),
        limits.maxReportDepth(),
        limits.maxReportBytes(),
        parts(source, limits));
  }

  private static @Nullable Parts parts(Source source, CleanConfig limits) {
    if (source.equals(RawTables.METERING)) {
      return parts(source, List.of("point_id", "site_id"), List.of("energy_kwh"), true, limits);
    }
    if (source.equals(RawTables.GRID_LOAD)) {
      return parts(source, List.of("region"), List.of("load_mw"), false, limits);
    }
    return source.equals(RawTables.GRID_CAPACITY)
        ? parts(source, List.of("region"), List.of("installed_mw", "available_mw"), false, limits)
        : null;
  }

  private static Parts parts(
      Source source, List<String> key, List<String> values, boolean summed, CleanConfig limits) {
    List<String> fields = source.allFields();
    return new Parts(
        new ArrayList<>(key),
        new ArrayList<>(values),
        summed,
        fields.indexOf("status"),
        fields.indexOf(RawTables.INTERVALS),
        limits.leastHourPartsPct(),
        limits.messageZone());
  }

  /**
   * The columns that a table may have. Columns that only reading fills cannot be named in a table.
   */
  List<String> tableFields() {
    return allFields.stream().map(name -> name.equals(RawTables.INTERVALS) ? "" : name).toList();
  }
}
