package kz.quat.publish.commit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ParallelTasksTest {

  @Test
  void tasksRunAtTheSameTime() {
    CountDownLatch bothBegan = new CountDownLatch(2);
    try (ParallelTasks tasks = new ParallelTasks(2)) {
      Supplier<Integer> one = tasks.begin(() -> meet(bothBegan, 1));
      Supplier<Integer> two = tasks.begin(() -> meet(bothBegan, 2));

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
  void whatATaskThrewIsThrownToTheOneWhoWaits() {
    try (ParallelTasks tasks = new ParallelTasks(1)) {
      Supplier<Object> wrong =
          tasks.begin(
              () -> {
                throw new IllegalArgumentException("twice");
              });
      Supplier<Integer> next = tasks.begin(() -> 7);

      assertThatThrownBy(wrong::get)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("twice");
      assertThat(next.get()).isEqualTo(7);
    }
  }

  @Test
  void nothingGoesOnAfterClosing() {
    AtomicInteger ended = new AtomicInteger();
    try (ParallelTasks tasks = new ParallelTasks(1)) {
      for (int task = 0; task < 1_000; task++) {
        tasks.begin(ended::incrementAndGet);
      }
    }
    assertThat(ended).hasValue(1_000);
  }
}
