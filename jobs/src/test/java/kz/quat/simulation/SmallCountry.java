package kz.quat.simulation;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import kz.quat.testkit.Workplace;

/**
 * {@code SmallCountry FROM TO DIR}: writes the invented country's landing folder as the nights of
 * those delivery days find it, and a copy of {@code conf/} beside it, for trials with nights of a
 * few seconds.
 */
public final class SmallCountry {

  private SmallCountry() {}

  /** Writes the folder that the command line names. */
  public static void main(String[] arguments) throws IOException {
    Path folder = Files.createDirectories(Path.of(arguments[2])).toRealPath();
    write(new Workplace(folder), LocalDate.parse(arguments[0]), LocalDate.parse(arguments[1]));
  }

  /** Fills a workplace's landing folder for the nights of delivery days from one to another. */
  public static Workplace write(Workplace place, LocalDate from, LocalDate to) {
    Senders senders = new Senders(new Delivery(place.landing()), new Memory(), from);
    from.datesUntil(to.plusDays(1)).forEach(senders::send);
    return place;
  }
}
