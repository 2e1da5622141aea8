package kz.quat.allocation.adequacy;

import java.util.Arrays;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.strain.NetworkShortage;

/** Evaluates states of a day one after another and adds up their shortages. Not thread-safe. */
final class StateWalk {
  private final DayStates day;
  private final NetworkShortage network;
  private final int[] out;
  private int outCount;
  private final double[] available;
  private final double[] shortage;
  private final double[] zoneSum;

  /** The sums so far. */
  final Tally tally;

  StateWalk(DayStates day, QuotaCase quotaCase) {
    this.day = day;
    network = new NetworkShortage(quotaCase.regions(), quotaCase.ties());
    out = new int[day.units()];
    available = new double[day.regions.size()];
    shortage = new double[day.regions.size()];
    zoneSum = new double[day.zones.size()];
    tally = new Tally(day.areas().size(), day.hours.size());
  }

  /** Evaluates the state with this number among all combinations of units out and scenarios. */
  void exact(int state) {
    int scenario = state % day.scenarios();
    int set = state / day.scenarios();
    double weight = 1.0 / day.scenarios();
    outCount = 0;
    for (int u = 0; u < out.length; u++) {
      boolean isOut = (set >> u & 1) == 1;
      weight *= isOut ? day.outageRate[u] : 1 - day.outageRate[u];
      if (isOut) {
        out[outCount++] = u;
      }
    }
    if (weight > 0) {
      visit(scenario, weight);
    }
  }

  /** Evaluates the state drawn with this number. */
  void drawn(long seed, int draw) {
    int scenario = (int) (Draw.uniform(seed, draw, 0) * day.scenarios());
    outCount = 0;
    for (int u = 0; u < out.length; u++) {
      if (Draw.uniform(seed, draw, u + 1) < day.outageRate[u]) {
        out[outCount++] = u;
      }
    }
    visit(scenario, 1);
  }

  private void visit(int scenario, double weight) {
    for (int h = 0; h < day.hours.size(); h++) {
      System.arraycopy(day.available[h], 0, available, 0, available.length);
      for (int i = 0; i < outCount; i++) {
        available[day.unitRegion[out[i]]] -= day.unitMw[out[i]][h];
      }
      for (int r = 0; r < available.length; r++) {
        available[r] = Math.max(0, available[r]);
      }
      if (network.of(available, day.load[scenario][h], shortage)) {
        count(h, weight);
      }
    }
    tally.endState(weight);
  }

  private void count(int hour, double weight) {
    Arrays.fill(zoneSum, 0);
    double all = 0;
    for (int r = 0; r < shortage.length; r++) {
      tally.hour(r, hour, shortage[r], weight);
      zoneSum[day.regionZone[r]] += shortage[r];
      all += shortage[r];
    }
    for (int z = 0; z < zoneSum.length; z++) {
      tally.hour(shortage.length + z, hour, zoneSum[z], weight);
    }
    tally.hour(shortage.length + zoneSum.length, hour, all, weight);
  }
}
