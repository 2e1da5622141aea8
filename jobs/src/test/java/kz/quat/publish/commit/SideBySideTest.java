package kz.quat.publish.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class SideBySideTest {

  @Test
  void piecesRunAtTheSameTime() {
    CountDownLatch bothBegan = new CountDownLatch(2);
    try (SideBySide beside = new SideBySide(2)) {
      Supplier<Integer> one = beside.begin(() -> meet(bothBegan, 1));
      Supplier<Integer> two = beside.begin(() -> meet(bothBegan, 2));

      assertThat(one.get() + two.get()).isEqualTo(3);
    }
  }

  private static int meet(CountDownLatch bothBegan, int answer) {
    bothBegan.countDown();
    try {
      bothBegan.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return answer;
  }

  @Test
  void whatThePieceThrewIsThrownToWhoWaits() {
    try (SideBySide beside = new SideBySide(1)) {
      Supplier<Object> wrong =
          beside.begin(
              () -> {
                throw new IllegalArgumentException("twice");
              });
      Supplier<Integer> next = beside.begin(() -> 7);

      assertThatThrownBy(wrong::get)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("twice");
      assertThat(next.get()).isEqualTo(7);
    }
  }

  @Test
  void nothingGoesOnAfterClosing() {
    AtomicInteger ended = new AtomicInteger();
    try (SideBySide beside = new SideBySide(1)) {
      for (int piece = 0; piece < 1_000; piece++) {
        beside.begin(ended::incrementAndGet);
      }
    }
    assertThat(ended).hasValue(1_000);
  }
}
