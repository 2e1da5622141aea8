package kz.quat.allocation;

import kz.quat.allocation.auction.AuctionFill;
import kz.quat.allocation.cases.Policy;
import kz.quat.allocation.fills.Fill;
import kz.quat.allocation.fills.LifoFill;
import kz.quat.allocation.fills.MaxMinFill;
import kz.quat.allocation.fills.ProRataFill;

/** The implementation of each policy; the only place where a policy is mapped to its class. */
final class PolicyFills {
  private PolicyFills() {}

  static Fill of(Policy policy) {
    return switch (policy) {
      case MAX_MIN -> new MaxMinFill();
      case PRO_RATA -> new ProRataFill();
      case LIFO -> new LifoFill();
      case AUCTION -> new AuctionFill();
    };
  }
}
