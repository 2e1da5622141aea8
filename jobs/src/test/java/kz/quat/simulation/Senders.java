package kz.quat.simulation;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import kz.quat.simulation.Truth.Licence;

/**
 * Decides who sends what and when: every night's regular files, and what goes wrong with them.
 * Everything written to the landing folder is recorded in the model's memory as well.
 */
final class Senders {

  /** Days of history that the first night finds. */
  static final int HISTORY_DAYS = 25;

  private static final LocalDate REGISTER_BEGINS = LocalDate.of(2021, 1, 1);

  /** The sites whose meters are read. */
  static final List<Integer> METERED = List.of(1, 2, 3, 4, 5, 6, 7, 8, 9, Truth.TENANT);

  private static final LocalDate OLD_CODES_END = LocalDate.of(2022, 11, 1);

  private final Delivery delivery;
  private final Memory memory;
  private final LocalDate first;
  private final Payments payments;

  /**
   * The senders of a country.
   *
   * @param first delivery day of the first night
   */
  Senders(Delivery delivery, Memory memory, LocalDate first) {
    this.delivery = delivery;
    this.memory = memory;
    this.first = first;
    this.payments = new Payments(delivery, memory);
  }

  /** Arrival of a night's regular files: an hour or two before its issue time. */
  static Instant arrival(LocalDate night) {
    return night.minusDays(1).atTime(1, 0).toInstant(ZoneOffset.UTC);
  }

  /** Sends everything that arrives for the night of a delivery day and not for an earlier one. */
  void send(LocalDate night) {
    Instant at = arrival(night);
    regions(night, at);
    ties(night, at);
    register(night, at);
    calendar(night, at);
    LocalDate measured = night.minusDays(2);
    List<LocalDate> days = new ArrayList<>(List.of(measured));
    List<LocalDate> capacityDays = new ArrayList<>(List.of(night));
    if (night.equals(first)) {
      days.addAll(measured.minusDays(HISTORY_DAYS).datesUntil(measured).toList());
      capacityDays.addAll(measured.minusDays(HISTORY_DAYS).datesUntil(night).toList());
    }
    load(days, at);
    capacity(capacityDays, at);
    metering(days, at);
    meteringPoints(night, at);
    outages(night, at);
    reports(night, at);
    payments.send(night, at);
  }

  private void regions(LocalDate night, Instant at) {
    StringBuilder csv = new StringBuilder("region,zone,import_cap_mw,export_cap_mw,valid_from\n");
    if (night.equals(first)) {
      for (String region : List.of("KZ-19", "KZ-27", "KZ-35")) {
        csv.append(regionRow(region, LocalDate.of(2020, 1, 1)));
      }
      if (!night.isBefore(Truth.SPLIT)) {
        csv.append(regionRow("KZ-33", Truth.SPLIT)).append(regionRow("KZ-62", Truth.SPLIT));
      }
      delivery.file("grid_regions", at, ".csv", csv.toString());
    } else if (night.equals(Truth.SPLIT)) {
      delivery.event("two regions split in two");
      csv.append(regionRow("KZ-33", Truth.SPLIT)).append(regionRow("KZ-62", Truth.SPLIT));
      delivery.file("grid_regions", at, ".csv", csv.toString());
    }
  }

  private static String regionRow(String region, LocalDate from) {
    return "%s,%s,%d,%d,%s%n"
        .formatted(
            region, Truth.zone(region), Truth.importCapMw(region), Truth.exportCapMw(region), from);
  }

  /**
   * The tie is out of service on the 10th of every third month and back on the 13th; its limits are
   * wider from October 2023.
   */
  private void ties(LocalDate night, Instant at) {
    if (night.equals(first)) {
      tie(LocalDate.of(2018, 12, 1), true, at);
    } else if (night.getMonthValue() % 3 == 1 && night.getDayOfMonth() == 10) {
      delivery.event("a tie taken out");
      tie(night, false, at);
    } else if (night.getMonthValue() % 3 == 1 && night.getDayOfMonth() == 13) {
      delivery.event("a tie returned");
      tie(night, true, at);
    }
  }

  private void tie(LocalDate from, boolean in, Instant at) {
    boolean wide = !from.isBefore(LocalDate.of(2023, 10, 1));
    int forward = in ? wide ? 210 : 150 : 0;
    int backward = in ? wide ? 160 : 100 : 0;
    memory.ties.add(new Memory.Tie(from, forward, backward, at));
    delivery.file(
        "grid_ties",
        at,
        ".csv",
        "tie,from_zone,to_zone,ntc_forward_mw,ntc_backward_mw,valid_from,source\n"
            + "NS,North,South,%d,%d,%s,simulation%n".formatted(forward, backward, from));
  }

