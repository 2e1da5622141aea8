package kz.quat.demo.files;

import java.io.IOException;
import java.time.LocalDate;
import kz.quat.demo.faults.MeteringFaults;
import kz.quat.demo.landing.CsvText;
import kz.quat.demo.landing.Delivery;
import kz.quat.demo.landing.LandingFiles;
import kz.quat.demo.world.MarketClock;
import kz.quat.demo.world.Site;
import kz.quat.demo.world.SiteRoles;
import kz.quat.demo.world.World;

/** Metering by point and hour, for all sites except the one without a meter. */
public final class MeteringFiles {
  private static final String SOURCE = LandingFiles.METERING;
  private static final String HEADER = "point_id,site_id,hour_start_utc,energy_kwh,status";
  private static final double ESTIMATED_PART = 0.002;
  private static final int FIRST_POINT_PCT = 60;

  private final World world;
  private final LandingFiles files;

  public MeteringFiles(World world, LandingFiles files) {
    this.world = world;
    this.files = files;
  }

  public void write() throws IOException {
    for (Delivery delivery : Delivery.measured(world.options())) {
      String name = "metering_" + delivery.label() + ".csv";
      CsvText csv = csv(delivery, LandingFiles.path(SOURCE, delivery.received(), name));
      files.put(SOURCE, delivery.received(), name, csv);
      if (delivery.isDaily() && delivery.from().equals(MeteringFaults.RESENT)) {
        writeAgain(delivery, csv);
      }
      if (delivery.isDaily() && delivery.from().equals(MeteringFaults.CORRECTED)) {
        writeCorrection(delivery, LandingFiles.path(SOURCE, delivery.received(), name));
      }
    }
  }

  private CsvText csv(Delivery delivery, String path) {
    CsvText csv = new CsvText(HEADER);
    MeteringFaults faults = new MeteringFaults(files.faults(), path);
    for (Site site : world.sites()) {
      if (site.number() != SiteRoles.NO_METER) {
        for (int point = 1; point <= site.points(); point++) {
          rows(csv, faults, site, point, delivery);
        }
      }
    }
    if (delivery.isDaily()) {
      faults.extraLines(csv, delivery.from(), world.sites());
    }
    return csv;
  }

  private void rows(CsvText csv, MeteringFaults faults, Site site, int point, Delivery delivery) {
    String pointId = site.pointId(point);
    for (long hour = delivery.firstHour(); hour < delivery.endHour(); hour++) {
      if (site.runsOn(MarketClock.marketDay(hour)) && !faults.isGap(site, hour)) {
        String energy = faults.energy(csv, site, hour, pointKwh(site, point, hour));
        csv.row(pointId, site.id(), MarketClock.utcText(hour), energy, status(site, hour));
      }
    }
  }

  private String status(Site site, long hour) {
    boolean estimated = world.noise().unit("estimated " + site.number(), hour) < ESTIMATED_PART;
    return estimated ? "estimated" : "ok";
  }

  private long pointKwh(Site site, int point, long hour) {
    long kwh = world.mining().kwh(site, hour);
    if (site.points() == 1) {
      return kwh;
    }
    long first = kwh * FIRST_POINT_PCT / 100;
    return point == 1 ? first : kwh - first;
  }

  /** Writes the same bytes under another name, a day later. */
  private void writeAgain(Delivery delivery, CsvText csv) throws IOException {
    LocalDate next = delivery.from().plusDays(2);
    String name = "metering_" + delivery.label() + " (2).csv";
    String path = files.put(SOURCE, Delivery.at(next, 0, 30), name, csv);
    MeteringFaults.resent(files.faults(), path, csv.rows());
  }

  /**
   * Writes a correction: a week later the meter operator sends one point's day again, two per cent
   * higher.
   */
  private void writeCorrection(Delivery delivery, String original) throws IOException {
    Site site = world.sites().get(MeteringFaults.CORRECTED_SITE - 1);
    CsvText csv = new CsvText(HEADER);
    for (long hour = delivery.firstHour(); hour < delivery.endHour(); hour++) {
      long kwh = Math.round(world.mining().kwh(site, hour) * 1.02);
      csv.row(site.pointId(1), site.id(), MarketClock.utcText(hour), Long.toString(kwh), "ok");
    }
    String name = "metering_correction_" + delivery.label() + ".csv";
    LocalDate later = delivery.from().plusDays(7);
    String path = files.put(SOURCE, Delivery.at(later, 0, 45), name, csv);
    MeteringFaults.corrected(files.faults(), path, original, csv.rows());
  }
}
