package kz.quat.leads;

import static kz.quat.leads.SmallFeeder.START;
import static kz.quat.leads.SmallFeeder.steady;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;
import kz.quat.leads.score.LeadModel;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.HourCalendar;
import kz.quat.leads.visits.LeadStatus;
import kz.quat.leads.visits.Visit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** A feeder with eight offices from night to night: 40 kW on meter C from Tuesday 2024-05-07 on. */
class FeederNightTest {

  private static final LocalDate FIRST_DAY = LocalDate.of(2024, 1, 1);
  private static final LocalDate BEGAN = LocalDate.of(2024, 5, 7);
  private static final LeadModel MODEL = LeadModel.shipped();
  private static final double KW = 40;

  private SmallFeeder feeder = new SmallFeeder().onMeter(2, steady(KW));
  private List<Visit> visits = List.of();
  private Set<Long> nearby = Set.of();
  private LongPredicate curtailed = hour -> false;

  private List<NightLead> night(LocalDate day, List<KnownLead> before) {
    int days = (int) (day.toEpochDay() - FIRST_DAY.toEpochDay());
    FeederSeries series = feeder.series(days * 24);
    HourCalendar calendar =
        new HourCalendar(series.startHour(), series.hours(), ZoneOffset.UTC, Set.of());
    FeederNight.Knowledge knowledge =
        new FeederNight.Knowledge(day, 0.05, visits, nearby, curtailed);
    return new FeederNight(series, calendar, MODEL, MODEL, knowledge).after(before);
  }

  private List<NightLead> night(String day) {
    return night(LocalDate.parse(day), List.of());
  }

  /** What the warehouse would pass to the next night. */
  private static List<KnownLead> kept(List<NightLead> leads, List<KnownLead> before) {
    return leads.stream().map(lead -> kept(lead, before)).toList();
  }

  private static KnownLead kept(NightLead lead, List<KnownLead> before) {
    Lead judged = lead.judged();
    KnownLead old =
        before.stream().filter(b -> b.leadId().equals(lead.leadId())).findFirst().orElse(null);
    if (judged == null) {
      KnownLead known = Objects.requireNonNull(old);
      return new KnownLead(
          known.leadId(),
          known.points(),
          known.startHour(),
          known.endHour(),
          known.firstSeen(),
          known.firstAlarmHour(),
          lead.status(),
          lead.decidedOn());
    }
    Set<String> points =
        judged.points().stream()
            .map(PointShare::pointId)
            .filter(id -> !id.isEmpty())
            .collect(Collectors.toSet());
    return new KnownLead(
        lead.leadId(),
        points,
        judged.startHour(),
        judged.endHour(),
        lead.firstSeen(),
        judged.firstAlarmHour(),
        lead.status(),
        lead.decidedOn());
  }

  private static NightLead only(List<NightLead> leads) {
    assertThat(leads).hasSize(1);
    return leads.get(0);
  }

  private static Lead judged(NightLead lead) {
    return Objects.requireNonNull(lead.judged());
  }

  private static @Nullable LocalDate alarm(NightLead lead) {
    Long hour = judged(lead).firstAlarmHour();
    return hour == null ? null : LocalDate.ofEpochDay(hour / 24);
  }

  @Test
  void aLeadIsNewOnceAndThenKeepsItsIdAndFirstAlarm() {
    List<NightLead> first = night("2024-05-20");
    NightLead lead = only(first);
    assertThat(lead.status()).isEqualTo(LeadStatus.NEW);
    assertThat(lead.leadId()).isEqualTo("small@2024-05-07");
    assertThat(judged(lead).points().get(0).pointId()).isEqualTo("C");
    LocalDate raised = Objects.requireNonNull(alarm(lead));
    assertThat(raised).isBetween(BEGAN.plusDays(4), LocalDate.of(2024, 5, 20));
    List<KnownLead> known = kept(first, List.of());
    NightLead later = only(night(LocalDate.of(2024, 6, 20), known));
    assertThat(later.leadId()).isEqualTo(lead.leadId());
    assertThat(later.status()).isEqualTo(LeadStatus.STANDING);
    assertThat(later.firstSeen()).isEqualTo(LocalDate.of(2024, 5, 20));
    assertThat(alarm(later)).isEqualTo(raised);
  }

