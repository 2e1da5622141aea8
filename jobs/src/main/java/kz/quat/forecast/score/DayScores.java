package kz.quat.forecast.score;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.IntStream;
import kz.quat.forecast.backtest.BacktestHour;
import kz.quat.forecast.joint.DayPeak;
import kz.quat.forecast.joint.JointLoads;
import kz.quat.forecast.joint.JointScenarios;
import kz.quat.forecast.joint.JointScores;
import kz.quat.forecast.quantiles.Quantiles;
import org.jspecify.annotations.Nullable;

/**
 * Scores of whole days: the largest load, and the joint scenarios of all areas. The scenarios of a
 * day are made from its quantiles and the errors of earlier days of the back-test that were known
 * at its issue, in the same way as in a night; days without enough of them are not scored.
 */
public final class DayScores {
  /** The sum of all areas. */
  public static final String ALL = "all";

  /** The day before delivery is not over at the issue: the latest errors are those before it. */
  private static final int FIRST_KNOWN_BACK = 2;

  private final SortedMap<String, SortedMap<LocalDate, AreaDay>> areas;
  private final SortedMap<String, Peaks> peaks = new TreeMap<>();
  private final LevelSums hourSums = new LevelSums();
  private final LevelSums addedHours = new LevelSums();
  private final LevelSums daySums = new LevelSums();
  private final LevelSums addedDays = new LevelSums();
  private double energy;
  private double independent;
  private double together;
  private int days;

  private static final class Peaks {
    private final LevelSums ofScenarios = new LevelSums();
    private final LevelSums ofMaxima = new LevelSums();
    private int withinHour;
  }

  /**
   * The scores of a back-test.
   *
   * @param zone clock of the delivery days
   */
  public DayScores(List<BacktestHour> hours, ZoneId zone) {
    this.areas = AreaDay.byArea(hours, zone);
    TreeSet<LocalDate> dates = new TreeSet<>();
    areas.values().forEach(byDate -> dates.addAll(byDate.keySet()));
    dates.forEach(this::score);
  }

  /** One score per area, and one for their sum if there are several; empty for a short span. */
  public List<PeakScore> peaks() {
    List<PeakScore> out = new ArrayList<>();
    peaks.forEach(
        (area, p) ->
            out.add(
                new PeakScore(
                    area,
                    p.ofScenarios.count(),
                    p.ofScenarios.mean(),
                    p.ofScenarios.pinballPct(),
                    p.ofMaxima.pinballPct(),
                    p.ofScenarios.coverage10Pct(),
                    p.ofScenarios.coverage90Pct(),
                    100.0 * p.withinHour / p.ofScenarios.count())));
    return out;
  }

  /** The score of the joint scenarios; null if no day could be scored. */
  public @Nullable JointScore joint() {
    return days == 0
        ? null
        : new JointScore(
            days,
            areas.size(),
            energy / days,
            independent / days,
            together / days,
            sums(hourSums, addedHours),
            sums(daySums, addedDays));
  }

  private static JointScore.Sums sums(LevelSums joint, LevelSums added) {
    return new JointScore.Sums(
        joint.pinballPct(),
        added.pinballPct(),
        joint.coverage10Pct(),
        joint.coverage90Pct(),
        added.coverage90Pct());
  }

  private void score(LocalDate date) {
    List<AreaDay> today = new ArrayList<>();
    for (SortedMap<LocalDate, AreaDay> byDate : areas.values()) {
      AreaDay day = byDate.get(date);
      if (day == null || !day.isKnown()) {
        return;
      }
      today.add(day);
    }
    int hours = today.get(0).hours().size();
    if (today.stream().anyMatch(day -> day.hours().size() != hours)) {
      return;
    }
    double[][][] courses = courses(date, hours);
    if (courses.length < JointLoads.LEAST_DAYS) {
      return;
    }
    days++;
    int area = 0;
    for (String name : areas.keySet()) {
      scorePeak(name, course(courses, area), today.subList(area, area + 1));
      area++;
    }
    if (areas.size() > 1) {
      scorePeak(ALL, sumsOverAreas(courses), today);
    }
    scoreSums(courses, today);
    scoreEnergy(courses, today, date);
  }

  private double[][][] courses(LocalDate date, int hours) {
    SortedMap<String, double[][]> quantiles = new TreeMap<>();
    SortedMap<String, double[][]> errors = new TreeMap<>();
    int known = 0;
    for (int back = FIRST_KNOWN_BACK; back <= JointLoads.DAYS; back++) {
      LocalDate past = date.minusDays(back);
      known += areas.values().stream().allMatch(byDate -> byDate.containsKey(past)) ? 1 : 0;
    }
    if (known < JointLoads.LEAST_DAYS) {
      return new double[0][][];
    }
    areas.forEach(
        (area, byDate) -> {
          quantiles.put(area, Objects.requireNonNull(byDate.get(date)).quantilesMw());
          double[][] past = new double[hours][JointLoads.DAYS];
          for (int h = 0; h < hours; h++) {
            for (int back = 1; back <= JointLoads.DAYS; back++) {
              AreaDay day = byDate.get(date.minusDays(back));
              past[h][back - 1] =
                  day == null || back < FIRST_KNOWN_BACK ? Double.NaN : day.errorMw(h);
            }
          }
          errors.put(area, past);
        });
    return new JointLoads(quantiles, errors).quantileCourses();
  }

