package kz.quat.allocation.fills;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseZone;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.network.HourLimits;
import kz.quat.allocation.network.Topology;

/** The inputs that change from hour to hour in a case: rows and limits. */
public final class DayInputs {
  private final QuotaCase quotaCase;
  private final HourLimits fixed;
  private final Map<Integer, List<CaseRegionHour>> rows;

  public DayInputs(QuotaCase quotaCase, Topology topology) {
    this.quotaCase = quotaCase;
    fixed = HourLimits.of(topology, quotaCase.regions(), quotaCase.ties());
    for (CaseZone zone : quotaCase.zones()) {
      fixed.zoneCap[topology.zones.indexOf(zone.zone())] =
          HourLimits.milliwatts(zone.miningCapMw());
    }
    rows =
        quotaCase.regionHours().stream()
            .collect(
                Collectors.groupingBy(CaseRegionHour::hour, TreeMap::new, Collectors.toList()));
  }

  /** The rows of an hour, by region. */
  public List<CaseRegionHour> rows(int hour) {
    return rows.getOrDefault(hour, List.of());
  }

  /** The limits of an hour. */
  public HourLimits limits(int hour) {
    HourLimits limits = fixed.copy();
    List<CaseRegionHour> ofHour = rows(hour);
    for (int r = 0; r < ofHour.size(); r++) {
      limits.surplus[r] = ofHour.get(r).surplusWatts() * HourLimits.PER_WATT;
    }
    limits.nationalCap = HourLimits.milliwatts(quotaCase.nationalCapMw(hour));
    return limits;
  }
}
