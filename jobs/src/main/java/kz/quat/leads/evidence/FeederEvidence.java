package kz.quat.leads.evidence;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.quat.leads.series.Balance;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.HourCalendar;
import kz.quat.leads.series.PointSeries;
import kz.quat.leads.series.Readings;

/** Finds the steps of one feeder as they were known at any midnight. */
public final class FeederEvidence {

  /** The most meters over which a mine may be split. */
  public static final int MOST_MEMBERS = 6;

  private static final int DAY = FeederSeries.DAY;
  private static final int EPOCH_DAYS = 28;
  private static final int LOOK_BACK_DAYS = 400;
  private static final int STEPS_A_SIGNAL = 3;
  private static final int GROUPS = 3;
  private static final int APART_DAYS = 6;
  private static final float LEAST_SCORE = 2.5f;
  private static final float MEMBER_SCORE = 1.2f;

  /** Number of days for which a step must have lasted; a few odd days are not a step. */
  private static final int LEAST_AFTER_DAYS = 4;

  private final FeederSeries feeder;
  private final HourCalendar calendar;
  private final Balance balance;
  private final double[][] read;
  private final Signal[] meters;
  private final StepScan[] meterScans;
  private final Map<List<Integer>, Signal> sums = new HashMap<>();
  private int epoch = -1;
  private Signal unexplained = new Signal(new double[0]);
  private StepScan unexplainedScan;

  /** Evidence for a feeder with its region's calendar. */
  public FeederEvidence(FeederSeries feeder, HourCalendar calendar) {
    this.feeder = feeder;
    this.calendar = calendar;
    int n = feeder.points().size();
    read = new double[n][];
    double[][] filled = new double[n][];
    meters = new Signal[n];
    meterScans = new StepScan[n];
    for (int p = 0; p < n; p++) {
      read[p] = Readings.read(feeder.points().get(p).kwh());
      filled[p] = Readings.filled(read[p]);
      meters[p] = new Signal(read[p]);
      meterScans[p] = new StepScan(meters[p], calendar);
    }
    balance = new Balance(feeder, read, filled);
    unexplainedScan = new StepScan(unexplained, calendar);
  }

  /** The steps known at midnight of day {@code today} (counted from the feeder's first day). */
  public List<Candidate> at(int today) {
    return at(today, LOOK_BACK_DAYS);
  }

  /** As {@link #at(int)}, only steps of the last {@code lookBackDays} days. */
  public List<Candidate> at(int today, int lookBackDays) {
    refit(today);
    List<Candidate> found = new ArrayList<>();
    for (int day : steps(unexplainedScan, today, lookBackDays)) {
      add(found, List.of(), unexplained, unexplainedScan.best(day, today), day, today);
    }
    for (int p = 0; p < meters.length; p++) {
      for (int day : steps(meterScans[p], today, lookBackDays)) {
        add(found, List.of(p), meters[p], meterScans[p].best(day, today), day, today);
      }
    }
    for (Group group : groups(today, lookBackDays)) {
      add(found, group.members, sum(group.members), group.score, group.day, today);
    }
    return found;
  }

  /** Fits the loss again every four weeks of the calendar, from the hours known then. */
  private void refit(int today) {
    int now = (int) Math.floorDiv(feeder.startHour() / DAY + today, EPOCH_DAYS);
    if (now != epoch) {
      epoch = now;
      long first = (long) now * EPOCH_DAYS - feeder.startHour() / DAY;
      int known = (int) Math.max(Math.min(today, 21), first);
      unexplained = new Signal(balance.unexplained(known * DAY));
      unexplainedScan = new StepScan(unexplained, calendar);
    }
  }

  private static List<Integer> steps(StepScan scan, int today, int lookBackDays) {
    int first = Math.max(0, today - lookBackDays);
    float[] best = new float[today - first];
    for (int s = first; s < today; s++) {
      best[s - first] = scan.best(s, today);
    }
    List<Integer> out = new ArrayList<>();
    for (int k = 0; k < STEPS_A_SIGNAL; k++) {
      int top = -1;
      for (int i = 0; i < best.length; i++) {
        if (best[i] > LEAST_SCORE && (top < 0 || best[i] > best[top])) {
          top = i;
        }
      }
      if (top < 0) {
        break;
      }
      out.add(first + top);
      Arrays.fill(
          best, Math.max(0, top - APART_DAYS), Math.min(best.length, top + APART_DAYS + 1), 0f);
    }
    return out;
  }