  private void scorePeak(String name, double[][] coursesMw, List<AreaDay> parts) {
    Peaks sums = peaks.computeIfAbsent(name, area -> new Peaks());
    DayPeak peak = DayPeak.of(coursesMw);
    double[] came = actual(parts);
    int hour = DayPeak.hourOf(came);
    sums.ofScenarios.add(peak.loadMw(), came[hour]);
    sums.ofMaxima.add(maxima(addedQuantiles(parts)), came[hour]);
    sums.withinHour += Math.abs(peak.likeliestHour() - hour) <= 1 ? 1 : 0;
  }

  private void scoreSums(double[][][] courses, List<AreaDay> today) {
    double[][] sumsMw = sumsOverAreas(courses);
    double[][] added = addedQuantiles(today);
    double[] came = actual(today);
    double[] addedDay = new double[Quantiles.COUNT];
    for (int h = 0; h < came.length; h++) {
      int hour = h;
      double[] ofHour = Arrays.stream(sumsMw).mapToDouble(course -> course[hour]).toArray();
      hourSums.add(Quantiles.ofSample(ofHour), came[h]);
      addedHours.add(added[h], came[h]);
      for (int q = 0; q < addedDay.length; q++) {
        addedDay[q] += added[h][q];
      }
    }
    double cameInDay = Arrays.stream(came).sum();
    double[] ofDay = Arrays.stream(sumsMw).mapToDouble(c -> Arrays.stream(c).sum()).toArray();
    daySums.add(Quantiles.ofSample(ofDay), cameInDay);
    addedDays.add(addedDay, cameInDay);
  }

  private void scoreEnergy(double[][][] courses, List<AreaDay> today, LocalDate date) {
    double[] came = today.stream().flatMapToDouble(d -> Arrays.stream(d.actualMw())).toArray();
    double[][][] quantiles = today.stream().map(AreaDay::quantilesMw).toArray(double[][][]::new);
    double[][] flat = flat(courses);
    energy += JointScores.energyScore(flat, came);
    independent += JointScores.energyScore(shuffled(flat, date.toEpochDay()), came);
    together +=
        JointScores.energyScore(
            flat(JointScenarios.of(quantiles, new double[0][][], courses.length)), came);
  }

  /** The same values in each area and hour, in an order of its own. */
  private static double[][] shuffled(double[][] courses, long seed) {
    double[][] out = new double[courses.length][courses[0].length];
    Random random = new Random(seed);
    for (int i = 0; i < courses[0].length; i++) {
      int[] order = IntStream.range(0, courses.length).toArray();
      for (int k = order.length - 1; k > 0; k--) {
        int other = random.nextInt(k + 1);
        int kept = order[k];
        order[k] = order[other];
        order[other] = kept;
      }
      for (int k = 0; k < order.length; k++) {
        out[k][i] = courses[order[k]][i];
      }
    }
    return out;
  }

  private static double[][] flat(double[][][] courses) {
    return Arrays.stream(courses)
        .map(course -> Arrays.stream(course).flatMapToDouble(Arrays::stream).toArray())
        .toArray(double[][]::new);
  }

  private static double[][] course(double[][][] courses, int area) {
    return Arrays.stream(courses).map(course -> course[area]).toArray(double[][]::new);
  }

  private static double[][] sumsOverAreas(double[][][] courses) {
    return Arrays.stream(courses)
        .map(course -> sum(Arrays.asList(course)))
        .toArray(double[][]::new);
  }

  private static double[] actual(List<AreaDay> parts) {
    return sum(parts.stream().map(AreaDay::actualMw).toList());
  }

  private static double[] sum(Collection<double[]> rows) {
    double[] out = rows.iterator().next().clone();
    Arrays.fill(out, 0);
    for (double[] row : rows) {
      for (int i = 0; i < out.length; i++) {
        out[i] += row[i];
      }
    }
    return out;
  }

  /** Quantiles by hour and level, added up over the areas, MW. */
  private static double[][] addedQuantiles(List<AreaDay> parts) {
    List<double[][]> quantiles = parts.stream().map(AreaDay::quantilesMw).toList();
    return IntStream.range(0, quantiles.get(0).length)
        .mapToObj(hour -> sum(quantiles.stream().map(area -> area[hour]).toList()))
        .toArray(double[][]::new);
  }

  private static double[] maxima(double[][] quantiles) {
    double[] out = quantiles[0].clone();
    for (double[] hour : quantiles) {
      for (int q = 0; q < out.length; q++) {
        out[q] = Math.max(out[q], hour[q]);
      }
    }
    return out;
  }
}