  @Test
  void nightsOneByOneRaiseTheSameAlarmAsOneThatLooksBack() {
    List<KnownLead> known = List.of();
    List<NightLead> tonight = List.of();
    for (LocalDate day = BEGAN.plusDays(1);
        day.isBefore(LocalDate.of(2024, 5, 21));
        day = day.plusDays(1)) {
      tonight = night(day, known);
      known = kept(tonight, known);
    }
    NightLead stepped = strongest(tonight);
    assertThat(alarm(stepped)).isEqualTo(alarm(strongest(night("2024-05-20"))));
  }

  private static NightLead strongest(List<NightLead> leads) {
    return leads.stream()
        .filter(lead -> lead.judged() != null)
        .max((a, b) -> Double.compare(judged(a).confidence(), judged(b).confidence()))
        .orElseThrow();
  }

  @Test
  void whatInspectorsFoundNoNightOverwrites() {
    List<NightLead> first = night("2024-06-01");
    List<KnownLead> known = kept(first, List.of());
    visits = List.of(new Visit("", "C", LocalDate.of(2024, 6, 3), false));
    List<NightLead> second = night(LocalDate.of(2024, 6, 5), known);
    assertThat(only(second).status()).isEqualTo(LeadStatus.CLEARED);
    assertThat(only(second).decidedOn()).isEqualTo("2024-06-03");
    // The file of inspections may have disappeared, but the decision stays.
    visits = List.of();
    NightLead third = only(night(LocalDate.of(2024, 7, 5), kept(second, known)));
    assertThat(third.status()).isEqualTo(LeadStatus.CLEARED);
    assertThat(third.decidedOn()).isEqualTo("2024-06-03");
    assertThat(third.firstSeen()).isEqualTo("2024-06-01");
  }

  @Test
  void aLaterVisitMayFindWhatAnEarlierOneDidNot() {
    List<KnownLead> known = kept(night("2024-06-01"), List.of());
    visits =
        List.of(
            new Visit("small", "", LocalDate.of(2024, 6, 3), false),
            new Visit("small", "", LocalDate.of(2024, 6, 20), true));
    NightLead lead = only(night(LocalDate.of(2024, 7, 1), known));
    assertThat(lead.status()).isEqualTo(LeadStatus.CONFIRMED);
    assertThat(lead.decidedOn()).isEqualTo("2024-06-20");
  }

  @Test
  void aLoadThatBeganAfterAVisitIsALeadOfItsOwn() {
    visits = List.of(new Visit("small", "", LocalDate.of(2024, 5, 25), false));
    int second = START + 40 * 24;
    feeder.onMeter(5, h -> h < second ? 0 : 1.5 * KW * (1 + 0.01 * Math.sin(h * 1.3)));
    List<KnownLead> known = kept(night("2024-06-01"), List.of());
    List<NightLead> later = night(LocalDate.of(2024, 7, 15), known);
    assertThat(later)
        .extracting(NightLead::leadId, NightLead::status)
        .containsExactlyInAnyOrder(
            tuple("small@2024-05-07", LeadStatus.CLEARED),
            tuple("small@2024-06-16", LeadStatus.NEW));
  }

  @Test
  void aLoadThatEndedIsGoneAndLeavesTheListAfterSixtyDays() {
    int end = START + 40 * 24;
    feeder = new SmallFeeder().onMeter(2, h -> h < end ? steady(KW).kw(h) : 0);
    List<KnownLead> known = kept(night("2024-06-10"), List.of());
    List<NightLead> ended = night(LocalDate.of(2024, 7, 1), known);
    assertThat(only(ended).status()).isEqualTo(LeadStatus.GONE);
    List<KnownLead> after = kept(ended, known);
    FeederNight.Knowledge late =
        new FeederNight.Knowledge(
            LocalDate.of(2024, 9, 1), 0.05, List.of(), Set.of(), hour -> false);
    FeederSeries series = feeder.series();
    HourCalendar calendar =
        new HourCalendar(series.startHour(), series.hours(), ZoneOffset.UTC, Set.of());
    assertThat(new FeederNight(series, calendar, MODEL, MODEL, late).after(after))
        .noneMatch(lead -> lead.leadId().equals(after.get(0).leadId()));
  }

