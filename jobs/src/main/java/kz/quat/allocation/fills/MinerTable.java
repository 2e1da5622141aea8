package kz.quat.allocation.fills;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.CaseZone;
import kz.quat.allocation.cases.QuotaCase;
import kz.quat.allocation.cases.Watts;
import kz.quat.allocation.network.HourLimits;
import kz.quat.allocation.network.Topology;

/** The miners of a case as arrays, in the order of their ids. Powers are in milliwatts. */
public final class MinerTable {
  public final List<CaseMiner> rows;
  public final int[] region;
  public final double[] licensed;
  public final double[] weight;
  public final double[] minLoad;

  /** The most that a quota may grow in an hour; infinite if there is no limit. */
  final double[] rampUp;

  /**
   * The lowest bid accepted in each region, in millionths of a tenge per kWh; 0 if there is no
   * floor.
   */
  public final long[] floorPrice;

  /** The tiers above 0 that have miners, in ascending order. */
  public final List<Tier> tiers = new ArrayList<>();

  /** The miners of one tier by region, in the order of their ids. */
  public static final class Tier {
    private final int number;
    private final int[] miners;
    private final int[][] byRegion;

    private Tier(int number, int[] miners, int[][] byRegion) {
      this.number = number;
      this.miners = miners;
      this.byRegion = byRegion;
    }

    public int number() {
      return number;
    }

    public int[] miners() {
      return miners;
    }

    int[][] byRegion() {
      return byRegion;
    }
  }

  public MinerTable(QuotaCase quotaCase, Topology topology) {
    rows = quotaCase.miners();
    int count = rows.size();
    region = new int[count];
    licensed = new double[count];
    weight = new double[count];
    minLoad = new double[count];
    rampUp = new double[count];
    for (int m = 0; m < count; m++) {
      CaseMiner row = rows.get(m);
      region[m] = topology.indexOf(row.region());
      licensed[m] = milliwatts(row.licensedMw());
      weight[m] = Watts.of(row.weight());
      minLoad[m] = milliwatts(row.minLoadMw());
      rampUp[m] =
          row.rampUpMw().isUnlimited()
              ? Double.POSITIVE_INFINITY
              : HourLimits.milliwatts(row.rampUpMw());
    }
    floorPrice = new long[topology.regionCount()];
    for (CaseZone zone : quotaCase.zones()) {
      Double floor = zone.floorPriceKztPerKwh();
      for (int r : topology.regionsOf(topology.zones.indexOf(zone.zone()))) {
        floorPrice[r] = floor == null ? 0 : Watts.of(floor);
      }
    }
    rows.stream()
        .map(CaseMiner::tier)
        .filter(tier -> tier > 0)
        .distinct()
        .sorted()
        .forEach(tier -> tiers.add(tier(tier, topology.regionCount())));
  }

  private static double milliwatts(double mw) {
    return Watts.of(mw) * (double) HourLimits.PER_WATT;
  }

  private Tier tier(int number, int regions) {
    int[] miners =
        IntStream.range(0, rows.size()).filter(m -> rows.get(m).tier() == number).toArray();
    int[][] byRegion = new int[regions][];
    for (int r = 0; r < regions; r++) {
      int at = r;
      byRegion[r] = Arrays.stream(miners).filter(m -> region[m] == at).toArray();
    }
    return new Tier(number, miners, byRegion);
  }

  public int count() {
    return rows.size();
  }

  /** The quotas of the hour before the first, in whole watts. */
  public long[] previous() {
    return rows.stream().mapToLong(row -> Watts.of(row.prevMw())).toArray();
  }

  /** The quota of an exempt site, min(licensed, own generation), in whole watts. */
  public long exemptWatts(int miner) {
    CaseMiner row = rows.get(miner);
    Double own = row.ownGenMw();
    return row.tier() > 0 || own == null ? 0 : Math.min(Watts.of(row.licensedMw()), Watts.of(own));
  }

  /**
   * The most that each miner can have in an hour, which follows from its quota in the hour before
   * (docs/spec/quotas.md, section 1), in milliwatts.
   *
   * @param previous quotas of the hour before, in whole watts
   */
  public double[] bounds(long[] previous) {
    double[] bound = new double[count()];
    for (int m = 0; m < bound.length; m++) {
      double reach = previous[m] * (double) HourLimits.PER_WATT + rampUp[m];
      bound[m] = Math.min(licensed[m], Math.max(reach, minLoad[m]));
    }
    return bound;
  }

  /**
   * Sorts each region's miners by saturation level, then by id, so that running sums are always the
   * same.
   */
  int[][] bySaturation(Tier tier, double[] bound) {
    int[][] sorted = new int[tier.byRegion().length][];
    for (int r = 0; r < sorted.length; r++) {
      sorted[r] =
          Arrays.stream(tier.byRegion()[r])
              .boxed()
              .sorted(Comparator.comparingDouble(m -> bound[m] / weight[m]))
              .mapToInt(Integer::intValue)
              .toArray();
    }
    return sorted;
  }
}
