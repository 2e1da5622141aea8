package kz.quat.submission;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import kz.quat.submission.TableLayout.ColumnHeading;

/**
 * Chooses the column of consumption among several. The words of the headings decide: active before
 * reactive, actual before planned, the total before its parts, and energy before power if the unit
 * is one of energy. If they do not decide, all candidates are returned, since adding them or taking
 * the first would be a guess.
 */
final class ValueColumns {

  private static final Pattern REACTIVE =
      words(
          "реактив\\p{L}*", "reactive", "квар\\p{L}*", "мвар\\p{L}*", "kvar\\p{L}*", "mvar\\p{L}*");
  private static final Pattern ACTIVE = words("актив\\p{L}*", "active", "белсенді");
  private static final Pattern PLAN =
      words(
          "план\\p{L}*",
          "plan\\p{L}*",
          "прогноз\\p{L}*",
          "forecast\\p{L}*",
          "жоспар\\p{L}*",
          "заявк\\p{L}*",
          "заявлен\\p{L}*",
          "норм\\p{L}*",
          "лимит\\p{L}*",
          "limit",
          "budget",
          "договор\\p{L}*",
          "болжам\\p{L}*");
  private static final Pattern FACT =
      words("факт\\p{L}*", "fact", "actual\\p{L}*", "нақты", "metered", "measured");
  private static final Pattern WHOLE =
      words(
          "всего",
          "итого",
          "сумма",
          "суммарн\\p{L}*",
          "общ\\p{L}*",
          "total",
          "sum",
          "all",
          "overall",
          "барлығы",
          "жиыны",
          "жиынтық\\p{L}*",
          "жалпы");
  private static final Pattern PART =
      words(
          "ввод\\p{L}*",
          "фидер\\p{L}*",
          "линия",
          "линии",
          "секция",
          "секции",
          "ячейка",
          "счетчик\\p{L}*",
          "прибор\\p{L}*",
          "feed\\p{L}*",
          "line",
          "meter",
          "phase",
          "фаза",
          "енгізу",
          "кіріс",
          "в т ч",
          "в том числе",
          "of which",
          "т\\d+",
          "трансформатор\\p{L}*",
          "зона",
          "пик",
          "ночь",
          "день",
          "цех",
          "корпус",
          "building",
          "hall",
          "зал",
          "контейнер\\p{L}*",
          "container");
  private static final Pattern POWER =
      words(
          "мощност\\p{L}*",
          "нагрузк\\p{L}*",
          "load",
          "power",
          "demand",
          "қуат\\p{L}*",
          "жүктеме\\p{L}*");

  private ValueColumns() {}

  private static Pattern words(String... words) {
    return Pattern.compile(
        "(?<![\\p{L}\\p{Nd}\\p{Nl}\\p{No}])(?:"
            + String.join("|", words)
            + ")(?![\\p{L}\\p{Nd}\\p{Nl}\\p{No}])");
  }

  private static boolean says(Pattern words, String heading) {
    return words.matcher(Headings.key(heading)).find();
  }

  static boolean isPart(String heading) {
    return says(PART, heading);
  }

  static boolean isWhole(String heading) {
    return says(WHOLE, heading);
  }

  static boolean isReactive(String heading) {
    return says(REACTIVE, heading) && !says(ACTIVE, heading);
  }

  static boolean isPlan(String heading) {
    return says(PLAN, heading) && !says(FACT, heading);
  }

  /**
   * The candidates for the column of consumption: one if the words decide, none if every column is
   * of another kind.
   *
   * @param energy whether the form's unit is one of energy
   */
  static List<ColumnHeading> meant(List<ColumnHeading> columns, boolean energy) {
    List<ColumnHeading> left = new ArrayList<>(columns);
    left.removeIf(column -> isReactive(column.text()));
    left.removeIf(column -> isPlan(column.text()));
    if (left.size() > 1 && energy) {
      preferOver(left, column -> says(POWER, column.text()));
    }
    if (left.size() > 1 && left.stream().anyMatch(column -> says(FACT, column.text()))) {
      left.removeIf(column -> !says(FACT, column.text()));
    }
    List<ColumnHeading> wholes = left.stream().filter(c -> isWhole(c.text())).toList();
    if (left.size() > 1 && wholes.size() == 1) {
      return wholes;
    }
    return left;
  }

  /** Removes the columns that match, unless all do. */
  private static void preferOver(List<ColumnHeading> columns, Predicate<ColumnHeading> second) {
    if (!columns.stream().allMatch(second)) {
      columns.removeIf(second);
    }
  }
}