  @Test
  void anAlarmedLeadWhoseStepHasLeftTheReadingsKeepsItsFigures() {
    KnownLead old =
        new KnownLead(
            "small@2022-11-01",
            Set.of("H"),
            LocalDate.of(2022, 11, 1).toEpochDay() * 24,
            null,
            LocalDate.of(2022, 11, 9),
            LocalDate.of(2022, 11, 9).toEpochDay() * 24,
            LeadStatus.STANDING,
            null);
    List<NightLead> leads = night(LocalDate.of(2024, 6, 1), List.of(old));
    assertThat(leads).hasSize(2);
    NightLead kept =
        leads.stream().filter(lead -> lead.leadId().equals(old.leadId())).findFirst().orElseThrow();
    assertThat(kept.status()).isEqualTo(LeadStatus.STANDING);
    assertThat(kept.judged()).isNull();
  }

  @Test
  void aLoadThatStopsUnderOrdersIsToldFromOneThatTakesNoNotice() {
    // Without quota from 12 to 18 hours on every fifth day.
    LongPredicate orders = hour -> hour / 24 % 5 == 0 && hour % 24 >= 12 && hour % 24 < 18;
    curtailed = orders;
    double deaf = underOrders(night("2024-07-01"));
    feeder =
        new SmallFeeder()
            .onMeter(2, h -> orders.test(SmallFeeder.FIRST_HOUR + h) ? 0 : steady(KW).kw(h));
    double obedient = underOrders(night("2024-07-01"));
    assertThat(deaf).isBetween(0.9, 1.1);
    assertThat(obedient).isLessThan(0.2);
  }

  private static double underOrders(List<NightLead> leads) {
    return Objects.requireNonNull(only(leads).underOrders());
  }

  @Test
  void aLoadThatIsOffWhileNeighboursAreVisitedIsTold() {
    LocalDate visit = LocalDate.of(2024, 6, 10);
    nearby = Set.of(visit.toEpochDay());
    int off = (int) (visit.toEpochDay() * 24 - SmallFeeder.FIRST_HOUR);
    feeder = new SmallFeeder().onMeter(2, h -> h >= off && h < off + 72 ? 0 : steady(KW).kw(h));
    assertThat(Objects.requireNonNull(only(night("2024-07-01")).afterVisits())).isLessThan(0.2);
    nearby = Set.of(visit.plusDays(10).toEpochDay());
    assertThat(Objects.requireNonNull(only(night("2024-07-01")).afterVisits())).isBetween(0.8, 1.2);
    nearby = Set.of();
    assertThat(only(night("2024-07-01")).afterVisits()).isNull();
  }

  @Test
  void aVisitBeforeTheReadingsTeachesNothing() {
    FeederSeries series = feeder.series();
    HourCalendar calendar =
        new HourCalendar(series.startHour(), series.hours(), ZoneOffset.UTC, Set.of());
    FeederNight night =
        new FeederNight(
            series,
            calendar,
            MODEL,
            MODEL,
            new FeederNight.Knowledge(
                LocalDate.of(2024, 8, 8), 0.05, List.of(), Set.of(), hour -> false));
    assertThat(night.learnedBefore(visitOn(LocalDate.of(2023, 12, 1)), calendar)).isNull();
    assertThat(night.learnedBefore(visitOn(LocalDate.of(2025, 1, 1)), calendar)).isNull();
    assertThat(night.learnedBefore(visitOn(BEGAN), calendar)).isLessThan(0.3);
    assertThat(night.learnedBefore(visitOn(LocalDate.of(2024, 6, 20)), calendar))
        .isGreaterThan(0.5);
  }

  private static Visit visitOn(LocalDate day) {
    return new Visit("small", "", day, true);
  }
}
