package kz.quat.clean.values;

import static org.apache.spark.sql.functions.coalesce;
import static org.apache.spark.sql.functions.lit;
import static org.apache.spark.sql.functions.nullif;
import static org.apache.spark.sql.functions.trim;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.quat.clean.RegionCodes;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.RawTables;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.functions;

/**
 * One column of a core table: the text field that it is read from, an expression for the typed
 * value, and expressions for what may be wrong with either.
 */
public record Field(
    ColumnSpec target, String rawField, Column value, List<Column> faults, Column note) {

  private static final Column NONE = lit(null);
  private static final String ID =
      "[^\\p{Cntrl}\\p{Cf}\\x{80}-\\x{9f}\\x{2028}\\x{2029},;=\"'~<>\\s]"
          + "([^\\p{Cntrl}\\p{Cf}\\x{80}-\\x{9f}\\x{2028}\\x{2029},;=\"'~<>]{0,62}"
          + "[^\\p{Cntrl}\\p{Cf}\\x{80}-\\x{9f}\\x{2028}\\x{2029},;=\"'~<>\\s])?";
  private static final String BIN = "\\d{12}";

  public Field {
    faults = List.copyOf(faults);
  }

  /** The text without surrounding blanks; null if nothing is left. */
  public static Column raw(String field) {
    return nullif(trim(RawTables.rawText(field).col()), lit(""));
  }

  public static Field text(ColumnSpec target, String rawField) {
    return new Field(target, rawField, raw(rawField), List.of(), NONE);
  }

  public static Field id(ColumnSpec target, String rawField) {
    return text(target, rawField).unless(Texts.hasForm(raw(rawField), ID), RejectReason.BAD_CODE);
  }

  public static Field bin(ColumnSpec target, String rawField) {
    return text(target, rawField).unless(Texts.hasForm(raw(rawField), BIN), RejectReason.BAD_CODE);
  }

  public static Field oneOf(ColumnSpec target, String rawField, List<String> words) {
    return text(target, rawField)
        .unless(raw(rawField).isin(words.toArray()), RejectReason.BAD_ENUM);
  }

  public static Field whole(ColumnSpec target, String rawField) {
    Field field = new Field(target, rawField, Numbers.whole(raw(rawField)), List.of(), NONE);
    return field.readable(RejectReason.BAD_NUMBER);
  }

  /** A number, which may be negative. */
  public static Field number(ColumnSpec target, String rawField) {
    Field field = new Field(target, rawField, Numbers.decimal(raw(rawField)), List.of(), NONE);
    return field.readable(RejectReason.BAD_NUMBER);
  }

  /** Power or a price: a number that is 0 or more. */
  public static Field amount(ColumnSpec target, String rawField) {
    Field field = number(target, rawField);
    return field.when(field.typed().lt(lit(0)), RejectReason.NEGATIVE);
  }

  /**
   * Energy of an hour, converted from a number in a unit of {@code whPerUnit} watt-hours; may be
   * negative.
   */
  public static Field signedEnergy(ColumnSpec target, String rawField, long whPerUnit) {
    Column wattHours = Numbers.wattHours(Numbers.decimal(raw(rawField)), whPerUnit);
    return new Field(target, rawField, wattHours, List.of(), NONE)
        .readable(RejectReason.BAD_NUMBER);
  }

  /**
   * Energy of an hour, converted from a number in a unit of {@code whPerUnit} watt-hours; 0 or
   * more.
   */
  public static Field energy(ColumnSpec target, String rawField, long whPerUnit) {
    Field field = signedEnergy(target, rawField, whPerUnit);
    Column belowZero = Numbers.decimal(raw(rawField)).lt(lit(BigDecimal.ZERO));
    return field.when(raw(rawField).startsWith("-").and(belowZero), RejectReason.NEGATIVE);
  }

  public static Field date(ColumnSpec target, String rawField) {
    Field field = new Field(target, rawField, Times.date(raw(rawField)), List.of(), NONE);
    return field
        .readable(RejectReason.BAD_TIMESTAMP)
        .when(field.typed().lt(lit(LocalDate.of(1900, 1, 1))), RejectReason.BAD_TIMESTAMP);
  }

  public static Field instant(ColumnSpec target, String rawField) {
    Field field = new Field(target, rawField, Times.utc(raw(rawField)), List.of(), NONE);
    return field
        .readable(RejectReason.BAD_TIMESTAMP)
        .when(isFarOff(field.typed()), RejectReason.BAD_TIMESTAMP);
  }

  /** An hour, given by its start. */
  public static Field hour(ColumnSpec target, String rawField) {
    Field field = instant(target, rawField);
    return field.unless(Times.isOnTheHour(field.typed()), RejectReason.NOT_ON_THE_HOUR);
  }

  /** An hour of a measurement, which must have ended before the file arrived. */
  public static Field measuredHour(ColumnSpec target, String rawField) {
    Field field = hour(target, rawField);
    return field.when(isNotOver(field.typed()), RejectReason.FUTURE_HOUR);
  }

  /**
   * A region, as today's code.
   *
   * @param abroad true if pseudo-regions for supply from abroad are accepted
   * @param onDay the day that decides whether an old code may still be used
   */
  public static Field region(
      ColumnSpec target, String rawField, RegionCodes codes, boolean abroad, Column onDay) {
    Column text = raw(rawField);
    Column note = functions.when(codes.lastDay(text).isNotNull(), CleanColumns.OLD_REGION_CODE);
    Field field =
        new Field(
            target,
            rawField,
            abroad ? codes.codeOrAbroad(text) : codes.code(text),
            List.of(),
            note);
    return field
        .readable(RejectReason.UNKNOWN_REGION)
        .when(codes.lastDay(text).lt(onDay), RejectReason.UNKNOWN_REGION);
  }

  /**
   * True for a time that no source can mean. Such a time must be refused, because a partition is
   * created for every month that occurs.
   */
  public static Column isFarOff(Column instant) {
    return instant
        .lt(lit(TimeLimits.EARLIEST).cast("timestamp"))
        .or(
            instant.gt(
                Columns.RECEIVED_AT
                    .col()
                    .plus(functions.expr("INTERVAL '" + TimeLimits.DAYS_AHEAD + "' DAY"))));
  }

  /** True for an hour that had not ended when the record arrived. */
  static Column isNotOver(Column hourStart) {
    return Times.plusHours(hourStart, 1).gt(Columns.RECEIVED_AT.col());
  }

  /** Name of the column with the typed value. */
  public String typedName() {
    return CleanColumns.typed(target).name();
  }

  /** The column with the typed value. */
  public Column typed() {
    return CleanColumns.typed(target).col();
  }

  /** The same field, refusing a blank. */
  public Field required() {
    List<Column> all = new ArrayList<>();
    all.add(fault(raw(rawField).isNull(), RejectReason.MISSING_FIELD));
    all.addAll(faults);
    return new Field(target, rawField, value, all, note);
  }

  /** The same field with a default for a blank. */
  public Field orElse(Object blank) {
    return new Field(
        target,
        rawField,
        functions.when(raw(rawField).isNull(), lit(blank)).otherwise(value),
        faults,
        note);
  }

  /** The same field with a note where the condition holds. */
  public Field noted(Column holds, String what) {
    return new Field(target, rawField, value, faults, functions.when(holds, lit(what)));
  }

  /** The same field, refusing values where the condition holds. */
  public Field when(Column broken, RejectReason reason) {
    List<Column> all = new ArrayList<>(faults);
    all.add(fault(broken, reason));
    return new Field(target, rawField, value, all, note);
  }

  /**
   * The same field, refusing values where the condition holds; this fault takes precedence over its
   * others.
   */
  public Field before(Column broken, RejectReason reason) {
    List<Column> all = new ArrayList<>();
    all.add(fault(broken, reason));
    all.addAll(faults);
    return new Field(target, rawField, value, all, note);
  }

  /** The same field, refusing values where the condition is false. */
  public Field unless(Column holds, RejectReason reason) {
    return when(coalesce(functions.not(holds), lit(false)), reason);
  }

  private Field readable(RejectReason reason) {
    return when(raw(rawField).isNotNull().and(typed().isNull()), reason);
  }

  private Column fault(Column broken, RejectReason reason) {
    return Faults.broken(broken, reason, rawField, RawTables.rawText(rawField).col());
  }
}
