package kz.quat.clean.sources;

import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;

import java.util.List;
import java.util.stream.Stream;
import kz.quat.clean.CleanRules;
import kz.quat.clean.outcomes.Checked;
import kz.quat.clean.values.Codes;
import kz.quat.clean.values.Field;
import kz.quat.clean.values.RejectReason;
import kz.quat.clean.values.Texts;
import kz.quat.domain.Tenants;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.CoreTables;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.RawTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * The register of sites: one row for each site and day from which the row holds. If a key arrives
 * twice, the later arrival counts.
 */
public final class CleanRegister {

  /** Longest text that is kept of a name, a licence number or a list of machines. */
  private static final int MAX_NAME_CHARS = 500;

  private static final int MAX_MACHINES_CHARS = 1 << 16;
  private static final int MAX_TIER = 100;
  private static final String GRID = "grid";
  private static final String DOCUMENT = "document";
  private static final StructType TYPE = type();

  /** The source {@code register/}. */
  public static final CleanSource SOURCE =
      CleanSource.of(
          RawTables.REGISTER,
          CoreTables.REGISTER_SITES,
          CleanSource.Absence.stopsNight(
              "No site is known, so no reading can be placed and no quota given."),
          CleanSource.Gate.FALLS_BACK,
          (raw, inputs) -> sites(raw, inputs.rules()));

  private CleanRegister() {}

  /** Typed and checked rows of the register. */
  public static Checked sites(Dataset<Row> raw, CleanRules rules) {
    Dataset<Row> fields =
        raw.withColumn(DOCUMENT, from_json(Columns.RECORD_TEXT.col(), TYPE))
            .select(
                Stream.concat(
                        RawTables.REGISTER.table().columns().stream().map(ColumnSpec::col),
                        Stream.of(TYPE.fieldNames()).map(CleanRegister::field))
                    .toArray(Column[]::new));
    return Checked.of(RawTables.REGISTER, CoreTables.REGISTER_SITES, fields, rules, fields(rules));
  }

  private static Column field(String name) {
    Column text = org.apache.spark.sql.functions.col(DOCUMENT).getField(name);
    return Texts.visible(text).as(name);
  }

  /** Every field is read as text, so that a number keeps the digits with which it was written. */
  private static StructType type() {
    StructType type = new StructType();
    for (ColumnSpec column : CoreTables.REGISTER_SITES.columns()) {
      if (!RawTables.REGISTER.table().has(column) && !column.equals(Columns.FIRST_RECEIVED_AT)) {
        type = type.add(column.name(), DataTypes.StringType, true);
      }
    }
    return type;
  }

  private static List<Field> fields(CleanRules rules) {
    Field from = Field.date(Columns.VALID_FROM, Columns.VALID_FROM.name()).required();
    Field to = Field.date(MinerColumns.VALID_TO, MinerColumns.VALID_TO.name());
    Field id = Field.id(Columns.SITE_ID, Columns.SITE_ID.name()).required();
    Field site = id.when(Codes.isMixed(Field.raw(id.rawField())), RejectReason.LOOK_ALIKE_LETTER);
    Field kind =
        Field.oneOf(
                MinerColumns.LICENCE_KIND,
                MinerColumns.LICENCE_KIND.name(),
                List.of(Tenants.OWNER, Tenants.TENANT))
            .required();
    Field host = Field.id(MinerColumns.HOST_SITE_ID, MinerColumns.HOST_SITE_ID.name());
    Field licensed = amount(Columns.LICENSED_MW).required();
    Field connection = amount(Columns.CONNECTION_MW).required();
    return Stream.of(
            Stream.of(
                site,
                from,
                to.when(to.typed().lt(from.typed()), RejectReason.BAD_PERIOD),
                Field.bin(Columns.MINER_BIN, Columns.MINER_BIN.name()).required()),
            Stream.of(Columns.NAME_KK, Columns.NAME_RU, MinerColumns.LICENCE_NO)
                .map(column -> text(column, MAX_NAME_CHARS).required()),
            Stream.of(
                kind,
                host.when(
                    host.typed()
                        .equalTo(Field.raw(id.rawField()))
                        .or(host.typed().isNotNull().and(kind.typed().equalTo(Tenants.OWNER))),
                    RejectReason.OUT_OF_RANGE),
                Field.region(
                        Columns.REGION, Columns.REGION.name(), rules.regions(), false, from.typed())
                    .required(),
                Field.id(MinerColumns.FEEDER_ID, MinerColumns.FEEDER_ID.name()),
                licensed,
                connection),
            power(licensed),
            Stream.of(
                Field.date(MinerColumns.ACCEPTED_ON, MinerColumns.ACCEPTED_ON.name()).required(),
                amount(MinerColumns.BID_KZT_PER_KWH),
                text(MinerColumns.MACHINES, MAX_MACHINES_CHARS)))
        .flatMap(part -> part)
        .toList();
  }

  private static Stream<Field> power(Field licensed) {
    Field least = amount(MinerColumns.MIN_LOAD_MW).orElse("0");
    Field supply =
        Field.oneOf(
                MinerColumns.SUPPLY,
                MinerColumns.SUPPLY.name(),
                List.of(GRID, "own", "renewable", "import"))
            .required();
    Field own = amount(MinerColumns.OWN_GEN_MW);
    Field tier = Field.whole(Columns.TIER, Columns.TIER.name());
    return Stream.of(
        least.when(least.typed().gt(licensed.typed()), RejectReason.OUT_OF_RANGE),
        amount(MinerColumns.RAMP_UP_MW),
        supply,
        own.when(
            supply.typed().notEqual(GRID).and(Field.raw(own.rawField()).isNull()),
            RejectReason.MISSING_FIELD),
        tier.when(tier.typed().gt(lit(MAX_TIER)), RejectReason.OUT_OF_RANGE));
  }

  private static Field amount(ColumnSpec column) {
    return Field.amount(column, column.name());
  }

  private static Field text(ColumnSpec column, int maxChars) {
    Field field = Field.text(column, column.name());
    return field.when(
        org.apache.spark.sql.functions.length(field.typed()).gt(lit(maxChars)),
        RejectReason.OUT_OF_RANGE);
  }
}
