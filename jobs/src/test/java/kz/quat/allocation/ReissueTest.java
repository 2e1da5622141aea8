package kz.quat.allocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import kz.quat.allocation.cases.BadCaseException;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.solution.Solution;
import kz.quat.allocation.whatif.Change;
import kz.quat.allocation.whatif.Reissue;
import kz.quat.allocation.whatif.WhatIf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Quotas of the rest of a day, against the engine on the whole day. */
class ReissueTest {

  private static final WhatIf.Supplement NOTHING = new WhatIf.Supplement(List.of(), List.of());
  private static final int HOURS = 5;
  private static final int FROM = 2;

  static IntStream seeds() {
    return RandomCase.seeds(40);
  }

  private static QuotaCase day(int seed) {
    return RandomCase.seed(seed).tiers(3).ramps().minimumLoads().hours(HOURS).make();
  }

  private static Reissue reissue(QuotaCase quotaCase, int fromHour, String... changes) {
    return Reissue.of(
        quotaCase,
        NOTHING,
        fromHour,
        java.util.Arrays.stream(changes).map(Change::ofText).toList());
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void withoutAChangeNobodyGetsAnOrder(int seed) {
    assertThat(reissue(day(seed), FROM).orders()).isEmpty();
  }

  /** Whoever solves the whole day with the change in its later hours gets the same quotas. */
  @ParameterizedTest
  @MethodSource("seeds")
  void theRestOfTheDayIsThatOfTheWholeDayChanged(int seed) {
    QuotaCase whole = day(seed);
    Reissue reissue = reissue(whole, FROM, "generation:all=-10%");
    Solution expected = QuotaEngine.solveQuotas(withLessGenerationFrom(whole), Policy.MAX_MIN);
    assertThat(reissue.solution().quotas())
        .isEqualTo(expected.quotas().stream().filter(quota -> quota.hour() >= FROM).toList());
    assertThat(reissue.before().quotas().stream().filter(quota -> quota.hour() < FROM).toList())
        .as("hours that have passed")
        .isEqualTo(expected.quotas().stream().filter(quota -> quota.hour() < FROM).toList());
  }

  private static QuotaCase withLessGenerationFrom(QuotaCase whole) {
    return new QuotaCase(
        whole.params(),
        whole.regions(),
        whole.regionHours().stream()
            .map(
                row ->
                    row.hour() < FROM
                        ? row
                        : new CaseRegionHour(
                            row.region(),
                            row.hour(),
                            row.availGenMw() * (1 + -10.0 / 100),
                            row.loadP50Mw(),
                            row.loadP90Mw(),
                            row.reserveMw()))
            .toList(),
        whole.ties(),
        whole.zones(),
        whole.capHours(),
        whole.miners());
  }

  /** What was issued, with the orders laid upon it, is what holds now. */
  @ParameterizedTest
  @MethodSource("seeds")
  void theOrdersTogetherAreTheWholeChange(int seed) {
    Reissue reissue = reissue(day(seed), FROM, "generation:all=-10%");
    Map<List<Object>, Double> quotas = new HashMap<>();
    Map<List<Object>, Double> extra = new HashMap<>();
    reissue.before().quotas().forEach(q -> quotas.put(List.of(q.miner(), q.hour()), q.quotaMw()));
    reissue
        .interruptibleBefore()
        .quotas()
        .forEach(q -> extra.put(List.of(q.miner(), q.hour()), q.quotaMw()));
    for (Reissue.Order order : reissue.orders()) {
      assertThat(order.fromHour()).isGreaterThanOrEqualTo(FROM).isLessThan(order.untilHour());
      for (int hour = order.fromHour(); hour < order.untilHour(); hour++) {
        List<Object> key = List.of(order.miner(), hour);
        assertThat(quotas.put(key, order.quotaMw())).isEqualTo(order.quotaBeforeMw());
        assertThat(extra.put(key, order.interruptibleMw()))
            .isEqualTo(order.interruptibleBeforeMw());
      }
    }
    reissue
        .solution()
        .quotas()
        .forEach(q -> assertThat(quotas).containsEntry(List.of(q.miner(), q.hour()), q.quotaMw()));
    reissue
        .interruptible()
        .quotas()
        .forEach(q -> assertThat(extra).containsEntry(List.of(q.miner(), q.hour()), q.quotaMw()));
  }

  /** Two reissues on end, each with nothing changed by the second, leave the first as it is. */
  @ParameterizedTest
  @MethodSource("seeds")
  void aFurtherReissueStandsUponTheFirst(int seed) {
    Reissue first = reissue(day(seed), FROM, "generation:all=-10%");
    for (int hour = FROM; hour < HOURS; hour++) {
      Reissue further = first.then(NOTHING, hour, List.of());
      assertThat(further.orders()).as("from hour " + hour).isEmpty();
    }
    Reissue back = first.then(NOTHING, FROM + 1, List.of(Change.ofText("load:all=+0MW")));
    assertThat(back.orders()).isEmpty();
    assertThatThrownBy(() -> first.then(NOTHING, FROM - 1, List.of()))
        .isInstanceOf(BadCaseException.class)
        .hasMessageContaining("must be one of the case's hours, 2 to 4");
  }

  /** 100 MW can run, 80 are needed: 20 for the miner. With 15 less from hour 1 on, 5 are left. */
  private static QuotaCase byHand() {
    return new QuotaCase(
        CaseParams.ofNationalCap(Limit.UNLIMITED),
        List.of(new CaseRegion("R", "Z", Limit.UNLIMITED, Limit.UNLIMITED, Limit.UNLIMITED)),
        IntStream.range(0, 4).mapToObj(h -> new CaseRegionHour("R", h, 100, 70, 75, 5)).toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of(CaseMiner.plain("m", "R", 40, 1)));
  }

  @Test
  void hoursOnEndWithTheSameFiguresAreOneOrder() {
    assertThat(reissue(byHand(), 1, "generation:R=-15MW").orders())
        .singleElement()
        .satisfies(
            order -> {
              assertThat(order.miner()).isEqualTo("m");
              assertThat(order.fromHour()).isEqualTo(1);
              assertThat(order.untilHour()).isEqualTo(4);
              assertThat(order.quotaBeforeMw()).isEqualTo(20);
              assertThat(order.quotaMw()).isEqualTo(5);
              assertThat(order.bindingKind()).isNotEmpty();
            });
  }

  @Test
  void aLimitCanAlsoBeRaised() {
    assertThat(reissue(byHand(), 3, "generation:R=+15MW").orders())
        .extracting(Reissue.Order::quotaMw)
        .containsExactly(35.0);
  }

  @Test
  void anHourThatTheDayDoesNotHaveIsRefused() {
    assertThatThrownBy(() -> reissue(byHand(), 4, "generation:R=-15MW"))
        .isInstanceOf(BadCaseException.class)
        .hasMessageContaining("--from-hour")
        .hasMessageContaining("must be one of the case's hours, 0 to 3");
  }
}
