package kz.quat.explain;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.CaseZone;
import kz.quat.allocation.cases.Limit;
import org.jspecify.annotations.Nullable;

/** Says where the MW of an element come from: the row of the case, and the delivered record. */
final class SourceLines {

  /** The first row of a file is on line 2, after the header. */
  private static final int FIRST_LINE = 2;

  private final ExplainedRun run;
  private final Texts texts;
  private final RuleWords rules;

  SourceLines(ExplainedRun run, Texts texts) {
    this.run = run;
    this.texts = texts;
    this.rules = new RuleWords(texts);
  }

  /** One line for every row behind the element. */
  List<String> of(CutElement element, int hour) {
    return switch (element.kind()) {
      case "surplus" -> surplus(element.name(), hour);
      case "import", "export" -> region(element.name(), true, hour);
      case "mining_cap" -> region(element.name(), false, hour);
      case "tie" -> tie(element.name());
      case "zone", "floor_price" -> zone(element, hour);
      default -> national(hour);
    };
  }

  private List<String> surplus(String region, int hour) {
    List<CaseRegionHour> rows = run.quotaCase().regionHours();
    int at = index(rows, row -> row.region().equals(region) && row.hour() == hour);
    CaseRegionHour row = rows.get(at);
    List<String> lines = new ArrayList<>();
    lines.add(
        texts.of(
            "source.surplus",
            line(at),
            texts.number(row.availGenMw()),
            texts.number(row.loadP90Mw()),
            texts.number(row.reserveMw())));
    delivered(lines, run.evidence().source("capacity", region, hour));
    Evidence.Source forecast = run.evidence().source("forecast", region, hour);
    if (forecast != null) {
      lines.add(texts.of("source.forecast", forecast.file()));
    }
    return lines;
  }

  private List<String> region(String region, boolean exchange, int hour) {
    List<CaseRegion> rows = run.quotaCase().regions();
    int at = index(rows, row -> row.region().equals(region));
    CaseRegion row = rows.get(at);
    List<String> lines = new ArrayList<>();
    lines.add(
        texts.of(
            "source.region",
            line(at),
            limit(row.importCapMw()),
            limit(row.exportCapMw()),
            limit(row.miningCapMw())));
    if (exchange) {
      delivered(lines, run.evidence().source("region", region, hour));
    } else {
      rule(lines, run.evidence().rule("cap_region", region, hour));
    }
    return lines;
  }

  private List<String> tie(String tie) {
    List<CaseTie> rows = run.quotaCase().ties();
    int at = index(rows, row -> row.tie().equals(tie));
    CaseTie row = rows.get(at);
    List<String> lines = new ArrayList<>();
    lines.add(
        texts.of(
            "source.tie",
            line(at),
            texts.zone(row.fromZone()),
            texts.zone(row.toZone()),
            limit(row.capForwardMw()),
            limit(row.capBackwardMw())));
    delivered(lines, run.evidence().source("tie", tie, -1));
    return lines;
  }

  private List<String> zone(CutElement element, int hour) {
    List<CaseZone> rows = run.quotaCase().zones();
    int at = index(rows, row -> row.zone().equals(element.name()));
    List<String> lines = new ArrayList<>();
    lines.add(texts.of("source.zone", line(at), limit(rows.get(at).miningCapMw())));
    String kind = element.kind().equals("zone") ? "cap_zone" : "floor_price";
    rule(lines, run.evidence().rule(kind, element.name(), hour));
    return lines;
  }

  private List<String> national(int hour) {
    List<String> lines = new ArrayList<>();
    lines.add(texts.of("source.national", limit(run.quotaCase().nationalCapMw(hour))));
    rule(lines, run.evidence().rule("cap_national", "", hour));
    return lines;
  }

  private void delivered(List<String> lines, Evidence.@Nullable Source source) {
    if (source != null) {
      lines.add(texts.of("source.delivered", source.file(), source.line()));
    }
  }

  private void rule(List<String> lines, Evidence.@Nullable Rule rule) {
    if (rule != null) {
      lines.add(rules.of(rule));
    }
  }

  private String limit(Limit limit) {
    return limit.isUnlimited()
        ? texts.of("limit.none")
        : texts.of("rule.mw", texts.number(limit.mw()));
  }

  private static int line(int index) {
    return index + FIRST_LINE;
  }

  private static <T> int index(List<T> rows, Predicate<T> wanted) {
    for (int i = 0; i < rows.size(); i++) {
      if (wanted.test(rows.get(i))) {
        return i;
      }
    }
    throw new IllegalStateException("A cut names an element that its case does not have");
  }
}
