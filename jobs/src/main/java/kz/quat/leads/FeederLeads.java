package kz.quat.leads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import kz.quat.leads.evidence.Candidate;
import kz.quat.leads.evidence.FeederEvidence;
import kz.quat.leads.evidence.StepSize;
import kz.quat.leads.score.LeadModel;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.HourCalendar;
import org.jspecify.annotations.Nullable;

/** Finds the lead of one feeder, and the night on which it would first have raised an alarm. */
public final class FeederLeads {

  /** Number of days that must have passed before anything can be said. */
  static final int FIRST_NIGHT = 30;

  /**
   * Alarms are only raised for steps that began within this time. Older steps are ranked, but were
   * examined before.
   */
  static final int ALARM_LOOK_BACK_DAYS = 60;

  /**
   * Starts within this distance count as simultaneous: machines arrive in lots over days, and the
   * start of a weak step is only known to days.
   */
  private static final int TOGETHER_HOURS = 96;

  /**
   * Confidence that a step must have on its own to be joined to another that began at the same
   * time.
   */
  private static final double MEMBER_CONFIDENCE = 0.1;

  /** Starts within this distance are taken for the same step of a signal. */
  private static final int SAME_STEP_HOURS = 6 * FeederSeries.DAY;

  private final FeederSeries feeder;
  private final FeederEvidence evidence;
  private final LeadModel model;

  /** A feeder with its calendar and the weights. */
  public FeederLeads(FeederSeries feeder, HourCalendar calendar, LeadModel model) {
    this.feeder = feeder;
    this.evidence = new FeederEvidence(feeder, calendar);
    this.model = model;
  }

  /** The strongest lead at the end of the hours; empty if nothing rose. */
  public Optional<Lead> now(@Nullable Long firstAlarmHour) {
    List<Candidate> steps = steps();
    return strongest(steps).map(step -> lead(step, steps, firstAlarmHour));
  }

  /** All steps known at the end of the hours; none if there are too few hours. */
  List<Candidate> steps() {
    return today() < FIRST_NIGHT ? List.of() : evidence.at(today());
  }

  /** The lead for a step, including the other meters that belong to it. */
  Lead lead(Candidate step, List<Candidate> steps, @Nullable Long firstAlarmHour) {
    return lead(step, withOthers(step, steps, today()), firstAlarmHour);
  }

  double confidence(Candidate step) {
    return model.confidence(step.features());
  }

  private int today() {
    return feeder.hours() / FeederSeries.DAY;
  }

  /** Midnight at the end of the hours, in hours since 1970-01-01T00:00Z. */
  long nowHour() {
    return feeder.startHour() + (long) today() * FeederSeries.DAY;
  }

  /** Whether a step raises an alarm tonight: it is strong enough and recent. */
  boolean alarmsNow(Candidate step) {
    return confidence(step) >= model.alarmLevel()
        && today() * FeederSeries.DAY - step.startHour() <= ALARM_LOOK_BACK_DAYS * FeederSeries.DAY;
  }

  /** As {@link #firstAlarm}, for one step only and for every night since it began. */
  @Nullable Long firstAlarmOf(Candidate step) {
    int begun = step.startHour() / FeederSeries.DAY;
    int last = Math.min(today(), begun + ALARM_LOOK_BACK_DAYS);
    for (int night = Math.max(FIRST_NIGHT, begun); night <= last; night++) {
      boolean raised =
          evidence.at(night, ALARM_LOOK_BACK_DAYS).stream()
              .filter(other -> sameStep(other.startHour(), step.startHour()))
              .anyMatch(other -> confidence(other) >= model.alarmLevel());
      if (raised) {
        return feeder.startHour() + (long) night * FeederSeries.DAY;
      }
    }
    return null;
  }

  /** Whether two starts may belong to the same step. */
  static boolean sameStep(long startHour, long otherStartHour) {
    return Math.abs(startHour - otherStartHour) <= SAME_STEP_HOURS;
  }

  /**
   * The step joined with the other meters that rose within days of it and look like mining on their
   * own. Each of these is weak, but not their simultaneity. This determines where the load is and
   * its size; the confidence remains that of the strongest step.
   */
  private Candidate withOthers(Candidate step, List<Candidate> steps, int today) {
    if (step.members().isEmpty()) {
      return step;
    }
    TreeSet<Integer> members = new TreeSet<>(step.members());
    steps.stream()
        .filter(other -> other.members().size() == 1)
        .filter(other -> Math.abs(other.startHour() - step.startHour()) <= TOGETHER_HOURS)
        .filter(other -> model.confidence(other.features()) >= MEMBER_CONFIDENCE)
        .sorted(Comparator.comparingDouble(other -> -model.confidence(other.features())))
        .takeWhile(other -> members.size() < FeederEvidence.MOST_MEMBERS)
        .forEach(other -> members.addAll(other.members()));
    return members.size() == step.members().size()
        ? step
        : evidence.together(step, List.copyOf(members), today);
  }

  /**
   * Midnight of the first night that would have raised an alarm if each night knew only the hours
   * before it; null if none would have.
   *
   * @param everyDays distance of the nights in days; they are counted from 1970-01-01, so that
   *     omitting early hours gives the same alarm
   */
  public @Nullable Long firstAlarm(int everyDays) {
    int days = feeder.hours() / FeederSeries.DAY;
    long first = feeder.startHour() / FeederSeries.DAY;
    for (int today = FIRST_NIGHT; today <= days; today++) {
      if (Math.floorMod(first + today, everyDays) == 0 && alarm(today)) {
        return (first + today) * FeederSeries.DAY;
      }
    }
    return null;
  }

  /** Confidence of the strongest step at midnight of a day; 0 if there was none. */
  double confidenceOn(long epochDay) {
    long first = feeder.startHour() / FeederSeries.DAY;
    long today = Math.min(epochDay - first, feeder.hours() / FeederSeries.DAY);
    return today < FIRST_NIGHT
        ? 0
        : strongest(evidence.at((int) today)).map(c -> model.confidence(c.features())).orElse(0.0);
  }

  private boolean alarm(int today) {
    return evidence.at(today, ALARM_LOOK_BACK_DAYS).stream()
        .anyMatch(step -> model.confidence(step.features()) >= model.alarmLevel());
  }

  Optional<Candidate> strongest(List<Candidate> steps) {
    return steps.stream()
        .max(
            Comparator.comparingDouble((Candidate c) -> model.confidence(c.features()))
                .thenComparing(c -> -c.startHour()));
  }

  private Lead lead(Candidate best, Candidate step, @Nullable Long firstAlarmHour) {
    StepSize.Power power = StepSize.of(evidence, step);
    List<PointShare> points = new ArrayList<>();
    if (step.members().isEmpty()) {
      points.add(new PointShare("", power.meanKw()));
    }
    for (int m = 0; m < step.members().size(); m++) {
      String id = feeder.points().get(step.members().get(m)).pointId();
      points.add(new PointShare(id, power.memberKw().get(m)));
    }
    points.sort(
        Comparator.comparingDouble((PointShare p) -> -p.kw()).thenComparing(PointShare::pointId));
    return new Lead(
        feeder.feederId(),
        points,
        feeder.startHour() + best.startHour(),
        power.gone() ? feeder.startHour() + power.endHour() : null,
        power.meanKw(),
        Math.max(0, power.meanKw() - power.halfWidthKw()),
        power.meanKw() + power.halfWidthKw(),
        model.confidence(best.features()),
        firstAlarmHour,
        Arrays.stream(step.features()).boxed().toList());
  }
}