  private void register(LocalDate night, Instant at) {
    StringBuilder lines = new StringBuilder();
    for (int number = 1; number <= Truth.TENANT; number++) {
      if (night.equals(first)) {
        for (LocalDate day = REGISTER_BEGINS; !day.isAfter(night); day = day.plusDays(1)) {
          boolean begins = day.equals(REGISTER_BEGINS) || changes(number, day);
          begins &= number != 2 || isRegistered(day, night);
          if (begins) {
            lines.append(line(number, day, lastDay(number, day, night)));
          }
        }
      } else if (number == 2) {
        LocalDate sale = night.minusDays(Truth.SALE_KNOWN_AFTER_DAYS);
        if (changes(2, sale)) {
          delivery.event("a site sold to another BIN, registered late");
          lines.append(line(2, sale, null));
        }
      } else if (changes(number, night)) {
        delivery.event(
            switch (number) {
              case 11 -> "a licence renewed";
              case Truth.TENANT -> "a tenant moved to another host";
              default -> "a site moved to a new region";
            });
        lines.append(line(number, night, null));
      } else if (number == 11 && Truth.isLicensed(11, night) && isEnd(night.plusDays(2))) {
        delivery.event("a licence ended");
        lines.append(line(11, begin(11, night), night.plusDays(2).toString()));
      }
    }
    if (lines.length() > 0) {
      delivery.file("register", at, ".jsonl", lines.toString());
    }
  }

  private static boolean isRegistered(LocalDate sale, LocalDate night) {
    return sale.equals(REGISTER_BEGINS)
        || !sale.plusDays(Truth.SALE_KNOWN_AFTER_DAYS).isAfter(night);
  }

  private static boolean isEnd(LocalDate day) {
    return Truth.isLicensed(11, day) && !Truth.isLicensed(11, day.plusDays(1));
  }

  /** Whether a new row of the register begins on a day. */
  private static boolean changes(int number, LocalDate day) {
    Licence before = Truth.licence(number, day.minusDays(1));
    Licence now = Truth.licence(number, day);
    return now != null && !now.equals(before);
  }

  private static LocalDate begin(int number, LocalDate day) {
    LocalDate begin = day;
    while (begin.isAfter(REGISTER_BEGINS) && !changes(number, begin)) {
      begin = begin.minusDays(1);
    }
    return begin;
  }

  private static @org.jspecify.annotations.Nullable String lastDay(
      int number, LocalDate begin, LocalDate night) {
    if (number != 11) {
      return null;
    }
    for (LocalDate day = begin; !day.isAfter(night.plusDays(2)); day = day.plusDays(1)) {
      if (isEnd(day)) {
        return day.toString();
      }
    }
    return null;
  }

  private static String line(
      int number, LocalDate from, @org.jspecify.annotations.Nullable String to) {
    Licence licence = Objects.requireNonNull(Truth.licence(number, from));
    String more =
        (licence.supply().equals("grid") ? "" : "\"own_gen_mw\":" + licence.ownGenMw() + ",")
            + (licence.minLoadMw() == 0 ? "" : "\"min_load_mw\":" + licence.minLoadMw() + ",")
            + (licence.rampUpMw() == null ? "" : "\"ramp_up_mw\":" + licence.rampUpMw() + ",")
            + (licence.host() == null ? "" : "\"host_site_id\":\"" + licence.host() + "\",")
            + (to == null ? "" : "\"valid_to\":\"" + to + "\",");
    return String.format(
        Locale.ROOT,
        "{\"site_id\":\"%s\",\"miner_bin\":\"%s\",\"name_kk\":\"Сынақ\",\"name_ru\":\"Проба\","
            + "\"licence_no\":\"L-%d\",\"licence_kind\":\"%s\",\"region\":\"%s\",\"licensed_mw\":%d,"
            + "\"connection_mw\":%d,\"supply\":\"%s\",%s\"accepted_on\":\"2021-01-01\","
            + "\"valid_from\":\"%s\"}%n",
        licence.site(),
        licence.bin(),
        number,
        licence.host() == null ? "I" : "II",
        licence.region(),
        licence.licensedMw(),
        licence.licensedMw(),
        licence.supply(),
        more,
        from);
  }

  private static final String CALENDAR = "date,kind,name_kk,name_ru\n";

