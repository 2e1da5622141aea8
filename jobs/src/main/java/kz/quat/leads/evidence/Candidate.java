package kz.quat.leads.evidence;

import java.util.List;

/** A step that may be a mine, with its features as known at a given midnight. */
public final class Candidate {

  private final List<Integer> members;
  private final StepShape shape;
  private final double[] features;

  Candidate(List<Integer> members, StepShape shape, double[] features) {
    this.members = members;
    this.shape = shape;
    this.features = features;
  }

  /** Meters by position in the feeder; empty for the balance. */
  public List<Integer> members() {
    return members;
  }

  /** First hour, counted from the feeder's first. */
  public int startHour() {
    return shape.start;
  }

  /** Size in kW: the usual rise of a day's mean after the ramp. */
  public double sizeKw() {
    return shape.size;
  }

  /** Values by {@link Feature#index()}. */
  public double[] features() {
    return features;
  }

  StepShape shape() {
    return shape;
  }
}
