package kz.quat.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import kz.quat.domain.MarketDay;

/**
 * A landing folder small enough to calculate with by hand. Two regions of the North zone (Karaganda
 * with 100 MW to spare, Aktobe with none) and West Kazakhstan by itself. Load is the same every
 * day: 1,000 MW in Karaganda, 500 in Aktobe, 300 in West Kazakhstan; capacity is 1,200, 450 and 400
 * MW.
 */
public final class TinyLanding {

  private static final ZoneId MARKET = ZoneId.of("Asia/Almaty");
  private static final List<String> REGIONS = List.of("KZ-15", "KZ-27", "KZ-35");

  private final Path folder;
  private final LocalDate deliveryDay;
  private final Set<String> withoutCapacity = new TreeSet<>();
  private int historyDays = 21;
  private boolean meters = true;

  /** A landing folder for the night of that delivery day. */
  public TinyLanding(Path folder, LocalDate deliveryDay) {
    this.folder = folder;
    this.deliveryDay = deliveryDay;
  }

  /** Leaves out these regions' capacity for the delivery day. */
  public TinyLanding withoutCapacityOf(String... regions) {
    withoutCapacity.addAll(List.of(regions));
    return this;
  }

  /** Sets the number of days of history instead of 21. */
  public TinyLanding historyDays(int days) {
    historyDays = days;
    return this;
  }

  /** Leaves out meter readings. */
  public TinyLanding withoutMeters() {
    meters = false;
    return this;
  }

  /** Writes everything but the register. */
  public TinyLanding write() {
    LocalDate first = deliveryDay.minusDays(historyDays + 1L);
    file(
        "grid_regions",
        first,
        "regions.csv",
        "region,zone,import_cap_mw,export_cap_mw,valid_from\n"
            + "KZ-35,North,500,500,2020-01-01\n"
            + "KZ-15,North,500,100,2020-01-01\n"
            + "KZ-27,West,50,50,2020-01-01\n");
    file(
        "grid_ties",
        first,
        "ties.csv",
        "tie,from_zone,to_zone,ntc_forward_mw,ntc_backward_mw,valid_from,source\n"
            + "NS,North,South,2100,2100,2018-12-01,test\n");
    List<String> load = new ArrayList<>(List.of("region,hour_start_utc,load_mw"));
    List<String> readings = new ArrayList<>(List.of("point_id,site_id,hour_start_utc,energy_kwh"));
    List<String> capacity =
        new ArrayList<>(List.of("region,hour_start_utc,installed_mw,available_mw"));
    for (LocalDate day = first; day.isBefore(deliveryDay.minusDays(1)); day = day.plusDays(1)) {
      for (var hour : new MarketDay(day, MARKET).hours()) {
        load.add("KZ-35," + hour + ",1010");
        load.add("KZ-15," + hour + ",500");
        load.add("KZ-27," + hour + ",300");
        readings.add("P-A,SITE-A," + hour + ",10000");
      }
    }
    for (LocalDate day = first; !day.isAfter(deliveryDay); day = day.plusDays(1)) {
      for (var hour : new MarketDay(day, MARKET).hours()) {
        for (String region : REGIONS) {
          if (!(day.equals(deliveryDay) && withoutCapacity.contains(region))) {
            capacity.add(region + "," + hour + ",1500," + available(region));
          }
        }
      }
    }
    LocalDate issue = deliveryDay.minusDays(1);
    file("grid_load", issue, "load.csv", String.join("\n", load) + "\n");
    if (meters) {
      file("metering", issue, "meters.csv", String.join("\n", readings) + "\n");
    }
    file("grid_capacity", issue, "capacity.csv", String.join("\n", capacity) + "\n");
    return this;
  }

  private static String available(String region) {
    return switch (region) {
      case "KZ-35" -> "1200";
      case "KZ-15" -> "450";
      default -> "400";
    };
  }

  /** Writes three sites: two of 40 and 20 MW in Karaganda, one of 200 MW in West Kazakhstan. */
  public TinyLanding register() {
    return register(
        site("SITE-A", "000000000017", "KZ-35", 40)
            + site("SITE-B", "000000000025", "KZ-35", 20)
            + site("SITE-C", "000000000033", "KZ-27", 200));
  }

  /** Writes a register of the given lines. */
  public TinyLanding register(String lines) {
    file("register", deliveryDay.minusDays(5), "register.jsonl", lines);
    return this;
  }

  /** A line of the register. */
  public static String site(String id, String bin, String region, double licensedMw) {
    return String.format(
        Locale.ROOT,
        "{\"site_id\":\"%s\",\"miner_bin\":\"%s\",\"name_kk\":\"Сынақ\",\"name_ru\":\"Проба\","
            + "\"licence_no\":\"L-1\",\"licence_kind\":\"I\",\"region\":\"%s\",\"licensed_mw\":%s,"
            + "\"connection_mw\":%s,\"supply\":\"grid\",\"accepted_on\":\"2021-01-01\","
            + "\"valid_from\":\"2021-01-01\"}%n",
        id,
        bin,
        region,
        licensedMw,
        licensedMw);
  }

  /** A report of one site for one day, with the same kWh in every hour. */
  public static String report(
      String id, String site, String bin, int revision, LocalDate day, long kwh) {
    List<String> readings = new ArrayList<>();
    MarketDay marketDay = new MarketDay(day, MARKET);
    for (var hour : marketDay.hours()) {
      readings.add("{\"hour\":\"%s\",\"value\":%d}".formatted(hour, kwh));
    }
    return ("{\"report_id\":\"%s\",\"schema\":\"quat-report/1\",\"site_id\":\"%s\","
            + "\"miner_bin\":\"%s\",\"period_from\":\"%s\",\"period_to\":\"%s\","
            + "\"submitted_at\":\"%s\",\"revision\":%d,\"unit\":\"kWh\",\"time\":\"utc\","
            + "\"readings\":[%s]}")
        .formatted(
            id,
            site,
            bin,
            marketDay.start(),
            marketDay.end(),
            marketDay.end(),
            revision,
            String.join(",", readings));
  }

  /**
   * A report of the energy of a whole day, month or quarter in the site's local time.
   *
   * @param end the day after the last one
   */
  public static String total(
      String id, String site, String bin, int revision, LocalDate from, LocalDate end, long mwh) {
    String interval =
        end.equals(from.plusDays(1)) ? "day" : end.equals(from.plusMonths(1)) ? "month" : "quarter";
    return ("{\"report_id\":\"%s\",\"schema\":\"quat-report/1\",\"site_id\":\"%s\","
            + "\"miner_bin\":\"%s\",\"period_from\":\"%sT00:00\",\"period_to\":\"%sT00:00\","
            + "\"submitted_at\":\"%sT01:00:00Z\",\"revision\":%d,\"unit\":\"MWh\","
            + "\"time\":\"local\",\"interval\":\"%s\",\"total\":%d}")
        .formatted(id, site, bin, from, end, end, revision, interval, mwh);
  }

  /**
   * Writes a file that arrives at 01:00Z of a day, before the issue time of the next day's night.
   */
  public TinyLanding file(String source, LocalDate arrival, String name, String text) {
    return fileAt(source, arrival.toString().replace("-", "") + "T0100Z", name, text);
  }

  /** Writes a file into a received= folder of its own. */
  public TinyLanding fileAt(String source, String received, String name, String text) {
    try {
      Path file = folder.resolve(source).resolve("received=" + received).resolve(name);
      Files.createDirectories(file.getParent());
      Files.writeString(file, text);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
