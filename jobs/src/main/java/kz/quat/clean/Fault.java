package kz.quat.clean;

import org.jspecify.annotations.Nullable;

/**
 * What a record breaks: a reason code, the field and the text that stands there.
 *
 * @param column null where the whole record is meant
 * @param value null where nothing stands there
 */
record Fault(String reason, @Nullable String column, @Nullable String value) {

  static Fault of(RejectReason reason, String column, @Nullable String value) {
    return new Fault(reason.code(), column, value);
  }
}
