package kz.quat.allocation.auction;

import kz.quat.allocation.fills.Fill;
import kz.quat.allocation.fills.HourState;

/** {@code auction}: maximises the sum of bid times quota; ties are shared by {@code max_min}. */
public final class AuctionFill implements Fill {
  @Override
  public void fill(HourState hour, int tierIndex) {
    AuctionTier.fill(hour, tierIndex);
  }
}
