package kz.quat.leads;

import java.util.List;
import kz.quat.leads.evidence.Feature;
import org.jspecify.annotations.Nullable;

/**
 * An indication that a feeder carries mining which nobody reports; never more than that.
 *
 * @param feederId code of the feeder
 * @param points the meters on which it is, the largest first; one with an empty code where it is on
 *     no meter
 * @param startHour first hour, since 1970-01-01T00:00Z
 * @param endHour first hour after its end; null while it goes on
 * @param kw mean power from start to end, in kW
 * @param lowKw lower end of the 80 % interval
 * @param highKw upper end
 * @param confidence probability that it is what it seems, 0 to 1
 * @param firstAlarmHour midnight of the first night on which this feeder passed the alarm level,
 *     from the past alone; null where it never did
 * @param features values by {@link Feature}
 */
public record Lead(
    String feederId,
    List<PointShare> points,
    long startHour,
    @Nullable Long endHour,
    double kw,
    double lowKw,
    double highKw,
    double confidence,
    @Nullable Long firstAlarmHour,
    List<Double> features) {

  /** Copies the lists. */
  public Lead {
    points = List.copyOf(points);
    features = List.copyOf(features);
  }

  /** Power that a visit may bring to light: confidence times mean power, in kW; 0 once gone. */
  public double expectedKw() {
    return endHour == null ? confidence * kw : 0;
  }
}
