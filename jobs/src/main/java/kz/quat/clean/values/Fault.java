package kz.quat.clean.values;

import org.jspecify.annotations.Nullable;

/**
 * The rule that a record breaks: a reason code, the field, and the text found in that field.
 *
 * @param column null where the fault concerns the whole record
 * @param value null where the field is empty or missing
 */
public record Fault(String reason, @Nullable String column, @Nullable String value) {

  public static Fault of(RejectReason reason, String column, @Nullable String value) {
    return new Fault(reason.code(), column, value);
  }
}