  /**
   * Yearly holidays come with the first file, and each is known years before. On 1 June, 10 July is
   * made a holiday; on 1 April 2023, 10 April in exchange for Saturday the 15th; on 1 February 2025
   * Saturday the 15th becomes a working day.
   */
  private void calendar(LocalDate night, Instant at) {
    StringBuilder csv = new StringBuilder(CALENDAR);
    if (night.equals(first)) {
      for (int year = 2020; year <= 2026; year++) {
        for (String day :
            List.of("01-01", "01-02", "03-08", "03-21", "03-22", "03-23", "05-01", "12-16")) {
          day(csv, LocalDate.parse(year + "-" + day), "holiday", at);
        }
      }
    } else if (night.getMonthValue() == 6 && night.getDayOfMonth() == 1) {
      delivery.event("a holiday moved");
      day(csv, LocalDate.of(night.getYear(), 7, 10), "holiday", at);
    } else if (night.equals(LocalDate.of(2023, 4, 1))) {
      delivery.event("a holiday moved");
      day(csv, LocalDate.of(2023, 4, 10), "holiday", at);
      day(csv, LocalDate.of(2023, 4, 15), "working", at);
    } else if (night.equals(LocalDate.of(2025, 2, 1))) {
      delivery.event("a Saturday made a working day");
      day(csv, LocalDate.of(2025, 2, 15), "working", at);
    }
    if (csv.length() > CALENDAR.length()) {
      delivery.file("calendar", at, ".csv", csv.toString());
    }
  }

  private void day(StringBuilder csv, LocalDate day, String kind, Instant at) {
    memory.holidays.put(day, kind.equals("holiday"), at);
    csv.append("%s,%s,Мереке,Праздник%n".formatted(day, kind));
  }

  /** West sends nothing on the 21st to 23rd and everything on the 24th. */
  private void load(List<LocalDate> measuredDays, Instant at) {
    StringBuilder csv = new StringBuilder("region,hour_start_utc,load_mw\n");
    for (LocalDate measured : measuredDays) {
      for (String region : Truth.regions(measured)) {
        boolean bootstrap = measuredDays.size() > 1;
        boolean west = region.equals("KZ-27") && !bootstrap;
        if (west && measured.getDayOfMonth() >= 21 && measured.getDayOfMonth() <= 23) {
          delivery.event("a region's day of load missing");
          continue;
        }
        load(csv, region, measured, at, 0);
        if (west && measured.getDayOfMonth() == 24) {
          for (int back = 1; back <= 3; back++) {
            load(csv, region, measured.minusDays(back), at, 0);
          }
        }
        if (!bootstrap && region.equals("KZ-19") && measured.getDayOfMonth() == 4) {
          delivery.event("a load corrected");
          load(csv, region, measured.minusDays(2), at, 1_000);
        }
      }
    }
    delivery.file("grid_load", at, ".csv", csv.toString());
  }

  private void load(
      StringBuilder csv, String region, LocalDate day, Instant at, long correctionKw) {
    for (Instant hour : Truth.hours(day)) {
      long kw = Truth.loadKw(region, hour) + correctionKw;
      memory.loadKw.put(new Memory.RegionHour(region, hour), kw, at);
      String code = region.equals("KZ-35") && day.isBefore(OLD_CODES_END) ? "KZ-KAR" : region;
      csv.append(code).append(',').append(hour).append(',').append(mw(kw)).append('\n');
    }
  }

  private static String mw(long kw) {
    return kw / 1000 + "." + "%03d".formatted(kw % 1000);
  }

  /**
   * A correction of a load that a sender puts straight into the source's folder, so that it arrives
   * when a night first sees it.
   */
  void looseLoad(LocalDate night, Instant seenAt) {
    delivery.event("a file outside received= folders");
    LocalDate day = night.minusDays(5);
    StringBuilder csv = new StringBuilder("region,hour_start_utc,load_mw\n");
    load(csv, "KZ-35", day, seenAt, 2_000);
    delivery.loose("grid_load", ".csv", csv.toString());
  }

  /** West's capacity of the 20th comes a day late. */
  private void capacity(List<LocalDate> days, Instant at) {
    StringBuilder csv = new StringBuilder("region,hour_start_utc,installed_mw,available_mw\n");
    for (LocalDate day : days) {
      for (String region : Truth.regions(day)) {
        boolean west = region.equals("KZ-27") && days.size() == 1;
        if (west && day.getDayOfMonth() == 20) {
          delivery.event("a region's capacity missing");
          continue;
        }
        capacity(csv, region, day, at);
        if (west && day.getDayOfMonth() == 21) {
          capacity(csv, region, day.minusDays(1), at);
        }
      }
    }
    delivery.file("grid_capacity", at, ".csv", csv.toString());
  }

