package kz.quat.reconciliation;

import static org.apache.spark.sql.functions.aggregate;
import static org.apache.spark.sql.functions.array_max;
import static org.apache.spark.sql.functions.array_min;
import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.exists;
import static org.apache.spark.sql.functions.from_json;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.lower;
import static org.apache.spark.sql.functions.map;
import static org.apache.spark.sql.functions.regexp_extract;
import static org.apache.spark.sql.functions.regexp_replace;
import static org.apache.spark.sql.functions.round;
import static org.apache.spark.sql.functions.transform;
import static org.apache.spark.sql.functions.trim;
import static org.apache.spark.sql.functions.try_element_at;
import static org.apache.spark.sql.functions.when;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import kz.quat.config.CheckingRules.Machines;
import kz.quat.schema.MinerColumns;
import kz.quat.schema.SiteMonthColumns;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.DataTypes;

/** The power of the machines in the register, by their makers' data sheets. */
final class Equipment {

  private static final String LIST = "machine_list";
  private static final String TYPE = "array<struct<model:string,count:bigint,hashrate_ths:double>>";

  /** A hash rate at the end of a model's name: 95T, 95 TH, 95 TH/s. */
  private static final String HASH_RATE = "[ ,(-]*(\\d{1,4}(?:\\.\\d+)?) ?t(?:h|h/s)?\\)?$";

  private static final double MOST_TERAHASH = 10_000;
  private static final long MOST_MACHINES = 10_000_000;
  private static final long WATTS_PER_MW = 1_000_000;

  private Equipment() {}

  /**
   * Adds the machines' power and the resulting limit of energy. A list with a model that neither
   * the table nor a family knows, or with an invalid count, has no power, because the power of a
   * part of the list is no upper bound.
   *
   * @param rows with {@link MinerColumns#MACHINES} and the hours expected
   */
  static Dataset<Row> with(Dataset<Row> rows, Machines machines) {
    Column list = functions.col(LIST);
    Column unknown = exists(list, item -> watts(item, machines).isNull());
    Column watts =
        aggregate(list, lit(0L), (sum, item) -> sum.plus(coalesce(watts(item, machines), lit(0L))));
    Column empty = coalesce(functions.size(list).leq(0), lit(true));
    Column code =
        when(MinerColumns.MACHINES.col().isNull(), "not_stated")
            .when(list.isNull(), "unreadable")
            .when(empty, "not_stated")
            .when(coalesce(unknown, lit(true)), "unknown_model")
            .otherwise("known");
    Column megawatts =
        when(
            SiteMonthColumns.EQUIPMENT_REASON_CODE.col().equalTo("known"),
            watts
                .cast("decimal(18,0)")
                .divide(lit(BigDecimal.valueOf(WATTS_PER_MW)).cast("decimal(7,0)")));
    Column limit =
        SiteMonthColumns.EQUIPMENT_MW
            .col()
            .multiply(lit(WATTS_PER_MW))
            .cast("bigint")
            .multiply(SiteMonthColumns.HOURS_EXPECTED.col());
    return rows.withColumn(LIST, from_json(MinerColumns.MACHINES.col(), listType()))
        .withColumn(
            SiteMonthColumns.EQUIPMENT_REASON_CODE.name(),
            SiteMonthColumns.EQUIPMENT_REASON_CODE.as(code))
        .withColumn(
            SiteMonthColumns.EQUIPMENT_MW.name(), SiteMonthColumns.EQUIPMENT_MW.as(megawatts))
        .withColumn(
            SiteMonthColumns.EQUIPMENT_LIMIT_WH.name(),
            SiteMonthColumns.EQUIPMENT_LIMIT_WH.as(limit))
        .withColumn(
            SiteMonthColumns.LEAST_J_PER_TH.name(),
            SiteMonthColumns.LEAST_J_PER_TH.as(array_min(joules(machines))))
        .withColumn(
            SiteMonthColumns.MOST_J_PER_TH.name(),
            SiteMonthColumns.MOST_J_PER_TH.as(array_max(joules(machines))))
        .drop(LIST);
  }

  /** J/TH of each entry of the list; null if one of them is unknown. */
  private static Column joules(Machines machines) {
    Column list = functions.col(LIST);
    Column any = exists(list, item -> joules(item, machines).isNull());
    return when(
        functions.size(list).gt(0).and(any.equalTo(false)),
        transform(list, item -> joules(item, machines)));
  }

  /** J/TH of the model by its full name, or else of its family, whatever the hash rate. */
  private static Column joules(Column item, Machines machines) {
    Column model = lower(trim(regexp_replace(item.getField("model"), "\\s+", " ")));
    Map<String, Number> ofModels = new TreeMap<>();
    machines.machines().forEach(m -> ofModels.put(name(m.model()), m.watts() / m.hashrateThs()));
    return coalesce(
        known(model, ofModels, "double"),
        known(regexp_replace(model, HASH_RATE, ""), families(machines), "double"));
  }

  private static DataType listType() {
    return DataType.fromDDL(TYPE);
  }

  /**
   * Watts of one entry of the list: of the model if its full name is known, or else of its family
   * at the hash rate of the entry or at the end of the name; null if model, hash rate or count is
   * unknown.
   */
  private static Column watts(Column item, Machines machines) {
    Column model = lower(trim(regexp_replace(item.getField("model"), "\\s+", " ")));
    Column count = item.getField("count");
    Column each =
        coalesce(known(model, models(machines), "bigint"), ofFamily(item, model, machines));
    return when(count.geq(0).and(count.leq(MOST_MACHINES)), each.multiply(count));
  }

  private static Column ofFamily(Column item, Column model, Machines machines) {
    Column stem = regexp_replace(model, HASH_RATE, "");
    Column named = regexp_extract(model, HASH_RATE, 1).try_cast(DataTypes.DoubleType);
    Column terahash = coalesce(item.getField("hashrate_ths"), named);
    Column watts = known(stem, families(machines), "double").multiply(terahash);
    return when(terahash.gt(0).and(terahash.leq(MOST_TERAHASH)), round(watts).cast("bigint"));
  }

  private static Column known(Column name, Map<String, Number> table, String type) {
    Column[] entries =
        table.entrySet().stream()
            .flatMap(entry -> Stream.of(lit(entry.getKey()), lit(entry.getValue())))
            .toArray(Column[]::new);
    return try_element_at(map(entries).cast("map<string," + type + ">"), name);
  }

  private static Map<String, Number> models(Machines machines) {
    Map<String, Number> watts = new TreeMap<>();
    machines.machines().forEach(m -> watts.put(name(m.model()), Math.round(m.watts())));
    return watts;
  }

  private static Map<String, Number> families(Machines machines) {
    Map<String, Number> joules = new TreeMap<>();
    machines
        .families()
        .forEach(
            family -> {
              joules.put(name(family.family()), family.jPerTh());
              family.also().forEach(other -> joules.put(name(other), family.jPerTh()));
            });
    return joules;
  }

  private static String name(String model) {
    return model.strip().replaceAll("\\s+", " ").toLowerCase(Locale.ROOT);
  }
}
