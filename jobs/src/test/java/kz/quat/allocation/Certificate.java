package kz.quat.allocation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseRegionHour;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.CaseZone;
import kz.quat.allocation.cases.Limit;
import kz.quat.allocation.cases.QuotaCase;

/**
 * Certifies quotas of one hour without the engine: plain augmenting paths in doubles for the
 * constraints of docs/spec/quotas.md, section 1, written from the definition alone.
 */
final class Certificate {
  private static final double NOTHING = 1e-9;
  private static final double UNLIMITED = 1e9;

  private final QuotaCase quotaCase;
  private final int hour;
  private final List<CaseRegion> regions;
  private final List<String> zones;
  private final double unserved;

  Certificate(QuotaCase quotaCase, int hour) {
    this.quotaCase = quotaCase;
    this.hour = hour;
    regions = quotaCase.regions();
    zones = regions.stream().map(CaseRegion::zone).distinct().sorted().toList();
    unserved = unservedWith(new double[regions.size()]);
  }

  /** U* in MW. */
  double unserved() {
    return unserved;
  }

  int region(String name) {
    return regions.stream().map(CaseRegion::region).toList().indexOf(name);
  }

  /** Mining by region for quotas by miner; tier 0 takes nothing from the surplus. */
  double[] mining(Map<String, Double> quotas) {
    double[] mining = new double[regions.size()];
    for (CaseMiner miner : quotaCase.miners()) {
      if (miner.tier() > 0) {
        mining[region(miner.region())] += quotas.getOrDefault(miner.miner(), 0.0);
      }
    }
    return mining;
  }

  /** Whether mining by region satisfies constraints (1) to (4), within {@code tolerance} MW. */
  boolean isFeasible(double[] mining, double tolerance) {
    return capsHold(mining, tolerance) && unservedWith(mining) <= unserved + tolerance;
  }

  private boolean capsHold(double[] mining, double tolerance) {
    Map<String, Double> zoneSum = new TreeMap<>();
    boolean holds =
        Arrays.stream(mining).sum() <= finite(quotaCase.nationalCapMw(hour)) + tolerance;
    for (int r = 0; r < mining.length; r++) {
      zoneSum.merge(regions.get(r).zone(), mining[r], Double::sum);
      holds &= mining[r] <= finite(regions.get(r).miningCapMw()) + tolerance;
    }
    for (CaseZone zone : quotaCase.zones()) {
      holds &= zoneSum.getOrDefault(zone.zone(), 0.0) <= finite(zone.miningCapMw()) + tolerance;
    }
    return holds;
  }

  /** Least unserved need of native load and mining together, MW, with mining treated as load. */
  private double unservedWith(double[] mining) {
    int n = regions.size() + zones.size() + 2;
    int source = n - 2;
    int sink = n - 1;
    double[][] capacity = new double[n][n];
    double wanted = 0;
    for (CaseRegionHour row : quotaCase.regionHours()) {
      if (row.hour() == hour) {
        int r = region(row.region());
        double surplus = row.availGenMw() - row.loadP90Mw() - row.reserveMw();
        capacity[source][r] = Math.max(0, surplus);
        capacity[r][sink] = Math.max(0, -surplus) + mining[r];
        wanted += capacity[r][sink];
      }
    }
    for (int r = 0; r < regions.size(); r++) {
      int hub = regions.size() + zones.indexOf(regions.get(r).zone());
      capacity[r][hub] = finite(regions.get(r).exportCapMw());
      capacity[hub][r] = finite(regions.get(r).importCapMw());
    }
    for (CaseTie tie : quotaCase.ties()) {
      int from = regions.size() + zones.indexOf(tie.fromZone());
      int to = regions.size() + zones.indexOf(tie.toZone());
      capacity[from][to] += finite(tie.capForwardMw());
      capacity[to][from] += finite(tie.capBackwardMw());
    }
    return Math.max(0, wanted - flow(capacity, source, sink));
  }

  private static double finite(Limit limit) {
    return Math.min(limit.mw(), UNLIMITED);
  }

  private static double flow(double[][] residual, int source, int sink) {
    double total = 0;
    while (true) {
      int[] before = new int[residual.length];
      Arrays.fill(before, -1);
      before[source] = source;
      ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(source));
      while (!queue.isEmpty() && before[sink] < 0) {
        int u = queue.poll();
        for (int v = 0; v < residual.length; v++) {
          if (before[v] < 0 && residual[u][v] > NOTHING) {
            before[v] = u;
            queue.add(v);
          }
        }
      }
      if (before[sink] < 0) {
        return total;
      }
      double part = Double.POSITIVE_INFINITY;
      for (int v = sink; v != source; v = before[v]) {
        part = Math.min(part, residual[before[v]][v]);
      }
      for (int v = sink; v != source; v = before[v]) {
        residual[before[v]][v] -= part;
        residual[v][before[v]] += part;
      }
      total += part;
    }
  }
}
