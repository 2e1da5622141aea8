package kz.quat.extract;

/** Codes of problems with a record's text; cleaning rejects records with the same codes. */
final class Problems {

  static final String BAD_HEADER = "bad_header";
  static final String WRONG_FIELD_COUNT = "wrong_field_count";
  static final String BAD_ENCODING = "bad_encoding";
  static final String UNPARSEABLE = "unparseable";
  static final String TOO_DEEP = "too_deep";
  static final String TOO_LARGE = "too_large";
  static final String UNREADABLE_FILE = "unreadable_file";
  static final String READER_FAILED = "reader_failed";
  static final String WRONG_MESSAGE = "wrong_message";
  static final String DUPLICATE_KEY = "duplicate_key";
  static final String INCOMPLETE_HOUR = "incomplete_hour";
  static final String NOT_ON_THE_HOUR = "not_on_the_hour";
  static final String AMBIGUOUS_LOCAL_HOUR = "ambiguous_local_hour";
  static final String BAD_TIMESTAMP = "bad_timestamp";
  static final String BAD_UNIT = "bad_unit";

  /** Number of characters kept of a text that is too large to keep. */
  static final int KEPT_CHARS = 4096;

  private Problems() {}

  static String head(String text) {
    return text.length() <= KEPT_CHARS ? text : text.substring(0, KEPT_CHARS);
  }
}
