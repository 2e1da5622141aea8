package kz.quat.forecast.features;

import java.util.Arrays;

/** A row of features being filled: the constant 1 first; each value with the group it explains. */
public final class FeatureRow {
  /** What a feature tells about. */
  public enum Group {
    CALENDAR,
    TEMPERATURE,
    RECENT_DAYS
  }

  private double[] values = new double[256];
  private Group[] groups = new Group[256];
  private int size;
  private boolean complete;

  /** Empties the row down to its constant. */
  public FeatureRow start() {
    values[0] = 1;
    groups[0] = Group.CALENDAR;
    size = 1;
    complete = true;
    return this;
  }

  public void add(Group group, double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
      groups = Arrays.copyOf(groups, 2 * size);
    }
    complete &= Double.isFinite(value);
    values[size] = value;
    groups[size++] = group;
  }

  /** Whether every value is known. */
  public boolean complete() {
    return complete;
  }

  /** How many features there are beside the constant. */
  public int features() {
    return size - 1;
  }

  /** The values; valid up to {@link #features()}, the array is reused. */
  public double[] values() {
    return values;
  }

  public Group group(int feature) {
    return groups[feature];
  }
}
