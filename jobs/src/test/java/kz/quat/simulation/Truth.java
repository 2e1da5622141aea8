package kz.quat.simulation;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What happens in the country, whether or not anybody is told. All of it follows from the date. */
final class Truth {

  static final ZoneId MARKET = ZoneId.of("Asia/Almaty");

  /** Day on which Ulytau was separated from Karaganda and Zhetisu from Almaty region. */
  static final LocalDate SPLIT = LocalDate.of(2022, 6, 8);

  /** Number of the sites with a data centre of their own. */
  static final int SITES = 12;

  /** A site with a licence of kind II, whose hardware is in the data centre of another. */
  static final int TENANT = 13;

  private Truth() {}

  /** Codes of the regions on a day. */
  static List<String> regions(LocalDate day) {
    return day.isBefore(SPLIT)
        ? List.of("KZ-19", "KZ-27", "KZ-35")
        : List.of("KZ-19", "KZ-27", "KZ-33", "KZ-35", "KZ-62");
  }

  static String zone(String region) {
    return switch (region) {
      case "KZ-19", "KZ-33" -> "South";
      case "KZ-27" -> "West";
      default -> "North";
    };
  }

  static int importCapMw(String region) {
    return switch (region) {
      case "KZ-19" -> 500;
      case "KZ-27" -> 50;
      case "KZ-33" -> 150;
      case "KZ-62" -> 200;
      default -> 400;
    };
  }

  static int exportCapMw(String region) {
    return importCapMw(region) - 20;
  }

  static String site(int number) {
    return "S%02d".formatted(number);
  }

  /** A site as it is licensed on a day; null if it is not. */
  record Licence(
      String site,
      String bin,
      String region,
      int licensedMw,
      String supply,
      int ownGenMw,
      int minLoadMw,
      @Nullable Integer rampUpMw,
      @Nullable String host) {}

  static int licensedMw(int number) {
    return number == TENANT ? 4 : 6 + 3 * number;
  }

  /** The tenant's host: it moves from one to the other on the 20th of every fourth month. */
  static int hostOf(LocalDate day) {
    int month = day.getYear() * 12 + day.getMonthValue() - 1 + (day.getDayOfMonth() >= 20 ? 1 : 0);
    return month / 4 % 2 == 0 ? 1 : 6;
  }

  static String region(int number, LocalDate day) {
    if (number == TENANT) {
      return region(hostOf(day), day);
    }
    if (number == 8 && !day.isBefore(SPLIT)) {
      return "KZ-33";
    }
    if (number <= 5) {
      return number >= 4 && !day.isBefore(SPLIT) ? "KZ-62" : "KZ-35";
    }
    return number <= 9 ? "KZ-19" : "KZ-27";
  }

  /** Site 2 is sold at the beginning of every odd year. */
  static String bin(int number, LocalDate day) {
    int owner = number == 2 ? 100 + (day.getYear() + 1) / 2 % 50 : number;
    return "9900400%05d".formatted(owner * 11);
  }

  /** Days after which the register records a sale. */
  static final int SALE_KNOWN_AFTER_DAYS = 40;

  /** The BIN for a day as the register has it in a given night: a sale is recorded late. */
  static String binAsRegistered(int number, LocalDate day, LocalDate night) {
    LocalDate sale = LocalDate.of(day.getYear(), 1, 1);
    boolean isUnknown =
        !bin(number, sale).equals(bin(number, sale.minusDays(1)))
            && sale.plusDays(SALE_KNOWN_AFTER_DAYS).isAfter(night);
    return bin(number, isUnknown ? sale.minusDays(1) : day);
  }

  /** Site 11 has no licence from the 11th to the 19th of every third month. */
  static boolean isLicensed(int number, LocalDate day) {
    return number != 11
        || day.getMonthValue() % 3 != 2
        || day.getDayOfMonth() < 11
        || day.getDayOfMonth() > 19;
  }

  static @Nullable Licence licence(int number, LocalDate day) {
    if (!isLicensed(number, day)) {
      return null;
    }
    String supply = number == 5 ? "renewable" : number == 9 ? "own" : "grid";
    return new Licence(
        site(number),
        bin(number, day),
        region(number, day),
        licensedMw(number),
        supply,
        supply.equals("grid") ? 0 : 4,
        number == 3 ? 2 : 0,
        number == 4 ? (Integer) 3 : null,
        number == TENANT ? site(hostOf(day)) : null);
  }

  /** The hours of a market day: 25 on 29 February 2024. */
  static List<Instant> hours(LocalDate day) {
    List<Instant> hours = new ArrayList<>();
    Instant end = day.plusDays(1).atStartOfDay(MARKET).toInstant();
    for (Instant hour = day.atStartOfDay(MARKET).toInstant();
        hour.isBefore(end);
        hour = hour.plusSeconds(3600)) {
      hours.add(hour);
    }
    return hours;
  }

  private static int mixed(long a, long b) {
    long z = a * 0x9e3779b97f4a7c15L + b * 0xbf58476d1ce4e5b9L;
    z = (z ^ (z >>> 30)) * 0x94d049bb133111ebL;
    return (int) ((z >>> 33) % 1000);
  }

  private static long epochHour(Instant hour) {
    return hour.getEpochSecond() / 3600;
  }

  /** Consumption of a site in an hour, kWh: 70 to 95 % of its licence. */
  static long drawnKwh(int number, Instant hour) {
    return licensedMw(number) * (700L + mixed(number, epochHour(hour)) / 4);
  }

  /** Consumption of everybody else in a region in an hour, kW. */
  static long othersKw(String region, Instant hour) {
    long base =
        switch (region) {
          case "KZ-19" -> 1_150_000;
          case "KZ-27" -> 520_000;
          case "KZ-33" -> 380_000;
          case "KZ-62" -> 450_000;
          default -> 2_000_000;
        };
    ZonedDateTime local = hour.atZone(MARKET);
    double day = 1 + 0.08 * Math.sin((local.getHour() - 9) / 24.0 * 2 * Math.PI);
    double year = 1 + 0.06 * Math.cos((local.getDayOfYear() - 15) / 365.0 * 2 * Math.PI);
    double week = local.getDayOfWeek().compareTo(DayOfWeek.SATURDAY) >= 0 ? 0.95 : 1;
    double noise = 1 + (mixed(region.hashCode(), epochHour(hour)) - 500) / 25_000.0;
    return Math.round(base * day * year * week * noise);
  }

  /** All consumption from the grid in a region, kW; a tenant's is part of its host's. */
  static long loadKw(String region, Instant hour) {
    LocalDate day = hour.atZone(MARKET).toLocalDate();
    long kw = othersKw(region, hour);
    for (int number = 1; number <= SITES; number++) {
      if (region(number, day).equals(region)) {
        long own = number == 9 ? 4_000 : 0;
        kw += Math.max(0, drawnKwh(number, hour) - own);
      }
    }
    return kw;
  }

  static int installedMw(String region) {
    return switch (region) {
      case "KZ-19" -> 1_900;
      case "KZ-27" -> 900;
      case "KZ-33" -> 700;
      case "KZ-62" -> 800;
      default -> 3_600;
    };
  }

  /** The available capacity that the operator reports; null in South, for which it reports none. */
  static @Nullable Integer availableMw(String region) {
    return switch (region) {
      case "KZ-19" -> null;
      case "KZ-27" -> 720;
      case "KZ-33" -> 500;
      case "KZ-62" -> 640;
      default -> 2_750;
    };
  }
}
