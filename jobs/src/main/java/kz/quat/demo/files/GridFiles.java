package kz.quat.demo.files;

import java.io.IOException;
import java.time.LocalDate;
import kz.quat.demo.faults.GridFaults;
import kz.quat.demo.landing.CsvText;
import kz.quat.demo.landing.Delivery;
import kz.quat.demo.landing.LandingFiles;
import kz.quat.demo.world.AvailableCapacity;
import kz.quat.demo.world.DemoRegion;
import kz.quat.demo.world.MarketClock;
import kz.quat.demo.world.Outage;
import kz.quat.demo.world.World;

/** Grid load, available capacity and outages as the system operator would deliver them. */
public final class GridFiles {
  private static final String LOAD = LandingFiles.GRID_LOAD;
  private static final String CAPACITY = LandingFiles.GRID_CAPACITY;
  private static final String OUTAGES = "grid_outages";
  public static final String RUSSIA = "X-RU";

  private final World world;
  private final LandingFiles files;

  public GridFiles(World world, LandingFiles files) {
    this.world = world;
    this.files = files;
  }

  public void write() throws IOException {
    for (Delivery delivery : Delivery.measured(world.options())) {
      writeLoad(delivery);
    }
    for (Delivery delivery : Delivery.dayAhead(world.options())) {
      writeCapacity(delivery);
    }
    writeOutages();
  }

  private void writeLoad(Delivery delivery) throws IOException {
    CsvText csv = new CsvText("region,hour_start_utc,load_mw");
    String name = "load_" + delivery.label() + ".csv";
    GridFaults faults =
        new GridFaults(files.faults(), LandingFiles.path(LOAD, delivery.received(), name));
    for (DemoRegion region : world.reference().regions()) {
      for (long hour = delivery.firstHour(); hour < delivery.endHour(); hour++) {
        String load = CsvText.thousandths(world.load().kw(region, hour));
        csv.row(region.code(), MarketClock.utcText(hour), faults.load(csv, region, hour, load));
      }
    }
    if (delivery.isDaily()) {
      faults.extraLines(csv, delivery.from());
    }
    files.put(LOAD, delivery.received(), name, csv);
  }

  private void writeCapacity(Delivery delivery) throws IOException {
    CsvText csv = new CsvText("region,hour_start_utc,installed_mw,available_mw");
    AvailableCapacity capacity = world.capacity();
    for (DemoRegion region : world.reference().regions()) {
      for (long hour = delivery.firstHour(); hour < delivery.endHour(); hour++) {
        LocalDate day = MarketClock.marketDay(hour);
        String installed = CsvText.thousandths(world.installedKw(region.code(), day));
        boolean blank = GridFaults.isBlank(region.code(), day);
        String available =
            blank ? "" : CsvText.thousandths(capacity.availableKw(region.code(), hour));
        csv.row(region.code(), MarketClock.utcText(hour), installed, available);
      }
    }
    for (long hour = delivery.firstHour(); hour < delivery.endHour(); hour++) {
      long most = capacity.scheduledMaximumKw(MarketClock.marketDay(hour));
      csv.row(
          RUSSIA,
          MarketClock.utcText(hour),
          CsvText.thousandths(most),
          CsvText.thousandths(capacity.scheduledFromRussiaKw(hour)));
    }
    String file = "capacity_" + delivery.label() + ".csv";
    String path = files.put(CAPACITY, delivery.received(), file, csv);
    if (delivery.isDaily() && GridFaults.isBlank(delivery.from())) {
      GridFaults.blank(files.faults(), path);
    }
  }

  /** A planned outage is announced a week ahead, a forced one the morning before its first day. */
  private void writeOutages() throws IOException {
    for (Outage outage : world.outages()) {
      if (outage.end().isAfter(world.options().from())
          && !outage.start().isAfter(world.options().to().plusDays(1))) {
        CsvText csv =
            new CsvText("outage_id,region,plant_id,start_utc,end_utc,unavailable_mw,kind");
        csv.row(
            outage.id(),
            outage.region(),
            outage.plantId(),
            MarketClock.utcText(MarketClock.startHour(outage.start())),
            MarketClock.utcText(MarketClock.startHour(outage.end())),
            CsvText.thousandths(outage.unavailableKw()),
            outage.kind());
        int daysAhead = outage.kind().equals("planned") ? 7 : 1;
        LocalDate announced = outage.start().minusDays(daysAhead);
        files.put(
            OUTAGES,
            world.notBeforeStart(Delivery.at(announced, 0, 40)),
            "outage_" + outage.id() + ".csv",
            csv);
      }
    }
  }
}
