package kz.quat.forecast.features;

import java.util.Arrays;

/**
 * A row of features that is being filled. The first value is the constant 1, and each further value
 * belongs to a group for explanations.
 */
public final class FeatureRow {
  /** What a feature describes. */
  public enum Group {
    CALENDAR,
    TEMPERATURE,
    RECENT_DAYS
  }

  private double[] values = new double[256];
  private Group[] groups = new Group[256];
  private int size;
  private boolean complete;

  /** Removes all values but the constant. */
  public FeatureRow start() {
    values[0] = 1;
    groups[0] = Group.CALENDAR;
    size = 1;
    complete = true;
    return this;
  }

  /** Adds a value; NaN means unknown. */
  public void add(Group group, double value) {
    if (size == values.length) {
      values = Arrays.copyOf(values, 2 * size);
      groups = Arrays.copyOf(groups, 2 * size);
    }
    complete &= Double.isFinite(value);
    values[size] = value;
    groups[size++] = group;
  }

  /** True if every value is known. */
  public boolean complete() {
    return complete;
  }

  /** The number of features, not counting the constant. */
  public int features() {
    return size - 1;
  }

  /** The values, up to and including index {@link #features()}. The array is reused. */
  public double[] values() {
    return values;
  }

  /** The group of a feature, counted from 1. */
  public Group group(int feature) {
    return groups[feature];
  }
}
