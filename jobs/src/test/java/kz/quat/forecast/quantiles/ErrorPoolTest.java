package kz.quat.forecast.quantiles;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Four errors of −3, −1, 2 and 10 MW, made today; the second counts half. */
class ErrorPoolTest {

  private static final int TODAY = 500;
  private static final double[] ALIKE = alike();

  private static double[] alike() {
    double[] weights = ErrorPool.weightsByAge().clone();
    Arrays.fill(weights, 1);
    return weights;
  }

  private static ErrorPool pool() {
    ErrorPool pool = new ErrorPool();
    pool.add(2, TODAY, 1);
    pool.add(-3, TODAY, 1);
    pool.add(10, TODAY, 1);
    pool.add(-1, TODAY, 0.5);
    return pool;
  }

  @Test
  void anErrorsLevelIsTheWeightOfThoseBelowIt() {
    assertThat(pool().levelOf(-4, TODAY, ALIKE)).isZero();
    assertThat(pool().levelOf(0, TODAY, ALIKE)).isCloseTo(1.5 / 3.5, within(1e-12));
    assertThat(pool().levelOf(2, TODAY, ALIKE)).isCloseTo(1.5 / 3.5, within(1e-12));
    assertThat(pool().levelOf(11, TODAY, ALIKE)).isEqualTo(1);
  }

  @Test
  void aQuantileLiesBetweenTheMiddlesOfItsNeighbours() {
    double middleOfMinusOne = 1.25 / 3.5;
    double middleOfTwo = 2.0 / 3.5;

    double[] read =
        pool()
            .quantiles(
                TODAY,
                new double[] {0.01, middleOfMinusOne, (middleOfMinusOne + middleOfTwo) / 2, 0.99},
                ALIKE);

    assertThat(read[0]).isEqualTo(-3);
    assertThat(read[1]).isCloseTo(-1, within(1e-12));
    assertThat(read[2]).isCloseTo(0.5, within(1e-12));
    assertThat(read[3]).isEqualTo(10);
  }

  @Test
  void anErrorOfFourHundredDaysAgoStillCountsAnOlderOneNoMore() {
    ErrorPool pool = new ErrorPool();
    pool.add(1, TODAY - 401, 1);
    pool.add(2, TODAY - 400, 1);

    pool.forget(TODAY);

    assertThat(pool.size()).isEqualTo(1);
  }

  @Test
  void lateErrorsAndThoseOfTheSeasonCountMore() {
    double[] byAge = ErrorPool.weightsByAge();

    assertThat(byAge[1]).isGreaterThan(byAge[30]);
    assertThat(byAge[365]).isGreaterThan(2 * byAge[183]);
    assertThat(byAge[1]).isGreaterThan(byAge[365]);
  }
}
