package kz.quat.leads;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import kz.quat.leads.evidence.Candidate;
import kz.quat.leads.evidence.ResponseToOrders;
import kz.quat.leads.score.LeadModel;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.HourCalendar;
import kz.quat.leads.series.PointSeries;
import kz.quat.leads.visits.LeadStatus;
import kz.quat.leads.visits.Visit;
import org.jspecify.annotations.Nullable;

/**
 * Updates the leads of one feeder from night to night. Each known step is searched for again, and
 * the strongest step that no visit decided may become a new lead. Decisions by visits are kept.
 */
public final class FeederNight {

  /** Number of days for which a lead stays on the list after its load ended. */
  static final int GONE_DAYS = 60;

  /**
   * Number of days for which a decided lead stays on the list: until its step has left the readings
   * that a night reads.
   */
  static final int DECIDED_DAYS = 442;

  private static final int DAY = FeederSeries.DAY;
  private static final int ECHO_HOURS = 28 * DAY;

  /**
   * What a night knows in addition to the feeder's own readings.
   *
   * @param day the delivery day
   * @param leastConfidence least confidence of a lead
   * @param visits of any feeders, up to the issue time
   * @param visitDaysNearby days since 1970-01-01 of visits to other feeders of the region
   * @param curtailed whether an hour since 1970-01-01T00:00Z had no quota in the feeder's region
   */
  public record Knowledge(
      LocalDate day,
      double leastConfidence,
      List<Visit> visits,
      Collection<Long> visitDaysNearby,
      LongPredicate curtailed) {}

  private final FeederSeries feeder;
  private final FeederLeads leads;
  private final LeadModel learned;
  private final Knowledge night;
  private final List<Visit> visits;
  private final List<Candidate> steps;
  private final Set<Candidate> claimed = new HashSet<>();
  private final List<NightLead> out = new ArrayList<>();

  /**
   * A feeder on a night.
   *
   * @param model recalibrated by inspections
   * @param learned the model before that recalibration
   */
  public FeederNight(
      FeederSeries feeder,
      HourCalendar calendar,
      LeadModel model,
      LeadModel learned,
      Knowledge night) {
    this.feeder = feeder;
    this.leads = new FeederLeads(feeder, calendar, model);
    this.learned = learned;
    this.night = night;
    Set<String> points =
        feeder.points().stream().map(PointSeries::pointId).collect(Collectors.toSet());
    this.visits =
        night.visits().stream().filter(visit -> visit.isTo(feeder.feederId(), points)).toList();
    this.steps = leads.steps();
  }

  /**
   * Confidence of the strongest step before recalibration by inspections; 0 if there is no step.
   */
  public double strongestLearned() {
    return leads.strongest(steps).map(step -> learned.confidence(step.features())).orElse(0.0);
  }

  /**
   * Confidence (before recalibration by inspections) of the strongest step at the midnight before a
   * visit; null if the visit is before or after the available readings.
   */
  public @Nullable Double learnedBefore(Visit visit, HourCalendar calendar) {
    long first = feeder.startHour() / DAY + FeederLeads.FIRST_NIGHT;
    long day = visit.day().toEpochDay();
    return day < first || day > leads.nowHour() / DAY
        ? null
        : new FeederLeads(feeder, calendar, learned).confidenceOn(day);
  }

  /** Visits to this feeder or to one of its points. */
  public List<Visit> visits() {
    return visits;
  }

  /**
   * Tonight's leads.
   *
   * @param before the leads of the night before
   */
  public List<NightLead> after(List<KnownLead> before) {
    for (KnownLead known :
        before.stream().sorted(Comparator.comparing(KnownLead::leadId)).toList()) {
      Optional<Candidate> step = leads.strongest(stepsOf(known));
      if (step.isPresent()) {
        claim(step.get());
        again(known, step.get());
      } else {
        unseen(known);
      }
    }
    addStrongest();
    return List.copyOf(out);
  }

  private List<Candidate> stepsOf(KnownLead known) {
    LocalDate decidedOn = known.decidedOn();
    return steps.stream()
        .filter(step -> FeederLeads.sameStep(startHour(step), known.startHour()))
        // A step that began after a visit is another load than the one that the visit decided.
        .filter(step -> decidedOn == null || !startDay(step).isAfter(decidedOn))
        .filter(step -> !claimed.contains(step))
        .toList();
  }

  /** Marks a step as used, together with steps that began at the same time and its echoes. */
  private void claim(Candidate step) {
    steps.stream()
        .filter(
            other ->
                FeederLeads.sameStep(other.startHour(), step.startHour()) || isEcho(other, step))
        .forEach(claimed::add);
  }

  /**
   * Whether another step is an echo: one load may look like a second, weaker step of its meters
   * some weeks apart.
   */
  private static boolean isEcho(Candidate other, Candidate step) {
    return Math.abs(other.startHour() - step.startHour()) <= ECHO_HOURS
        && (other.members().equals(step.members())
            || !Collections.disjoint(other.members(), step.members()));
  }

