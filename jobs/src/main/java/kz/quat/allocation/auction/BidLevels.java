package kz.quat.allocation.auction;

import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The bids of one region and tier: how much power is asked for at each price, highest first. Power
 * is in milliwatts, prices are in millionths of a tenge per kWh.
 */
final class BidLevels {
  private final long[] bid;
  private final long[] asked;
  private final long cutShort;
  private int filled;
  private long ofCurrent;

  /**
   * @param askedByBid power asked for at each bid
   * @param room the most that the region may take in total; bids beyond it can never win
   */
  BidLevels(SortedMap<Long, Long> askedByBid, long room) {
    List<Long> bids = List.copyOf(new TreeMap<>(askedByBid).descendingKeySet());
    bid = bids.stream().mapToLong(Long::longValue).toArray();
    asked = new long[bid.length];
    long left = room;
    long splitBid = Long.MIN_VALUE;
    for (int i = 0; i < bid.length; i++) {
      asked[i] = Math.min(left, askedByBid.getOrDefault(bid[i], 0L));
      left -= asked[i];
      long over = askedByBid.getOrDefault(bid[i], 0L) - asked[i];
      splitBid = over > 0 ? Math.max(splitBid, bid[i]) : splitBid;
    }
    cutShort = splitBid;
    skipFull();
  }

  /** The highest bid that is not fully within the room; {@link Long#MIN_VALUE} if all bids are. */
  long cutShort() {
    return cutShort;
  }

  /** True if the room is used up although more was asked for. */
  boolean roomIsFull() {
    return cutShort > Long.MIN_VALUE && more() == 0;
  }

  private void skipFull() {
    while (filled < bid.length && ofCurrent == asked[filled]) {
      filled++;
      ofCurrent = 0;
    }
  }

  /** How much more can be taken at {@link #nextBid}. */
  long more() {
    return filled < bid.length ? asked[filled] - ofCurrent : 0;
  }

  long nextBid() {
    return filled < bid.length ? bid[filled] : 0;
  }

  /** How much was taken at {@link #lastBid}. */
  long less() {
    int last = last();
    return last < 0 ? 0 : last == filled ? ofCurrent : asked[last];
  }

  long lastBid() {
    int last = last();
    return last < 0 ? 0 : bid[last];
  }

  private int last() {
    if (ofCurrent > 0) {
      return filled;
    }
    int last = filled - 1;
    while (last >= 0 && asked[last] == 0) {
      last--;
    }
    return last;
  }

  /** Takes more at the marginal bid, or less if {@code change} is negative. */
  void take(long change) {
    if (change < 0 && ofCurrent == 0) {
      filled = last();
      ofCurrent = asked[filled];
    }
    ofCurrent += change;
    skipFull();
  }

  /** Everything that was taken. */
  long taken() {
    return Arrays.stream(asked, 0, filled).sum() + ofCurrent;
  }

  /** What was taken at this price. */
  long takenAt(long price) {
    for (int i = 0; i < bid.length; i++) {
      if (bid[i] == price) {
        return i < filled ? asked[i] : i == filled ? ofCurrent : 0;
      }
    }
    return 0;
  }

  /** What is asked for at this price within the room. */
  long askedAt(long price) {
    int i = 0;
    while (i < bid.length && bid[i] != price) {
      i++;
    }
    return i < bid.length ? asked[i] : 0;
  }
}
