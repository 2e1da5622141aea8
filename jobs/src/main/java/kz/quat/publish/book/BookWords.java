package kz.quat.publish.book;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import kz.quat.config.QuatConfig;
import kz.quat.config.Rules;
import kz.quat.domain.Language;
import kz.quat.domain.PseudoRegion;
import kz.quat.text.Catalogue;
import kz.quat.text.ForeignSuppliers;
import kz.quat.text.Topic;
import org.jspecify.annotations.Nullable;

/** The words of the book in one language: titles, headings, codes, names of regions. */
final class BookWords {

  private static final DateTimeFormatter DATE =
      DateTimeFormatter.ofPattern("dd.MM.yyyy", Locale.ROOT);
  private static final DateTimeFormatter CLOCK =
      DateTimeFormatter.ofPattern("dd.MM.yyyy HH:mm", Locale.ROOT);

  /** Columns whose values are codes, said in words. */
  private static final Set<String> CODES =
      Set.of("duty_id", "filing_code", "supply", "lead_status");

  private final Catalogue own;
  private final Catalogue page;
  private final Catalogue messages;
  private final Map<String, Rules.Region> regions;
  private final String zone;

  BookWords(QuatConfig config, Language language) {
    own = Catalogue.of(Topic.BOOK, language);
    page = Catalogue.of(Topic.PAGE, language);
    messages = Catalogue.of(Topic.MESSAGES, language);
    zone = config.market().zoneId();
    regions = new HashMap<>();
    config.rules().regions().regions().forEach(region -> regions.put(region.code(), region));
  }

  Catalogue own() {
    return own;
  }

  String title(String section) {
    return own.text("title." + section);
  }

  String sheet(String section) {
    return own.text("sheet." + section);
  }

  /** A heading of the book's own, else the page's. */
  String heading(String column) {
    return own.find("col." + column).orElseGet(() -> page.text("col." + column));
  }

  /** A text as people read it: a code in words, a region by its name. */
  String shown(String column, String value) {
    if (column.equals("region")) {
      return region(value);
    }
    if (column.equals("system_level")) {
      return messages.code("level", value);
    }
    if (!CODES.contains(column)) {
      return value;
    }
    return own.find("code." + value).orElseGet(() -> page.code("code", value));
  }

  private String region(String code) {
    if (PseudoRegion.is(code)) {
      return ForeignSuppliers.name(own.language(), code);
    }
    Rules.Region region = regions.get(code);
    return region == null ? code : region.name(own.language());
  }

  /** A count, or a sum of counts; sums of MW and MWh have six decimals. */
  static boolean isWhole(@Nullable Object value) {
    return value instanceof Long
        || value instanceof Integer
        || (value instanceof BigDecimal sum && sum.scale() == 0);
  }

  static String date(LocalDate day) {
    return DATE.format(day);
  }

  /** What the book is, of what, and how far the period is known. */
  List<String> about(BookData data) {
    List<String> lines = new ArrayList<>();
    lines.add(own.text("about.period", date(data.period().from()), date(data.period().last())));
    lines.add(
        own.text(
            "about.run",
            data.run().runId(),
            CLOCK.format(data.run().issuedAt().atZone(ZoneId.of(zone))),
            messages.code("clock", zone)));
    lines.add(own.text("about.known", data.measuredHours(), data.period().hours()));
    if (!data.period().isQuarter()) {
      lines.add(own.text("about.quarter", data.period().quarter()));
    }
    if (data.sections().stream().anyMatch(section -> !section.reckoned().isEmpty())) {
      lines.add(own.text("about.supposed"));
    }
    data.missing().forEach(id -> lines.add(own.text("about.missing", title(id))));
    lines.add(own.text("about.sources"));
    return lines;
  }
}
