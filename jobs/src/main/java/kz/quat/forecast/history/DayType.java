package kz.quat.forecast.history;

/** What kind of day it is for load: days of one kind are comparable. */
public enum DayType {
  /** A Monday to Friday at work, or another day moved to work. */
  WORKDAY,
  /** A Saturday at rest that is no holiday. */
  SATURDAY,
  /** A Sunday, a holiday, or a day off in exchange for a moved working day. */
  REST
}
