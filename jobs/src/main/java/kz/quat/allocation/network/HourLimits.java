package kz.quat.allocation.network;

import java.util.Arrays;
import java.util.List;
import kz.quat.allocation.cases.CaseRegion;
import kz.quat.allocation.cases.CaseTie;
import kz.quat.allocation.cases.Limit;

/**
 * All limits of one hour in whole milliwatts. Inputs are whole watts; with three more digits, a
 * region's part of a common level is also a whole number, so that flows and cuts are exact.
 */
public final class HourLimits {
  public static final long PER_WATT = 1_000L;
  public static final double PER_MW = 1e9;

  /**
   * No limit: more than 100 regions can hold together, and small enough that sums do not overflow.
   */
  public static final long UNLIMITED = 4_000_000_000_000_000_000L;

  public final long[] surplus;
  final long[] importCap;
  final long[] exportCap;
  public final long[] miningCap;
  final long[] tieForward;
  final long[] tieBackward;
  public final long[] zoneCap;
  public long nationalCap = UNLIMITED;

  HourLimits(Topology topology) {
    surplus = new long[topology.regionCount()];
    importCap = new long[topology.regionCount()];
    exportCap = new long[topology.regionCount()];
    miningCap = new long[topology.regionCount()];
    tieForward = new long[topology.tieCount()];
    tieBackward = new long[topology.tieCount()];
    zoneCap = new long[topology.zoneCount()];
  }

  private HourLimits(HourLimits other) {
    surplus = other.surplus.clone();
    importCap = other.importCap.clone();
    exportCap = other.exportCap.clone();
    miningCap = other.miningCap.clone();
    tieForward = other.tieForward.clone();
    tieBackward = other.tieBackward.clone();
    zoneCap = other.zoneCap.clone();
    nationalCap = other.nationalCap;
  }

  /** The limits that do not change from hour to hour, from rows in the order of the topology. */
  public static HourLimits of(Topology topology, List<CaseRegion> regions, List<CaseTie> ties) {
    HourLimits limits = new HourLimits(topology);
    Arrays.fill(limits.zoneCap, UNLIMITED);
    for (int r = 0; r < regions.size(); r++) {
      limits.importCap[r] = milliwatts(regions.get(r).importCapMw());
      limits.exportCap[r] = milliwatts(regions.get(r).exportCapMw());
      limits.miningCap[r] = milliwatts(regions.get(r).miningCapMw());
    }
    for (int l = 0; l < ties.size(); l++) {
      limits.tieForward[l] = milliwatts(ties.get(l).capForwardMw());
      limits.tieBackward[l] = milliwatts(ties.get(l).capBackwardMw());
    }
    return limits;
  }

  /** A limit in milliwatts; {@link #UNLIMITED} if there is none. */
  public static long milliwatts(Limit limit) {
    return limit.isUnlimited() ? UNLIMITED : limit.watts() * PER_WATT;
  }

  public HourLimits copy() {
    return new HourLimits(this);
  }

  /** The element's limit in milliwatts. */
  public long get(Element element) {
    int i = element.index();
    return switch (element.kind()) {
      case NATIONAL_CAP -> nationalCap;
      case ZONE -> zoneCap[i];
      case MINING_CAP -> miningCap[i];
      case TIE -> element.backward() ? tieBackward[i] : tieForward[i];
      case EXPORT -> exportCap[i];
      case IMPORT -> importCap[i];
      case SURPLUS -> surplus[i];
    };
  }

  /** A copy with one element moved by {@code delta} milliwatts; a cap does not fall below 0. */
  public HourLimits moved(Element element, long delta) {
    HourLimits moved = copy();
    int i = element.index();
    long value = get(element) + delta;
    long cap = Math.max(0, value);
    switch (element.kind()) {
      case NATIONAL_CAP -> moved.nationalCap = cap;
      case ZONE -> moved.zoneCap[i] = cap;
      case MINING_CAP -> moved.miningCap[i] = cap;
      case TIE -> (element.backward() ? moved.tieBackward : moved.tieForward)[i] = cap;
      case EXPORT -> moved.exportCap[i] = cap;
      case IMPORT -> moved.importCap[i] = cap;
      case SURPLUS -> moved.surplus[i] = value;
    }
    return moved;
  }
}
