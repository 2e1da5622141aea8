package kz.quat.simulation;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import kz.quat.testkit.Workplace;

/**
 * Years of nights for the invented country, one after the other, with the real command line in one
 * process. Each difference between a published figure and the model's is recorded as a line;
 * nothing stops before the last night.
 */
final class Simulation {

  private static final int EVERY_NIGHT_DAYS = 3;

  private final Workplace place;
  private final LocalDate first;
  private final int every;
  private final Delivery delivery;
  private final Memory memory = new Memory();
  private final Consumer<String> log;
  private final List<String> differences = new ArrayList<>();
  private final List<Night> nights = new ArrayList<>();
  private Map<Integer, Double> previousMw = new HashMap<>();

  /**
   * The cost of one night.
   *
   * @param cpuSeconds of the whole process, its compiler and collector too; unlike the time that
   *     passed it hardly depends on the machine's other work
   */
  record Night(LocalDate day, double seconds, double cpuSeconds, long warehouseBytes) {}

  /**
   * A simulation that begins with a delivery day.
   *
   * @param every 1 for every night; if it is larger, only each such night is run after the first
   *     three days, and takes in what arrived since the one before
   * @param log receives one line per night
   */
  Simulation(Path folder, LocalDate first, int every, Consumer<String> log) {
    this.place = smallCountry(new Workplace(folder));
    this.first = first;
    this.every = every;
    this.delivery = new Delivery(place.landing());
    this.log = log;
  }

  /**
   * Shortens the spans that a night of the shipped configuration looks back over, so that they are
   * full after weeks and a night of the second year costs what one of the second month does.
   */
  private static Workplace smallCountry(Workplace place) {
    return place
        .with("conf/quat.yaml", "history_days: 1100", "history_days: 60")
        .with("conf/quat.yaml", "draws: 2000", "draws: 200")
        .with("conf/quat.yaml", "error_days: 180", "error_days: 60")
        .with("conf/quat.yaml", "region_days: 400", "region_days: 40")
        .with("conf/quat.yaml", "runs_kept: 14", "runs_kept: 5")
        .with("conf/rules/filing.yaml", "watch_months: 15", "watch_months: 6");
  }

  List<String> differences() {
    return differences;
  }

  List<Night> nights() {
    return nights;
  }

  Map<String, Integer> events() {
    return delivery.events();
  }

  /** Runs the nights up to and including a delivery day. */
  void run(LocalDate last) {
    Senders senders = new Senders(delivery, memory, first);
    List<LocalDate> missed = new ArrayList<>();
    try (Published published = new Published()) {
      for (LocalDate night = first; !night.isAfter(last); night = night.plusDays(1)) {
        senders.send(night);
        if (!night.equals(last) && isLeftOut(night)) {
          continue;
        }
        boolean isMissed =
            every == 1
                && !night.equals(first)
                && !night.equals(last)
                && (night.getDayOfMonth() == 27 || night.getDayOfMonth() == 28);
        if (isMissed) {
          delivery.event("a night missed and caught up");
          missed.add(night);
          continue;
        }
        missed.add(night);
        night(senders, published, missed);
        missed.clear();
      }
    }
  }

  /** True for a night that is neither run nor caught up, because only every so many are. */
  private boolean isLeftOut(LocalDate night) {
    long day = ChronoUnit.DAYS.between(first, night);
    return every > 1 && day > EVERY_NIGHT_DAYS && day % every != 0;
  }

  private void night(Senders senders, Published published, List<LocalDate> days) {
    LocalDate night = days.get(days.size() - 1);
    Instant now = Model.issue(night).minusSeconds(1800);
    if (night.getDayOfMonth() == 14 || days.size() > 1) {
      senders.looseLoad(night, now);
    }
    if (night.getDayOfMonth() % 9 == 7 && days.size() == 1) {
      delivery.event("a night cut off half-way");
      expectOk(night, quat(now, "run", "quality", "--date", night.toString()));
    }
    long start = System.nanoTime();
    long cpuStart = cpuNanos();
    Workplace.Outcome outcome =
        days.size() > 1
            ? quat(now, "nightly", "--catch-up", "--date", night.toString())
            : quat(now, "nightly", "--date", night.toString());
    double seconds = (System.nanoTime() - start) / 1e9 / days.size();
    double cpuSeconds = (cpuNanos() - cpuStart) / 1e9 / days.size();
    expectOk(night, outcome);
    int before = differences.size();
    if (outcome.exitCode() == 0) {
      for (LocalDate day : days) {
        try {
          check(published, day, day.equals(night) ? 0 : 1);
        } catch (RuntimeException e) {
          differences.add(day + " could not be compared: " + e);
        }
      }
    }
    long warehouseBytes = bytes(place.at("work/warehouse"));
    days.forEach(day -> nights.add(new Night(day, seconds, cpuSeconds, warehouseBytes)));
    log.accept(
        String.format(
            Locale.ROOT,
            "%s %.1f s, %.1f CPU s, warehouse %.1f MB, %d differences",
            night,
            seconds,
            cpuSeconds,
            warehouseBytes / 1e6,
            differences.size() - before));
    differences.subList(before, differences.size()).stream().limit(6).forEach(log);
  }

  /** Runs a command as at a moment shortly before a night's issue time. */
  private Workplace.Outcome quat(Instant now, String... arguments) {
    return place.quatAt(() -> now, arguments);
  }

  private void expectOk(LocalDate night, Workplace.Outcome outcome) {
    if (outcome.exitCode() != 0) {
      differences.add(night + " ended with " + outcome.exitCode() + ": " + outcome.err());
      log.accept(differences.get(differences.size() - 1));
    }
  }

  /**
   * Compares a night with the model.
   *
   * @param outside number of files outside received= folders that came too late for it
   */
  private void check(Published published, LocalDate day, int outside) {
    Instant known = Model.issue(day);
    Model model = new Model(memory, known);
    LocalDate delivered = first.minusDays(2L + Senders.HISTORY_DAYS);
    NightCheck check =
        new NightCheck(
            published, run("published", day), run("restricted", day), day, delivered, model);
    check.siteHours();
    check.regionHours();
    check.strain();
    previousMw = check.quotas(place.at("model/" + day), previousMw);
    check.tenant();
    check.filings();
    check.fees(new FeeModel(memory, model, known, day.minusDays(1), delivered.withDayOfMonth(1)));
    check.outsideReceived(outside);
    differences.addAll(check.differences());
  }

  /** The folder of a delivery day's run: each day is run once here. */
  private Path run(String audience, LocalDate day) {
    try (Stream<Path> runs = Files.list(place.at("work/" + audience + "/runs"))) {
      return runs.filter(run -> run.getFileName().toString().startsWith(day.toString()))
          .findFirst()
          .orElseThrow();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static long cpuNanos() {
    return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private static long bytes(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).mapToLong(file -> file.toFile().length()).sum();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
