package kz.quat.allocation.cases;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Converts between the keys of {@code params.csv} and {@link CaseParams}. */
final class CaseParamsRows {
  static final String NATIONAL_CAP = "national_cap_mw";
  static final String POLICY = "policy";
  static final String DELIVERY_DATE = "delivery_date";
  static final String MARKET_ZONE = "market_zone";
  static final String SPEC_VERSION = "spec_version";
  private static final List<String> KEYS =
      List.of(NATIONAL_CAP, POLICY, DELIVERY_DATE, MARKET_ZONE, SPEC_VERSION);

  private CaseParamsRows() {}

  /**
   * @param byKey the file's rows
   * @param present true if the file exists; without it there is no national cap
   */
  static CaseParams params(Map<String, CsvRow> byKey, boolean present) {
    for (Map.Entry<String, CsvRow> entry : byKey.entrySet()) {
      if (!KEYS.contains(entry.getKey())) {
        throw entry.getValue().refusal("key", "must be one of " + String.join(", ", KEYS));
      }
    }
    CsvRow cap = byKey.get(NATIONAL_CAP);
    if (present && cap == null) {
      throw new BadCaseException(
          CaseParams.FILE, 1, "key", "", "there must be a row " + NATIONAL_CAP);
    }
    CsvRow date = byKey.get(DELIVERY_DATE);
    return new CaseParams(
        cap == null ? Limit.UNLIMITED : cap.limit("value"),
        policy(byKey.get(POLICY)),
        date == null ? null : filled(date).date("value"),
        zone(byKey.get(MARKET_ZONE)),
        specVersion(byKey.get(SPEC_VERSION)));
  }

  private static CsvRow filled(CsvRow row) {
    if (row.text("value").isEmpty()) {
      throw row.refusal("value", "must not be blank");
    }
    return row;
  }

  private static @Nullable Policy policy(@Nullable CsvRow row) {
    return row == null
        ? null
        : Policy.find(row.text("value"))
            .orElseThrow(
                () ->
                    row.refusal(
                        "value",
                        "must be one of "
                            + Arrays.stream(Policy.values())
                                .map(Policy::id)
                                .collect(Collectors.joining(", "))));
  }

  private static @Nullable String zone(@Nullable CsvRow row) {
    if (row == null) {
      return null;
    }
    try {
      return ZoneId.of(row.text("value")).getId();
    } catch (DateTimeException e) {
      throw row.refusal("value", "must be the name of a time zone, such as Asia/Almaty");
    }
  }

  private static @Nullable String specVersion(@Nullable CsvRow row) {
    if (row == null) {
      return null;
    }
    return row.make(() -> new Rules(CaseParams.FILE).name("value", row.text("value")));
  }
}