  private void again(KnownLead known, Candidate step) {
    Long alarm = known.firstAlarmHour();
    if (alarm == null && known.decidedOn() == null && leads.alarmsNow(step)) {
      alarm = leads.nowHour();
    }
    Lead lead = leads.lead(step, steps, alarm);
    Decision decision = decision(known, LeadStatus.deciding(lead, visits));
    boolean weak = decision.on() == null && lead.confidence() < night.leastConfidence();
    if (weak && alarm == null) {
      return;
    }
    LeadStatus status =
        decision.on() != null
            ? decision.status()
            : lead.endHour() != null
                ? LeadStatus.GONE
                : known.firstSeen().equals(night.day()) ? LeadStatus.NEW : LeadStatus.STANDING;
    if (status == LeadStatus.GONE && isOver(lead.endHour(), GONE_DAYS)) {
      return;
    }
    add(known.leadId(), known.firstSeen(), step, lead, status, decision.on());
  }

  /** The earlier decision, unless a later visit decides otherwise. */
  private static Decision decision(KnownLead known, Optional<Visit> visit) {
    LocalDate before = known.decidedOn();
    return visit
        .filter(v -> before == null || v.day().isAfter(before) || v.day().equals(before))
        .map(v -> new Decision(LeadStatus.decided(v), v.day()))
        .orElse(new Decision(known.status(), before));
  }

  private record Decision(LeadStatus status, @Nullable LocalDate on) {}

  /** Keeps a lead with its figures although the readings no longer show its step. */
  private void unseen(KnownLead known) {
    Decision decision =
        decision(
            known,
            LeadStatus.deciding(feeder.feederId(), known.points(), known.startHour(), visits));
    LocalDate on = decision.on();
    boolean stays =
        on != null
            ? !on.plusDays(DECIDED_DAYS).isBefore(night.day())
            : known.firstAlarmHour() != null && !isOver(known.endHour(), GONE_DAYS);
    if (stays) {
      LeadStatus status =
          on != null
              ? decision.status()
              : known.endHour() != null ? LeadStatus.GONE : LeadStatus.STANDING;
      out.add(new NightLead(known.leadId(), null, 0, status, known.firstSeen(), on, null, null));
    }
  }

  private boolean isOver(@Nullable Long endHour, int days) {
    return endHour != null
        && LocalDate.ofEpochDay(Math.floorDiv(endHour, DAY)).plusDays(days).isBefore(night.day());
  }

  /**
   * Adds the strongest step that no visit decided, unless an open lead of the feeder is stronger.
   */
  private void addStrongest() {
    double open =
        out.stream()
            .filter(lead -> !lead.status().isDecided())
            .map(NightLead::judged)
            .filter(Objects::nonNull)
            .mapToDouble(Lead::confidence)
            .max()
            .orElse(0);
    boolean decidedShown = out.stream().anyMatch(lead -> lead.status().isDecided());
    for (Candidate step : inOrder()) {
      if (leads.confidence(step) < Math.max(night.leastConfidence(), open)) {
        return;
      }
      if (claimed.contains(step)) {
        continue;
      }
      Lead found = leads.lead(step, steps, null);
      Optional<Visit> visit = LeadStatus.deciding(found, visits);
      claim(step);
      if (visit.isEmpty() && !(found.endHour() != null && isOver(found.endHour(), GONE_DAYS))) {
        Lead lead = leads.lead(step, steps, leads.firstAlarmOf(step));
        LeadStatus status = lead.endHour() == null ? LeadStatus.NEW : LeadStatus.GONE;
        add(newId(step), night.day(), step, lead, status, null);
        return;
      }
      if (visit.isPresent() && !decidedShown) {
        decidedShown = true;
        LeadStatus status = LeadStatus.decided(visit.get());
        add(newId(step), night.day(), step, found, status, visit.get().day());
      }
    }
  }

  private List<Candidate> inOrder() {
    return steps.stream()
        .sorted(
            Comparator.comparingDouble((Candidate step) -> -leads.confidence(step))
                .thenComparing(Candidate::startHour)
                .thenComparing(step -> step.members().toString()))
        .toList();
  }

  private void add(
      String id,
      LocalDate firstSeen,
      Candidate step,
      Lead lead,
      LeadStatus status,
      @Nullable LocalDate decidedOn) {
    out.add(
        new NightLead(
            id,
            lead,
            learned.confidence(step.features()),
            status,
            firstSeen,
            decidedOn,
            ResponseToOrders.underOrders(step, feeder.startHour(), night.curtailed()),
            ResponseToOrders.whenNeighboursWereVisited(step, feeder.startHour(), nearby(lead))));
  }

  private Set<Long> nearby(Lead lead) {
    Set<String> own = lead.points().stream().map(PointShare::pointId).collect(Collectors.toSet());
    Set<Long> days = new HashSet<>(night.visitDaysNearby());
    visits.stream()
        .filter(visit -> visit.pointId().isEmpty() || !own.contains(visit.pointId()))
        .forEach(visit -> days.add(visit.day().toEpochDay()));
    return days;
  }

  /** An id that no other lead of the feeder has. */
  private String newId(Candidate step) {
    String id = feeder.feederId() + "@" + startDay(step);
    String free = id;
    for (int n = 2; taken(free); n++) {
      free = id + "-" + n;
    }
    return free;
  }

  private boolean taken(String id) {
    return out.stream().anyMatch(lead -> lead.leadId().equals(id));
  }

  private long startHour(Candidate step) {
    return feeder.startHour() + step.startHour();
  }

  private LocalDate startDay(Candidate step) {
    return LocalDate.ofEpochDay(Math.floorDiv(startHour(step), DAY));
  }
}