  private void capacity(StringBuilder csv, String region, LocalDate day, Instant at) {
    Integer available = Truth.availableMw(region);
    for (Instant hour : Truth.hours(day)) {
      memory.capacity.put(new Memory.RegionHour(region, hour), true, at);
      csv.append(
          "%s,%s,%d,%s%n"
              .formatted(
                  region, hour, Truth.installedMw(region), available == null ? "" : available));
    }
  }

  private void metering(List<LocalDate> measuredDays, Instant at) {
    String head = "point_id,site_id,hour_start_utc,energy_kwh\n";
    StringBuilder csv = new StringBuilder(head);
    boolean bootstrap = measuredDays.size() > 1;
    for (LocalDate day : measuredDays) {
      if (!bootstrap && day.getDayOfMonth() == 25 && day.getMonthValue() % 2 == 0) {
        delivery.event("a source that changes its format");
        StringBuilder odd = new StringBuilder("точка;объект;час;кВтч\n");
        Truth.hours(day).forEach(hour -> odd.append("P01;S01;").append(hour).append(";1\n"));
        delivery.file("metering", at, ".csv", odd.toString());
        continue;
      }
      if (!bootstrap && day.getDayOfMonth() == 26 && day.getMonthValue() % 2 == 0) {
        meters(csv, day.minusDays(1), at, site -> true);
      }
      meters(csv, day, at, site -> bootstrap || site != 2 || day.getDayOfMonth() != 8);
      if (!bootstrap && day.getDayOfMonth() == 8) {
        delivery.event("a meter's day late");
      }
      if (!bootstrap && day.getDayOfMonth() == 11) {
        meters(csv, day.minusDays(3), at, site -> site == 2);
      }
      if (!bootstrap && day.getDayOfMonth() == 6) {
        delivery.event("a reading corrected");
        Instant hour = Truth.hours(day.minusDays(2)).get(3);
        reading(csv, "P07", 7, hour, Truth.drawnKwh(7, hour) + 500, at);
      }
    }
    if (csv.length() > head.length()) {
      delivery.file("metering", at, ".csv", csv.toString());
    }
    if (!bootstrap && measuredDays.get(0).getDayOfMonth() == 9) {
      delivery.event("a file sent again");
      delivery.again("metering", at, ".csv");
    }
  }

  private void meters(StringBuilder csv, LocalDate day, Instant at, Predicate<Integer> sends) {
    List<Instant> hours = Truth.hours(day);
    for (int site : METERED) {
      if (!sends.test(site)) {
        continue;
      }
      for (int i = 0; i < hours.size(); i++) {
        Instant hour = hours.get(i);
        long kwh = Truth.drawnKwh(site, hour);
        if (site == 8 && day.getDayOfMonth() == 18 && i == 5) {
          delivery.event("a mistyped point");
          csv.append("P0B,S08,%s,%d%n".formatted(hour, kwh));
          continue;
        }
        List<String> points = points(site, day);
        long rest = kwh;
        for (int p = 0; p < points.size(); p++) {
          long part = p == points.size() - 1 ? rest : kwh * 3 / 5;
          reading(csv, points.get(p), site, hour, part, at);
          rest -= part;
        }
      }
    }
    if (points(1, day).get(0).equals(points(1, day.minusDays(1)).get(0))) {
      return;
    }
    delivery.event("a meter replaced");
  }

  private void reading(
      StringBuilder csv, String point, int site, Instant hour, long kwh, Instant at) {
    memory.meterKwh.put(new Memory.PointHour(point, hour), kwh, at);
    csv.append(point).append(",").append(Truth.site(site)).append(",").append(hour);
    csv.append(",").append(kwh).append("\n");
  }

  /**
   * Points of a site: site 1's is replaced on the 15th of every third month, site 6 has a second
   * one.
   */
  static List<String> points(int site, LocalDate day) {
    String name = "P%02d".formatted(site);
    if (site == 1) {
      int month = day.getYear() * 12 + day.getMonthValue() - 1;
      return List.of(name + "-" + (month + (day.getDayOfMonth() >= 15 ? 1 : 0) + 2) / 3);
    }
    boolean second = site == 6 && !day.isBefore(LocalDate.of(2022, 3, 1));
    return second ? List.of(name, name + "B") : List.of(name);
  }

