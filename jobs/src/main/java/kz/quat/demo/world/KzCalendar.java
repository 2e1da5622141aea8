package kz.quat.demo.world;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Days off and moved working days of Kazakhstan, November 2021 to December 2022 (real). The Day of
 * the First President was still a day off on 1 December 2021; the law of September 2022 abolished
 * it, made 25 October Republic Day and left one day, 16 December, to Independence Day.
 */
public final class KzCalendar {
  /** One listed day; {@code kind} is holiday or working. */
  public record Day(LocalDate date, String kind, String nameKk, String nameRu) {}

  private static final List<Day> DAYS =
      List.of(
          off("2021-12-01", "Тұңғыш Президент күні", "День Первого Президента"),
          off("2021-12-16", "Тәуелсіздік күні", "День Независимости"),
          off("2021-12-17", "Тәуелсіздік күні", "День Независимости"),
          off("2022-01-01", "Жаңа жыл", "Новый год"),
          off("2022-01-02", "Жаңа жыл", "Новый год"),
          off("2022-01-03", "Ауыстырылған демалыс күні", "Перенесённый выходной"),
          off("2022-01-04", "Ауыстырылған демалыс күні", "Перенесённый выходной"),
          off("2022-01-07", "Православиелік Рождество", "Православное Рождество"),
          work("2022-03-05", "Жұмыс күні (7 наурыз үшін)", "Рабочий день (за 7 марта)"),
          off("2022-03-07", "Ауыстырылған демалыс күні", "Перенесённый выходной"),
          off("2022-03-08", "Халықаралық әйелдер күні", "Международный женский день"),
          off("2022-03-21", "Наурыз мейрамы", "Наурыз мейрамы"),
          off("2022-03-22", "Наурыз мейрамы", "Наурыз мейрамы"),
          off("2022-03-23", "Наурыз мейрамы", "Наурыз мейрамы"),
          off("2022-05-01", "Қазақстан халқының бірлігі мерекесі", "Праздник единства народа"),
          off("2022-05-02", "Ауыстырылған демалыс күні", "Перенесённый выходной"),
          off("2022-05-07", "Отан қорғаушы күні", "День защитника Отечества"),
          off("2022-05-09", "Жеңіс күні", "День Победы"),
          off("2022-05-10", "Ауыстырылған демалыс күні", "Перенесённый выходной"),
          off("2022-07-06", "Астана күні", "День Столицы"),
          off("2022-07-09", "Құрбан айт", "Курбан-айт"),
          work("2022-08-27", "Жұмыс күні (29 тамыз үшін)", "Рабочий день (за 29 августа)"),
          off("2022-08-29", "Ауыстырылған демалыс күні", "Перенесённый выходной"),
          off("2022-08-30", "Конституция күні", "День Конституции"),
          work("2022-10-22", "Жұмыс күні (24 қазан үшін)", "Рабочий день (за 24 октября)"),
          off("2022-10-24", "Ауыстырылған демалыс күні", "Перенесённый выходной"),
          off("2022-10-25", "Республика күні", "День Республики"),
          work("2022-12-01", "Жұмыс күні (мереке жойылды)", "Рабочий день (праздник отменён)"),
          off("2022-12-16", "Тәуелсіздік күні", "День Независимости"));

  private static final Map<LocalDate, String> KINDS = kinds();

  private KzCalendar() {}

  public static List<Day> days() {
    return DAYS;
  }

  public static boolean isDayOff(LocalDate date) {
    String kind = KINDS.get(date);
    if (kind != null) {
      return kind.equals("holiday");
    }
    return date.getDayOfWeek() == DayOfWeek.SATURDAY || date.getDayOfWeek() == DayOfWeek.SUNDAY;
  }

  private static Map<LocalDate, String> kinds() {
    Map<LocalDate, String> kinds = new TreeMap<>();
    DAYS.forEach(day -> kinds.put(day.date(), day.kind()));
    return kinds;
  }

  private static Day off(String date, String nameKk, String nameRu) {
    return new Day(LocalDate.parse(date), "holiday", nameKk, nameRu);
  }

  private static Day work(String date, String nameKk, String nameRu) {
    return new Day(LocalDate.parse(date), "working", nameKk, nameRu);
  }
}
