package kz.quat.schema;

import static kz.quat.schema.ColumnSpec.text;

import java.util.ArrayList;
import java.util.List;
import kz.quat.schema.TableSpec.Partitioning;

/**
 * The raw tables: one per landing folder, text as received, never changed except by appending.
 * Everything else can be rebuilt from them, also as of any past run ({@code run_seq <= N}).
 */
public final class RawTables {

  /** The meaning of a column of raw text. */
  public static final String AS_RECEIVED = "As received";

  /** Beginning of the names of tables of raw text; the folder follows. */
  public static final String PREFIX = "raw_";

  /** Number of an XML message: if there are two for a day, the higher one counts. */
  public static final String MESSAGE_NO = "message_no";

  /**
   * Parts of an hour as they were read: their length in minutes, a colon, values separated by
   * semicolons.
   */
  public static final String INTERVALS = "intervals";

  private RawTables() {}

  /** Format of a landing folder's files. */
  public enum Format {
    CSV,
    JSON,
    /** JSON, or any other supported format of a miner's report. */
    REPORT
  }

  /**
   * A landing folder.
   *
   * @param fields the required CSV columns, in the order of docs/spec/inputs.md
   * @param optionalFields the optional CSV columns
   */
  public record Source(
      String folder, Format format, List<String> fields, List<String> optionalFields) {

    public Source {
      fields = List.copyOf(fields);
      optionalFields = List.copyOf(optionalFields);
    }

    /** All CSV columns, required first. */
    public List<String> allFields() {
      List<String> all = new ArrayList<>(fields);
      all.addAll(optionalFields);
      return all;
    }

    /** The raw table of this source. */
    public TableSpec table() {
      List<ColumnSpec> columns =
          new ArrayList<>(
              List.of(Columns.SOURCE_FILE, Columns.LINE_NO, Columns.RECEIVED_AT, Columns.RUN_SEQ));
      for (String field : allFields()) {
        columns.add(rawText(field));
      }
      columns.add(Columns.RECORD_TEXT);
      columns.add(Columns.PROBLEM);
      return new TableSpec(
          PREFIX + folder,
          "Text of " + folder + "/ as received",
          columns,
          List.of(Columns.SOURCE_FILE, Columns.LINE_NO),
          Partitioning.NONE,
          Audience.INTERNAL,
          0);
    }
  }

  private static Source csv(String folder, List<String> fields, String... optional) {
    return new Source(folder, Format.CSV, fields, List.of(optional));
  }

  public static final Source REGISTER = new Source("register", Format.JSON, List.of(), List.of());
  public static final Source REPORTS = new Source("reports", Format.REPORT, List.of(), List.of());
  public static final Source METERING =
      csv(
          "metering",
          List.of("point_id", "site_id", "hour_start_utc", "energy_kwh"),
          "status",
          MESSAGE_NO,
          INTERVALS);
  public static final Source METERING_POINTS =
      csv(
          "metering_points",
          List.of("point_id", "site_id", "valid_from"),
          "valid_to",
          "direction",
          "multiplier",
          "channel");
  public static final Source METER_REGISTERS =
      csv(
          "meter_registers",
          List.of("point_id", "site_id", "meter_id", "read_at_utc", "register_kwh"),
          "multiplier",
          "digits");
  public static final Source GRID_LOAD =
      csv("grid_load", List.of("region", "hour_start_utc", "load_mw"), MESSAGE_NO);
  public static final Source GRID_CAPACITY =
      csv("grid_capacity", List.of("region", "hour_start_utc", "installed_mw", "available_mw"));
  public static final Source GRID_OUTAGES =
      csv(
          "grid_outages",
          List.of(
              "outage_id", "region", "plant_id", "start_utc", "end_utc", "unavailable_mw", "kind"));
  public static final Source LOAD_EVENTS =
      csv(
          "load_events",
          List.of("event_id", "region", "start_utc", "end_utc", "change_mw"),
          "event_note");
  public static final Source GRID_REGIONS =
      csv(
          "grid_regions",
          List.of("region", "zone", "import_cap_mw", "export_cap_mw", "valid_from"));
  public static final Source GRID_TIES =
      csv(
          "grid_ties",
          List.of(
              "tie",
              "from_zone",
              "to_zone",
              "ntc_forward_mw",
              "ntc_backward_mw",
              "valid_from",
              "source"));
  public static final Source GRID_UNITS =
      csv(
          "grid_units",
          List.of("unit", "region", "fuel", "installed_mw", "valid_from"),
          "plant_id",
          "unit_count",
          "valid_to");
  public static final Source WEATHER =
      csv(
          "weather",
          List.of("region", "hour_start_utc", "temperature_c", "kind"),
          "issued_at_utc",
          "wind_ms",
          "cloud_pct",
          "station");
  public static final Source CALENDAR =
      csv("calendar", List.of("date", "kind", "name_kk", "name_ru"));
  public static final Source FEES =
      csv("fees", List.of("miner_bin", "site_id", "quarter", "paid_kzt", "paid_on"));
  public static final Source FEE_DECLARATIONS =
      csv("fee_declarations", List.of("miner_bin", "site_id", "quarter", "declared_on"));
  public static final Source PURCHASES =
      csv(
          "purchases",
          List.of("miner_bin", "site_id", "hour_start_utc", "energy_mwh", "price_kzt_per_kwh"));
  public static final Source GRID_BALANCE =
      csv(
          "grid_balance",
          List.of("hour_start_utc", "generation_mw", "net_import_mw", "losses_mw"),
          "region",
          "zone");
  public static final Source OPERATOR_LIMITS =
      csv("operator_limits", List.of("area", "hour_start_utc", "limit_mw"));
  public static final Source AUCTION_RESULTS =
      csv(
          "auction_results",
          List.of("site_id", "hour_start_utc", "energy_mwh", "price_kzt_per_kwh"));
  public static final Source ACKNOWLEDGEMENTS =
      csv("acknowledgements", List.of("order_id", "site_id", "acknowledged_at_utc"));
  public static final Source POOL_PAYOUTS =
      csv("pool_payouts", List.of("pool", "date", "coins"), "miner_bin", "site_id");
  public static final Source NETWORK =
      csv("network", List.of("date", "difficulty", "reward_coins"));
  public static final Source FEEDER_ENERGY =
      csv("feeder_energy", List.of("feeder_id", "hour_start_utc", "energy_in_kwh"));
  public static final Source CUSTOMER_METERS =
      csv("customer_meters", List.of("point_id", "feeder_id", "hour_start_utc", "energy_kwh"));
  public static final Source CUSTOMER_POINTS =
      csv(
          "customer_points",
          List.of("point_id", "feeder_id", "category", "declared_kw", "registered_mining"),
          "region");
  public static final Source INSPECTIONS =
      csv("inspections", List.of("date", "outcome"), "feeder_id", "point_id", "estimated_kw");