  /** Names the points of site 1, each on the day from which it is valid. */
  private void meteringPoints(LocalDate night, Instant at) {
    String now = points(1, night).get(0);
    String before = points(1, night.minusDays(1)).get(0);
    if (!night.equals(first) && now.equals(before)) {
      return;
    }
    delivery.event("a metering point named");
    String rows = "%s,S01,%s,%n".formatted(now, night);
    if (!night.equals(first)) {
      LocalDate began = night.minusDays(1);
      while (began.isAfter(first) && points(1, began.minusDays(1)).get(0).equals(before)) {
        began = began.minusDays(1);
      }
      rows += "%s,S01,%s,%s%n".formatted(before, began, night.minusDays(1));
    }
    delivery.file("metering_points", at, ".csv", "point_id,site_id,valid_from,valid_to\n" + rows);
  }

  /**
   * An outage on the 12th from 6 to 18 o'clock: announced before in even months, two days later in
   * odd ones.
   */
  private void outages(LocalDate night, Instant at) {
    boolean late = night.getMonthValue() % 2 == 1;
    if (night.equals(first) || night.getDayOfMonth() != (late ? 15 : 12)) {
      return;
    }
    delivery.event(late ? "an outage announced late" : "an outage announced");
    LocalDate day = night.withDayOfMonth(12);
    Instant from = Truth.hours(day).get(6);
    Instant until = Truth.hours(day).get(18);
    memory.outages.add(new Memory.Outage(from, until, 150, at));
    delivery.file(
        "grid_outages",
        at,
        ".csv",
        "outage_id,region,plant_id,start_utc,end_utc,unavailable_mw,kind\n"
            + "O-%s,KZ-19,PLANT,%s,%s,150,forced%n".formatted(day, from, until));
  }

  /**
   * Reports of the month before come on the 5th; site 3's on the 15th; site 7 files none in the
   * third quarter; site 10 never does.
   */
  private void reports(LocalDate night, Instant at) {
    LocalDate sent = night.minusDays(1);
    LocalDate month = sent.minusMonths(1).withDayOfMonth(1);
    for (int site = 1; site <= Truth.TENANT; site++) {
      boolean silent = site == 10 || (site == 7 && month.getMonthValue() / 4 == 2);
      int due = site == 3 ? 15 : 5;
      if (!silent && sent.getDayOfMonth() == due) {
        report(site, month, 1, 0, at);
        if (site == 3) {
          delivery.event("a report late");
        }
      }
      if (site == 6 && sent.getDayOfMonth() == 20) {
        delivery.event("a report amended");
        report(site, month, 2, 100, at);
      }
    }
  }

  private void report(int site, LocalDate month, int revision, long moreKwh, Instant at) {
    StringBuilder readings = new StringBuilder();
    Instant from = Truth.hours(month).get(0);
    Instant until = Truth.hours(month.plusMonths(1)).get(0);
    for (LocalDate day = month; day.isBefore(month.plusMonths(1)); day = day.plusDays(1)) {
      if (!Truth.isLicensed(site, day)) {
        continue;
      }
      for (Instant hour : Truth.hours(day)) {
        long kwh = Truth.drawnKwh(site, hour) * (site == 8 ? 95 : 100) / 100 + moreKwh;
        memory.reportKwh.put(new Memory.SiteHour(site, hour), kwh, at, revision);
        readings.append(readings.length() == 0 ? "" : ",");
        readings.append("{\"hour\":\"").append(hour).append("\",\"value\":").append(kwh);
        readings.append('}');
      }
    }
    if (at.isBefore(memory.firstReport)) {
      memory.firstReport = at;
    }
    delivery.file(
        "reports",
        at,
        ".json",
        ("{\"report_id\":\"R-%s-%s\",\"schema\":\"quat-report/1\",\"site_id\":\"%s\","
                + "\"miner_bin\":\"%s\",\"period_from\":\"%s\",\"period_to\":\"%s\","
                + "\"submitted_at\":\"%s\",\"revision\":%d,\"unit\":\"kWh\",\"time\":\"utc\","
                + "\"readings\":[%s]}")
            .formatted(
                Truth.site(site),
                month,
                Truth.site(site),
                Truth.binAsRegistered(
                    site, month, at.atZone(Truth.MARKET).toLocalDate().plusDays(1)),
                from,
                until,
                at,
                revision,
                readings));
  }
}
