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

/** The lead of one feeder, and when it would first have been raised. */
public final class FeederLeads {

  /** Days that must have passed before anything can be told. */
  static final int FIRST_NIGHT = 30;

  /** An alarm is about what began lately; older steps are ranked, and were looked at before. */
  static final int ALARM_LOOK_BACK_DAYS = 60;

  /** Lots arrive over days, and a weak step's start is known to days. */
  private static final int TOGETHER_HOURS = 96;

  /** Of a step by itself, for it to be part of one that began at the same time. */
  private static final double MEMBER_CONFIDENCE = 0.1;

  /** Steps of one signal lie further apart than this. */
  private static final int SAME_STEP_HOURS = 6 * FeederSeries.DAY;

  private final FeederSeries feeder;
  private final FeederEvidence evidence;
  private final LeadModel model;

  /** A feeder, its calendar and the weights. */
  public FeederLeads(FeederSeries feeder, HourCalendar calendar, LeadModel model) {
    this.feeder = feeder;
    this.evidence = new FeederEvidence(feeder, calendar);
    this.model = model;
  }

  /** The strongest lead at the end of the hours; empty where nothing rose. */
  public Optional<Lead> now(@Nullable Long firstAlarmHour) {
    List<Candidate> steps = steps();
    return strongest(steps).map(step -> lead(step, steps, firstAlarmHour));
  }

  /** All steps at the end of the hours; none where there are too few hours. */
  List<Candidate> steps() {
    return today() < FIRST_NIGHT ? List.of() : evidence.at(today());
  }

  /** What a step is as a lead, with the other meters that belong to it. */
  Lead lead(Candidate step, List<Candidate> steps, @Nullable Long firstAlarmHour) {
    return lead(step, withOthers(step, steps, today()), firstAlarmHour);
  }

  double confidence(Candidate step) {
    return model.confidence(step.features());
  }

  private int today() {
    return feeder.hours() / FeederSeries.DAY;
  }

  /** Midnight at the end of the hours, since 1970-01-01T00:00Z. */
  long nowHour() {
    return feeder.startHour() + (long) today() * FeederSeries.DAY;
  }

  /** Whether a step is an alarm tonight: strong enough, and of late. */
  boolean alarmsNow(Candidate step) {
    return confidence(step) >= model.alarmLevel()
        && today() * FeederSeries.DAY - step.startHour() <= ALARM_LOOK_BACK_DAYS * FeederSeries.DAY;
  }

  /** As {@link #firstAlarm}, for one step alone and on every night since it began. */
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

  /** Whether two starts may be of one step. */
  static boolean sameStep(long startHour, long otherStartHour) {
    return Math.abs(startHour - otherStartHour) <= SAME_STEP_HOURS;
  }

  /**
   * The step with the other meters that rose within days of it and look like mining by themselves:
   * each alone is weak, but that it came at the same time is not. Says where the load is and how
   * much it is; the confidence stays that of the strongest.
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
   * Midnight of the first night that would have raised an alarm, each night knowing only the hours
   * before it; null where none.
   *
   * @param everyDays 1 for each night; nights are counted from 1970-01-01, so that hours cut short
   *     give the same alarm
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

  /** Confidence of the strongest step as it was at midnight of a day; 0 where there was none. */
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
