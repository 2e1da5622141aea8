package kz.quat.clean.sources;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import kz.quat.schema.RawTables;

/** All sources that a night reads. */
public final class CleanSources {

  private CleanSources() {}

  /**
   * In the order in which a night judges them. The register and the metering points come first,
   * because other sources need them.
   */
  public static final List<CleanSource> ALL =
      List.of(
          CleanRegister.SOURCE,
          CleanReports.SOURCE,
          CleanMetering.POINTS,
          CleanMetering.SOURCE,
          CleanRegisters.SOURCE,
          CleanGrid.LOAD,
          CleanGrid.CAPACITY,
          CleanGrid.OUTAGES,
          CleanLoadEvents.SOURCE,
          CleanGrid.REGIONS,
          CleanGrid.TIES,
          CleanGrid.UNITS,
          CleanWeather.SOURCE,
          CleanCalendar.SOURCE,
          CleanPayments.FEES,
          CleanPayments.FEE_DECLARATIONS,
          CleanPayments.PURCHASES,
          CleanMarket.BALANCE,
          CleanMarket.LIMITS,
          CleanMarket.AUCTION,
          CleanOrders.SOURCE,
          CleanPools.PAYOUTS,
          CleanPools.NETWORK,
          CleanLeads.FEEDER_ENERGY,
          CleanLeads.CUSTOMER_METERS,
          CleanLeads.CUSTOMER_POINTS,
          CleanLeads.INSPECTIONS);

  /**
   * The source of a landing folder.
   *
   * @throws IllegalArgumentException if no source declares the folder
   */
  public static CleanSource of(RawTables.Source landing) {
    return ALL.stream()
        .filter(source -> source.landing().equals(landing))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("No source for " + landing.folder()));
  }

  /**
   * Landing folders of the sources with this gate; these are their names in the records equation.
   */
  public static Set<String> folders(CleanSource.Gate gate) {
    return ALL.stream()
        .filter(source -> source.gate() == gate)
        .map(source -> source.landing().folder())
        .collect(Collectors.toUnmodifiableSet());
  }
}
