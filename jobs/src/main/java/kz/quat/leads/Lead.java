package kz.quat.leads;

import java.util.List;
import kz.quat.leads.evidence.Feature;
import org.jspecify.annotations.Nullable;

/**
 * An indication, and never more than that, that a feeder supplies mining which nobody reports.
 *
 * @param feederId code of the feeder
 * @param points the meters on which it is, the largest first; a single one with an empty code if it
 *     is not on a meter
 * @param startHour first hour, since 1970-01-01T00:00Z
 * @param endHour first hour after its end; null while it continues
 * @param kw mean power from start to end, in kW
 * @param lowKw lower end of the 80 % interval
 * @param highKw upper end of the 80 % interval
 * @param confidence probability that it is unreported mining, 0 to 1
 * @param firstAlarmHour midnight of the first night on which this feeder exceeded the alarm level,
 *     judged from earlier hours only; null if it never did
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

  public Lead {
    points = List.copyOf(points);
    features = List.copyOf(features);
  }

  /**
   * Expected power that a visit would bring to light: confidence times mean power, in kW; 0 if the
   * load has ended.
   */
  public double expectedKw() {
    return endHour == null ? confidence * kw : 0;
  }
}
