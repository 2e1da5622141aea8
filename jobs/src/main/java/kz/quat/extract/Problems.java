package kz.quat.extract;

import java.io.IOException;
import kz.quat.domain.FileFaults;

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

  /** The record that stands for a file that cannot be opened or is larger than allowed. */
  static RawRecord unreadable(String path, IOException e) {
    boolean tooLarge = e instanceof TooLargeException;
    String why = tooLarge ? TOO_LARGE : FileFaults.code(e);
    return RawRecord.broken(1, message(path, why), tooLarge ? TOO_LARGE : UNREADABLE_FILE);
  }

  /**
   * The record that stands for a file in which a reader failed. A bug that one file triggers must
   * cost that file, not the whole night.
   */
  static RawRecord readerFailed(String path) {
    return RawRecord.broken(1, message(path, READER_FAILED), READER_FAILED);
  }

  /** The message with the file's path in the landing folder instead of its path on this machine. */
  private static String message(String path, String why) {
    return "cannot read " + path + ": " + why;
  }

  static String head(String text) {
    return text.length() <= KEPT_CHARS ? text : text.substring(0, KEPT_CHARS);
  }
}
