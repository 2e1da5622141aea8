package kz.quat.simulation;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Everything that was delivered, with its arrival: the data from which the model calculates. */
final class Memory {

  record RegionHour(String region, Instant hour) {}

  record SiteHour(int site, Instant hour) {}

  record PointHour(String point, Instant hour) {}

  /** An outage in South, MW. */
  record Outage(Instant from, Instant until, int mw, Instant arrival) {}

  /** A tie's limits from a day on, MW. */
  record Tie(LocalDate validFrom, int forwardMw, int backwardMw, Instant arrival) {}

  /** A payment of the fee for a quarter, which begins on the given day. */
  record Payment(int site, LocalDate quarter, LocalDate paidOn) {}

  /** A declaration of the fee for a quarter (form 880.00). */
  record Declaration(int site, LocalDate quarter, LocalDate declaredOn, Instant arrival) {}

  /** Energy bought for an hour at a price, which alone decides the rate of the fee of 2023. */
  record Purchase(int site, LocalDate quarter, BigDecimal kztPerKwh, Instant arrival) {}

  final Known<RegionHour, Long> loadKw = new Known<>();
  final Known<RegionHour, Boolean> capacity = new Known<>();
  final Known<PointHour, Long> meterKwh = new Known<>();
  final Known<SiteHour, Long> reportKwh = new Known<>();

  /** Days off by name (true), and Saturdays or Sundays on which people work (false). */
  final Known<LocalDate, Boolean> holidays = new Known<>();

  final List<Outage> outages = new ArrayList<>();
  final List<Tie> ties = new ArrayList<>();
  final Known<Payment, Long> paidKzt = new Known<>();
  final List<Declaration> declarations = new ArrayList<>();
  final List<Purchase> purchases = new ArrayList<>();
  Instant firstReport = Instant.MAX;
}
