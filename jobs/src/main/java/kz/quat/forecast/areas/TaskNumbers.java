package kz.quat.forecast.areas;

import org.apache.spark.unsafe.hash.Murmur3_x86_32;

/**
 * Numbers that Spark's hash distributes over partitions, exactly one to each. This way every area
 * has a task of its own, none waits for another, and no task is empty (an empty task costs as much
 * to start as any other). If Spark used another hash, only the distribution would become uneven.
 */
final class TaskNumbers {
  /** The seed of Spark's hash partitioning. */
  private static final int SEED = 42;

  private TaskNumbers() {}

  /** {@code count} numbers; the number at an index is hashed to the partition with that index. */
  static int[] of(int count) {
    int[] numbers = new int[count];
    boolean[] found = new boolean[count];
    int left = count;
    for (int number = 0; left > 0; number++) {
      int partition = Math.floorMod(Murmur3_x86_32.hashInt(number, SEED), count);
      if (!found[partition]) {
        found[partition] = true;
        numbers[partition] = number;
        left--;
      }
    }
    return numbers;
  }
}
