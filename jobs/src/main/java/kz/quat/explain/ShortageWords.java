package kz.quat.explain;

import java.util.List;
import java.util.function.ToDoubleFunction;
import kz.quat.allocation.strain.SystemRow;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;

/**
 * Describes the parts of the country's shortage, and what the shortage does not mean
 * (docs/spec/strain.md, section 1).
 */
final class ShortageWords {

  private static final double NOTHING_MW = 5e-7;

  private final ExplainedRun run;
  private final Texts texts;

  ShortageWords(ExplainedRun run, Texts texts) {
    this.run = run;
    this.texts = texts;
  }

  /** The shortage of an hour, in MW; empty if the need is covered. */
  List<String> ofHour(int hour) {
    return of(
        "consists",
        run.solution().systemHours().stream().filter(row -> row.hour() == hour).toList());
  }

  /** The shortage of the day, in MWh; empty if the need is covered in all hours. */
  List<String> ofDay() {
    return of("consists_mwh", run.solution().systemHours());
  }

  private List<String> of(String key, List<SystemRow> hours) {
    if (sum(hours, SystemRow::uncoveredMw) <= NOTHING_MW) {
      return List.of();
    }
    Catalogue words = Catalogue.of(Topic.STRAIN, texts.language());
    return List.of(
        words.text(
                key,
                texts.number(sum(hours, SystemRow::uncoveredMw)),
                texts.number(sum(hours, SystemRow::expectedMw)),
                texts.number(sum(hours, SystemRow::uncertaintyMw)),
                texts.number(sum(hours, SystemRow::reserveMw)),
                texts.number(sum(hours, SystemRow::networkMw)))
            + ".",
        words.text("not_load_shed"));
  }

  private static double sum(List<SystemRow> hours, ToDoubleFunction<SystemRow> part) {
    return hours.stream().mapToDouble(part).sum();
  }
}
