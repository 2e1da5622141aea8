package kz.quat.demo.files;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import kz.quat.demo.landing.CsvText;
import kz.quat.demo.landing.Delivery;
import kz.quat.demo.landing.LandingFiles;
import kz.quat.demo.landing.PlantedFaults;
import kz.quat.demo.world.DemoRegion;
import kz.quat.demo.world.MarketClock;
import kz.quat.demo.world.World;

/** Temperatures: actual ones arrive on the morning after, forecast ones on the morning before. */
public final class WeatherFiles {
  public static final String SOURCE = "weather";
  private static final String HEADER = "region,hour_start_utc,temperature_c,kind,issued_at_utc";
  private static final long WORD_HOUR = MarketClock.startHour(LocalDate.of(2022, 11, 19)) + 9;
  private static final String WORD_REGION = "KZ-43";

  private final World world;
  private final LandingFiles files;

  public WeatherFiles(World world, LandingFiles files) {
    this.world = world;
    this.files = files;
  }

  public void write() throws IOException {
    for (Delivery delivery : Delivery.measured(world.options())) {
      writeActual(delivery);
    }
    for (Delivery delivery : Delivery.dayAhead(world.options())) {
      if (!delivery.from().isBefore(Delivery.DAILY_FROM)) {
        writeForecast(delivery);
      }
    }
  }

  private void writeActual(Delivery delivery) throws IOException {
    CsvText csv = new CsvText(HEADER);
    String name = "actual_" + delivery.label() + ".csv";
    for (DemoRegion region : world.reference().regions()) {
      for (long hour = delivery.firstHour(); hour < delivery.endHour(); hour++) {
        boolean broken = hour == WORD_HOUR && region.code().equals(WORD_REGION);
        String value = broken ? "—" : tenths(world.temperatures().actualC(region, hour));
        csv.row(region.code(), MarketClock.utcText(hour), value, "actual", "");
        if (broken) {
          planted(LandingFiles.path(SOURCE, delivery.received(), name), csv.lastLine());
        }
      }
    }
    files.put(SOURCE, delivery.received(), name, csv);
  }

  private void writeForecast(Delivery delivery) throws IOException {
    CsvText csv = new CsvText(HEADER);
    Instant issued = Delivery.at(delivery.from().minusDays(1), 0, 0);
    for (DemoRegion region : world.reference().regions()) {
      for (long hour = delivery.firstHour(); hour < delivery.endHour(); hour++) {
        String value = tenths(world.temperatures().forecastC(region, hour));
        csv.row(region.code(), MarketClock.utcText(hour), value, "forecast", issued.toString());
      }
    }
    files.put(SOURCE, delivery.received(), "forecast_" + delivery.label() + ".csv", csv);
  }

  private void planted(String path, int line) {
    files
        .faults()
        .add(
            new PlantedFaults.Fault(
                "W01",
                SOURCE,
                path,
                "line " + line,
                "a dash in place of temperature_c",
                "rejected",
                "unparseable",
                1L));
  }

  private static String tenths(double celsius) {
    long tenths = Math.round(celsius * 10.0);
    String sign = tenths < 0 ? "-" : "";
    long size = Math.abs(tenths);
    return size % 10 == 0 ? sign + size / 10 : sign + size / 10 + "." + size % 10;
  }
}
