package kz.quat.forecast.history;

/** The kind of a day with respect to load; days of the same kind are comparable. */
public enum DayType {
  /** A working day from Monday to Friday, or another day moved to work. */
  WORKDAY,
  /** A Saturday off that is not a holiday. */
  SATURDAY,
  /** A Sunday, a holiday, or a day off in exchange for a moved working day. */
  REST
}