  private record Member(int point, float score) {}

  private record Group(List<Integer> members, int day, float score) {}

  /** Meters that rise on the same day: the strongest days, each with its meters. */
  private List<Group> groups(int today, int lookBackDays) {
    int first = Math.max(0, today - lookBackDays);
    List<Group> all = new ArrayList<>();
    for (int s = first; s < today - 2; s++) {
      Group group = groupOf(s, today);
      if (group.members.size() > 1) {
        all.add(group);
      }
    }
    all.sort(Comparator.comparingDouble((Group g) -> -g.score).thenComparingInt(g -> g.day));
    List<Group> out = new ArrayList<>();
    for (Group group : all) {
      if (out.size() < GROUPS
          && out.stream().allMatch(g -> Math.abs(g.day - group.day) > APART_DAYS)) {
        out.add(group);
      }
    }
    return out;
  }

  private Group groupOf(int s, int today) {
    List<Member> rising = new ArrayList<>();
    for (int p = 0; p < meters.length; p++) {
      float score = 0;
      for (int d = Math.max(0, s - 1); d <= s + 1 && d < today; d++) {
        score = Math.max(score, meterScans[p].best(d, today) * (d == s ? 1f : 0.8f));
      }
      if (score > MEMBER_SCORE) {
        rising.add(new Member(p, score));
      }
    }
    rising.sort(Comparator.comparingDouble((Member m) -> -m.score).thenComparingInt(m -> m.point));
    List<Integer> members = new ArrayList<>();
    float score = 0;
    for (Member m : rising) {
      if (members.size() < MOST_MEMBERS) {
        members.add(m.point);
        score += Math.min(m.score, 8);
      }
    }
    return new Group(members, s, score);
  }

  private Signal sum(List<Integer> members) {
    return sums.computeIfAbsent(members, this::added);
  }

  private Signal added(List<Integer> members) {
    double[] out = new double[feeder.hours()];
    for (int p : members) {
      for (int i = 0; i < out.length; i++) {
        out[i] += read[p][i];
      }
    }
    return new Signal(out);
  }

  /**
   * One step of several meters that rose together, that is, a mine split over them.
   *
   * @param step of one meter or more; its start is kept
   * @param members the meters by position in the feeder, ascending, including those of the step
   * @param today the night on which the step was found
   */
  public Candidate together(Candidate step, List<Integer> members, int today) {
    List<Candidate> found = new ArrayList<>();
    float score = (float) step.features()[Feature.SCAN.index()];
    add(found, members, sum(members), score, step.startHour() / DAY, today);
    return found.isEmpty() ? step : found.get(0);
  }

  private void add(
      List<Candidate> found,
      List<Integer> members,
      Signal signal,
      float score,
      int day,
      int today) {
    StepShape shape = new StepShape(signal, calendar, day, today * DAY);
    if (!(shape.size > 0.5)
        || shape.daysBefore < 8
        || today * DAY - shape.start < LEAST_AFTER_DAYS * DAY) {
      return;
    }
    double[] features = new double[Feature.COUNT];
    features[Feature.KIND.index()] = Math.min(2, members.size());
    features[Feature.SCAN.index()] = score;
    ShapeFeatures.fill(shape, features);
    new FeederFeatures(this, members, shape, day, today).fill(features);
    found.add(new Candidate(members, shape, features));
  }

  FeederSeries feeder() {
    return feeder;
  }

  Balance balance() {
    return balance;
  }

  Signal meter(int p) {
    return meters[p];
  }

  StepScan meterScan(int p) {
    return meterScans[p];
  }

  Signal unexplained() {
    return unexplained;
  }

  StepScan unexplainedScan() {
    return unexplainedScan;
  }

  double[] read(int p) {
    return read[p];
  }

  PointSeries point(int p) {
    return feeder.points().get(p);
  }
}
