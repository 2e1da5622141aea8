package kz.quat.leads.score;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.quat.leads.evidence.Candidate;
import kz.quat.leads.evidence.Feature;
import kz.quat.leads.evidence.FeederEvidence;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.HourCalendar;
import org.jspecify.annotations.Nullable;

/**
 * Learns the weights from sets of feeders whose mines are known.
 *
 * <p>Each feeder is examined on every twelfth night and on the last, and soon after a known start;
 * the latter nights have less weight, so that young steps are not over-represented. Whole sets are
 * kept apart: the forests of one half judge the other half, and the calibration is fitted to these
 * judgements.
 */
public final class LeadTraining {

  private static final int DAY = FeederSeries.DAY;
  private static final int EVERY_DAYS = 12;
  private static final int FIRST_DAY = 40;
  private static final int[] EARLY_AGES = {4, 6, 8, 11, 15, 20, 28};
  private static final int EARLY_DAYS = 32;
  private static final double EARLY_WEIGHT = 0.35;
  private static final double LAST_WEIGHT = 2;
  private static final double KEPT_OF_THE_REST = 0.12;
  private static final int EARLIEST_DAYS = -6;
  private static final int LATEST_DAYS = 16;
  private static final int TREES = 110;
  private static final int DEPTH = 4;
  private static final int FORESTS = 2;
  private static final long SEED = 7;

  private final List<Sample> samples = new ArrayList<>();

  @SuppressWarnings(
      "ArrayRecordComponent") // numbers to learn from; records of them are never compared
  private record Sample(
      int set,
      String feeder,
      int today,
      boolean last,
      double[] features,
      int label,
      double weight) {}

  /**
   * Adds a set.
   *
   * @param set number of the set; even and odd numbers form the two halves
   * @param mines by the feeder's code; a feeder that is not included has none
   */
  public void add(
      int set,
      Collection<FeederSeries> feeders,
      HourCalendar calendar,
      Map<String, KnownMine> mines) {
    feeders.parallelStream()
        .map(feeder -> of(set, feeder, calendar, mines.get(feeder.feederId())))
        .toList()
        .forEach(samples::addAll);
  }

  private static List<Sample> of(
      int set, FeederSeries feeder, HourCalendar calendar, @Nullable KnownMine mine) {
    SplittableRandom random =
        new SplittableRandom(SEED + 1000L * set + feeder.feederId().hashCode());
    FeederEvidence evidence = new FeederEvidence(feeder, calendar);
    int days = feeder.hours() / DAY;
    TreeSet<Integer> nights = new TreeSet<>();
    for (int t = FIRST_DAY + random.nextInt(EVERY_DAYS); t < days; t += EVERY_DAYS) {
      nights.add(t);
    }
    nights.add(days);
    if (mine != null) {
      int start = (int) ((mine.startHour() - feeder.startHour()) / DAY);
      for (int age : EARLY_AGES) {
        if (start + age <= days) {
          nights.add(start + age);
        }
      }
    }
    List<Sample> out = new ArrayList<>();
    for (int today : nights) {
      for (Candidate step : evidence.at(today)) {
        boolean last = today == days;
        int label = mine != null && same(feeder, step, mine) ? 1 : 0;
        if (label == 1 || last || random.nextDouble() < KEPT_OF_THE_REST) {
          out.add(
              new Sample(
                  set,
                  feeder.feederId(),
                  today,
                  last,
                  step.features(),
                  label,
                  weight(step, last, label)));
        }
      }
    }
    return out;
  }

  private static double weight(Candidate step, boolean last, int label) {
    if (last) {
      return LAST_WEIGHT;
    }
    if (label == 0) {
      return 1 / KEPT_OF_THE_REST;
    }
    return step.features()[Feature.AGE_DAYS.index()] < EARLY_DAYS ? EARLY_WEIGHT : 1;
  }

  private static boolean same(FeederSeries feeder, Candidate step, KnownMine mine) {
    double late = (feeder.startHour() + step.startHour() - mine.startHour()) / (double) DAY;
    if (late < EARLIEST_DAYS || late > LATEST_DAYS) {
      return false;
    }
    if (step.members().isEmpty()) {
      return mine.points().isEmpty();
    }
    long hit =
        step.members().stream()
            .filter(p -> mine.points().contains(feeder.points().get(p).pointId()))
            .count();
    return hit > 0 && 2 * hit >= step.members().size();
  }

  /** Number of steps to learn from. */
  public int size() {
    return samples.size();
  }

  /** The fitted weights; the same sets give the same weights. */
  public LeadModel fit(double alarmLevel) {
    List<double[]> judged = new ArrayList<>();
    for (int half = 0; half < 2; half++) {
      int other = half;
      List<Tree> trees = forest(samples.stream().filter(s -> s.set % 2 != other).toList(), SEED);
      LeadModel model = new LeadModel(trees, 1, 1, 0, alarmLevel);
      judged.addAll(judge(model, samples.stream().filter(s -> s.set % 2 == other).toList()));
    }
    double[] line = Platt.fit(judged);
    List<Tree> all = new ArrayList<>();
    for (int k = 0; k < FORESTS; k++) {
      all.addAll(forest(samples, SEED + k));
    }
    return new LeadModel(all, FORESTS, line[0], line[1], alarmLevel);
  }

  private static List<Tree> forest(List<Sample> of, long seed) {
    double[][] rows = of.stream().map(s -> s.features).toArray(double[][]::new);
    double[] target = of.stream().mapToDouble(s -> s.label).toArray();
    double[] weight = of.stream().mapToDouble(s -> s.weight).toArray();
    return new TreeTrainer(rows, target, weight, DEPTH, seed).boost(LeadModel.START, TREES);
  }

  /** Margin and truth for the strongest step of each feeder on the last night. */
  private static List<double[]> judge(LeadModel model, List<Sample> unseen) {
    Map<String, double[]> best = new HashMap<>();
    for (Sample s : unseen) {
      if (s.last) {
        double margin = model.margin(s.features);
        best.merge(
            s.set + "/" + s.feeder, new double[] {margin, s.label}, (a, b) -> a[0] >= b[0] ? a : b);
      }
    }
    return new TreeMap<>(best).values().stream().toList();
  }
}
