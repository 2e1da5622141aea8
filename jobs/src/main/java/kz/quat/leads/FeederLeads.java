package kz.quat.leads;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
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
    int today = feeder.hours() / FeederSeries.DAY;
    if (today < FIRST_NIGHT) {
      return Optional.empty();
    }
    return strongest(evidence.at(today)).map(step -> lead(step, firstAlarmHour));
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

  private boolean alarm(int today) {
    return evidence.at(today, ALARM_LOOK_BACK_DAYS).stream()
        .anyMatch(step -> model.confidence(step.features()) >= model.alarmLevel());
  }

  private Optional<Candidate> strongest(List<Candidate> steps) {
    return steps.stream()
        .max(
            Comparator.comparingDouble((Candidate c) -> model.confidence(c.features()))
                .thenComparing(c -> -c.startHour()));
  }

  private Lead lead(Candidate step, @Nullable Long firstAlarmHour) {
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
        feeder.startHour() + step.startHour(),
        power.gone() ? feeder.startHour() + power.endHour() : null,
        power.meanKw(),
        Math.max(0, power.meanKw() - power.halfWidthKw()),
        power.meanKw() + power.halfWidthKw(),
        model.confidence(step.features()),
        firstAlarmHour,
        Arrays.stream(step.features()).boxed().toList());
  }
}
