package kz.quat.allocation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/**
 * Checks quotas of a one-hour case without the engine: a plain augmenting-path flow in doubles over
 * the constraints of docs/spec/quotas.md, section 1.
 */
final class Certifier {

  private static final double HAIR = 1e-9;

  private Certifier() {}

  /** Least unserved need of native load and mining together, MW: mining counts as load. */
  static double unserved(QuotaCase quotaCase, Map<String, Double> mining) {
    List<CaseRegion> regions = quotaCase.regions();
    List<String> zones = regions.stream().map(CaseRegion::zone).distinct().sorted().toList();
    int n = regions.size() + zones.size() + 2;
    int source = n - 2;
    int sink = n - 1;
    double[][] capacity = new double[n][n];
    double wanted = 0;
    for (int r = 0; r < regions.size(); r++) {
      CaseRegion region = regions.get(r);
      CaseRegionHour hour = quotaCase.regionHours().get(r);
      double surplus = hour.availGenMw() - hour.loadP90Mw() - hour.reserveMw();
      double need = Math.max(0, -surplus) + mining.getOrDefault(region.region(), 0.0);
      capacity[source][r] = Math.max(0, surplus);
      capacity[r][sink] = need;
      int hub = regions.size() + zones.indexOf(region.zone());
      capacity[r][hub] = finite(region.exportCapMw());
      capacity[hub][r] = finite(region.importCapMw());
      wanted += need;
    }
    for (CaseTie tie : quotaCase.ties()) {
      int from = regions.size() + zones.indexOf(tie.fromZone());
      int to = regions.size() + zones.indexOf(tie.toZone());
      capacity[from][to] += finite(tie.capForwardMw());
      capacity[to][from] += finite(tie.capBackwardMw());
    }
    return wanted - flow(capacity, source, sink);
  }

  static boolean capsHold(QuotaCase quotaCase, Map<String, Double> mining) {
    double all = mining.values().stream().mapToDouble(Double::doubleValue).sum();
    boolean holds = all <= finite(quotaCase.nationalCapMw(0)) + 1e-6;
    for (CaseRegion region : quotaCase.regions()) {
      holds &= mining.getOrDefault(region.region(), 0.0) <= finite(region.miningCapMw()) + 1e-6;
    }
    return holds;
  }

  private static double finite(Limit limit) {
    return Math.min(limit.mw(), 1e9);
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
          if (before[v] < 0 && residual[u][v] > HAIR) {
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