  /** Every landing folder, in the order in which a night reads them. */
  public static final List<Source> SOURCES =
      List.of(
          REGISTER,
          REPORTS,
          METERING_POINTS,
          METERING,
          METER_REGISTERS,
          GRID_LOAD,
          GRID_CAPACITY,
          GRID_OUTAGES,
          LOAD_EVENTS,
          GRID_REGIONS,
          GRID_TIES,
          GRID_UNITS,
          WEATHER,
          CALENDAR,
          FEES,
          FEE_DECLARATIONS,
          PURCHASES,
          GRID_BALANCE,
          OPERATOR_LIMITS,
          AUCTION_RESULTS,
          ACKNOWLEDGEMENTS,
          POOL_PAYOUTS,
          NETWORK,
          FEEDER_ENERGY,
          CUSTOMER_METERS,
          CUSTOMER_POINTS,
          INSPECTIONS);

  public static final ColumnSpec FILE_SHA256 = text("file_sha256", "SHA-256 of the file");
  public static final ColumnSpec FILE_BYTES =
      ColumnSpec.typed("file_bytes", ColumnType.BIGINT, Unit.BYTES, "Size of the file");
  public static final ColumnSpec FILE_STATUS =
      text(
          "file_status",
          "taken; duplicate: the same bytes were taken before; seen: in no received= folder, it"
              + " waits for a night with a later issue time");
  public static final ColumnSpec FIRST_FILE =
      text("first_file", "The file with the same bytes that was taken; null if taken").nullable();

  public static final ColumnSpec FILE_MODIFIED_AT =
      ColumnSpec.instant(
              "file_modified_at",
              "The file's own time when it was listed; only a hint that it may have changed")
          .nullable();

  /** The ledger of files: what was taken in, when and by which run. */
  public static final TableSpec FILES =
      new TableSpec(
          "raw_files",
          "Every file of the landing folder that a run has seen",
          List.of(
              Columns.SOURCE,
              Columns.SOURCE_FILE,
              FILE_SHA256,
              FILE_BYTES,
              Columns.RECEIVED_AT,
              Columns.RUN_SEQ,
              FILE_STATUS,
              FIRST_FILE,
              FILE_MODIFIED_AT),
          List.of(Columns.SOURCE_FILE, FILE_STATUS),
          Partitioning.NONE,
          Audience.INTERNAL,
          0);

  /**
   * Sources for which even file names are not public, because they may tell whom a lead is about.
   */
  private static final List<Source> FOR_FEW_EYES =
      List.of(FEEDER_ENERGY, CUSTOMER_METERS, CUSTOMER_POINTS, INSPECTIONS);

  /**
   * A file's name as everybody may know it; for a sensitive source only its folders.
   *
   * @param path below the landing folder, with forward slashes
   */
  public static String publicName(String path) {
    boolean few = FOR_FEW_EYES.stream().anyMatch(source -> path.startsWith(source.folder() + "/"));
    return few ? path.substring(0, path.lastIndexOf('/') + 1) : path;
  }

  /** A column of a raw table: the text as received; null if it is absent. */
  public static ColumnSpec rawText(String field) {
    return text(field, AS_RECEIVED).nullable();
  }
}
