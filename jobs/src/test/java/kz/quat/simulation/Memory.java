package kz.quat.simulation;

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

  final Known<RegionHour, Long> loadKw = new Known<>();
  final Known<RegionHour, Boolean> capacity = new Known<>();
  final Known<PointHour, Long> meterKwh = new Known<>();
  final Known<SiteHour, Long> reportKwh = new Known<>();
  final Known<LocalDate, Boolean> holidays = new Known<>();
  final List<Outage> outages = new ArrayList<>();
  final List<Tie> ties = new ArrayList<>();
  Instant firstReport = Instant.MAX;
}
