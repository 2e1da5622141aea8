package kz.quat.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import kz.quat.leads.series.FeederSeries;
import kz.quat.leads.series.PointSeries;
import org.junit.jupiter.api.Test;

/** An alarm depends neither on later hours nor on the order of rows. */
class FirstAlarmTest {

  private static final int EVERY_DAYS = 2;

  private static SmallFeeder withMine() {
    return new SmallFeeder().besideMeters(SmallFeeder.steady(40));
  }

  @Test
  void hoursCutShortGiveTheSameAlarm() {
    SmallFeeder feeder = withMine();
    long whole = Objects.requireNonNull(SmallFeeder.leads(feeder.series()).firstAlarm(EVERY_DAYS));
    assertThat(whole).isBetween(at(SmallFeeder.START), at(SmallFeeder.START + 20 * 24));
    for (int days : new int[] {126, 150, 190}) {
      FeederSeries cut = feeder.series(days * 24);
      Long then = SmallFeeder.leads(cut).firstAlarm(EVERY_DAYS);
      boolean known = whole <= at(days * 24);
      assertThat(then).as("after %d days", days).isEqualTo(known ? whole : null);
    }
  }

  private static long at(int hour) {
    return SmallFeeder.FIRST_HOUR + hour;
  }

  @Test
  void theOrderOfMetersIsNothing() {
    FeederSeries series = withMine().onMeter(1, SmallFeeder.steady(25)).series();
    List<PointSeries> turned = new ArrayList<>(series.points());
    Collections.reverse(turned);
    FeederSeries other =
        new FeederSeries(series.feederId(), series.startHour(), series.energyInKwh(), turned);
    assertThat(SmallFeeder.leads(other).now(null)).isEqualTo(SmallFeeder.leads(series).now(null));
  }

  @Test
  void quietOfficesRaiseNoAlarm() {
    assertThat(SmallFeeder.leads(new SmallFeeder(8).series()).firstAlarm(EVERY_DAYS)).isNull();
  }
}
