package kz.quat.leads.visits;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import kz.quat.leads.score.LeadModel;

/**
 * Corrects confidences by the results of local visits: a line through the log-odds is fitted by
 * weighted logistic regression, and stays close to the unchanged line until there are enough
 * visits.
 *
 * <p>Inspectors go where confidence is high. So a visit represents all leads in its band of
 * confidence: its weight is the number of the band's leads divided by the number of its visits
 * (inverse propensity, Horvitz and Thompson 1952), at most {@value #MOST_WEIGHT}.
 */
public final class LocalCalibration {

  /** With fewer visits nothing is changed. */
  public static final int LEAST_VISITS = 10;

  private static final double[] BANDS = {0.1, 0.3, 0.6, 0.85};
  private static final double MOST_WEIGHT = 10;

  /**
   * A visited lead.
   *
   * @param confidence at the midnight before the visit
   */
  public record Visited(double confidence, boolean confirmed) {}

  private LocalCalibration() {}

  /**
   * The recalibrated model; the same model if there are too few visits.
   *
   * @param all confidences of all leads, visited or not
   */
  public static LeadModel taught(LeadModel model, List<Visited> visited, List<Double> all) {
    if (visited.size() < LEAST_VISITS) {
      return model;
    }
    double[] leads = new double[BANDS.length + 1];
    double[] visits = new double[BANDS.length + 1];
    all.forEach(confidence -> leads[band(confidence)]++);
    visited.forEach(visit -> visits[band(visit.confidence())]++);
    List<double[]> judged = new ArrayList<>();
    double sum = 0;
    for (Visited visit : visited) {
      int band = band(visit.confidence());
      double weight = Math.min(MOST_WEIGHT, Math.max(1, leads[band] / visits[band]));
      judged.add(new double[] {visit.confidence(), visit.confirmed() ? 1 : 0, weight});
      sum += weight;
    }
    for (double[] row : judged) {
      row[2] *= visited.size() / sum;
    }
    return model.recalibrated(judged);
  }

  private static int band(double confidence) {
    int at = Arrays.binarySearch(BANDS, confidence);
    return at >= 0 ? at + 1 : -at - 1;
  }
}
