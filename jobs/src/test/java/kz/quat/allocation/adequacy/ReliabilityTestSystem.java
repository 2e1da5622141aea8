package kz.quat.allocation.adequacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import kz.quat.allocation.cases.CaseParams;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseUnit;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.QuotaCase;

/**
 * Two published systems for adequacy studies, one area each, and the load of a year that both use:
 * the IEEE Reliability Test System (IEEE Committee Report, IEEE Trans. PAS-98, 1979) and the Roy
 * Billinton Test System (Billinton et al., IEEE Trans. Power Systems 4, 1989). Their year has 52
 * weeks.
 */
final class ReliabilityTestSystem {
  private static final double[] WEEKS_PCT = {
    86.2, 90.0, 87.8, 83.4, 88.0, 84.1, 83.2, 80.6, 74.0, 73.7, 71.5, 72.7, 70.4, 75.0, 72.1, 80.0,
    75.4, 83.7, 87.0, 88.0, 85.6, 81.1, 90.0, 88.7, 89.6, 86.1, 75.5, 81.6, 80.1, 88.0, 72.2, 77.6,
    80.0, 72.9, 72.6, 70.5, 78.0, 69.5, 72.4, 72.4, 74.3, 74.4, 80.0, 88.1, 88.5, 90.9, 94.0, 89.0,
    94.2, 97.0, 100.0, 95.2
  };
  private static final double[] DAYS_PCT = {93, 100, 98, 96, 94, 77, 75};

  /**
   * Hourly load in per cent, for winter, summer, spring and autumn, each on working days and at
   * weekends.
   */
  private static final int[][] HOURS_PCT = {
    {
      67, 63, 60, 59, 59, 60, 74, 86, 95, 96, 96, 95, 95, 95, 93, 94, 99, 100, 100, 96, 91, 83, 73,
      63
    },
    {
      78, 72, 68, 66, 64, 65, 66, 70, 80, 88, 90, 91, 90, 88, 87, 87, 91, 100, 99, 97, 94, 92, 87,
      81
    },
    {
      64, 60, 58, 56, 56, 58, 64, 76, 87, 95, 99, 100, 99, 100, 100, 97, 96, 96, 93, 92, 92, 93, 87,
      72
    },
    {
      74, 70, 66, 65, 64, 62, 62, 66, 81, 86, 91, 93, 93, 92, 91, 91, 92, 94, 95, 95, 100, 93, 88,
      80
    },
    {
      63, 62, 60, 58, 59, 65, 72, 85, 95, 99, 100, 99, 93, 92, 90, 88, 90, 92, 96, 98, 96, 90, 80,
      70
    },
    {
      75, 73, 69, 66, 65, 65, 68, 74, 83, 89, 92, 94, 91, 90, 90, 86, 85, 88, 92, 100, 97, 95, 90,
      85
    }
  };

  /**
   * Units of one size.
   *
   * @param count how many
   * @param mw power of each
   * @param rate forced outage rate
   */
  record Size(int count, double mw, double rate) {}

  static final List<Size> IEEE_1979 =
      List.of(
          new Size(5, 12, 0.02),
          new Size(4, 20, 0.10),
          new Size(6, 50, 0.01),
          new Size(4, 76, 0.02),
          new Size(3, 100, 0.04),
          new Size(4, 155, 0.04),
          new Size(3, 197, 0.05),
          new Size(1, 350, 0.08),
          new Size(2, 400, 0.12));

  static final List<Size> ROY_BILLINTON =
      List.of(
          new Size(1, 40, 0.02),
          new Size(4, 20, 0.015),
          new Size(2, 5, 0.01),
          new Size(2, 40, 0.03),
          new Size(1, 20, 0.025),
          new Size(1, 10, 0.02));

  private ReliabilityTestSystem() {}

  /** The 8,736 hourly loads of the year, MW. */
  static double[] loadMw(double peakMw) {
    List<Double> loads = new ArrayList<>();
    for (int week = 1; week <= WEEKS_PCT.length; week++) {
      int season = week <= 8 || week >= 44 ? 0 : week >= 18 && week <= 30 ? 2 : 4;
      for (int day = 0; day < DAYS_PCT.length; day++) {
        for (int pct : HOURS_PCT[season + (day < 5 ? 0 : 1)]) {
          loads.add(peakMw * WEEKS_PCT[week - 1] * DAYS_PCT[day] * pct / 1e6);
        }
      }
    }
    return loads.stream().mapToDouble(Double::doubleValue).toArray();
  }

  /** A case of one area and one hub without ties or miners. */
  static QuotaCase area(List<Size> sizes, double[] loadMw) {
    double all = sizes.stream().mapToDouble(size -> size.count() * size.mw()).sum();
    return new QuotaCase(
        CaseParams.ofNationalCap(Limit.UNLIMITED),
        List.of(
            new CaseRegion("area", "its hub", Limit.UNLIMITED, Limit.UNLIMITED, Limit.UNLIMITED)),
        IntStream.range(0, loadMw.length)
            .mapToObj(h -> new CaseRegionHour("area", h, all, loadMw[h], loadMw[h], 0))
            .toList(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  static List<CaseUnit> units(List<Size> sizes) {
    List<CaseUnit> units = new ArrayList<>();
    for (Size size : sizes) {
      for (int i = 0; i < size.count(); i++) {
        String name = "unit %02d of %s MW".formatted(units.size(), size.mw());
        units.add(new CaseUnit(name, "area", null, size.mw(), size.rate()));
      }
    }
    return units;
  }

  /** Loss-of-load probability of an hour by convolution of the units' outages, without sampling. */
  static double lossOfLoad(List<Size> sizes, double loadMw) {
    Map<Double, Double> available = new TreeMap<>(Map.of(0.0, 1.0));
    for (Size size : sizes) {
      for (int i = 0; i < size.count(); i++) {
        Map<Double, Double> with = new TreeMap<>();
        available.forEach(
            (mw, probability) -> {
              with.merge(mw, probability * size.rate(), Double::sum);
              with.merge(mw + size.mw(), probability * (1 - size.rate()), Double::sum);
            });
        available = with;
      }
    }
    return available.entrySet().stream()
        .filter(state -> state.getKey() < loadMw - 1e-6)
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }
}
