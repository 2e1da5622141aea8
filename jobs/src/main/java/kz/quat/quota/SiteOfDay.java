package kz.quat.quota;

import java.sql.Date;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.quat.allocation.cases.CaseMiner;
import kz.quat.allocation.cases.Limit;
import kz.quat.schema.ColumnSpec;
import kz.quat.schema.Columns;
import kz.quat.schema.MinerColumns;
import org.apache.spark.sql.Row;
import org.jspecify.annotations.Nullable;

/**
 * A licensed site as the register has it on the delivery day. A site that is not supplied by the
 * grid alone is exempt up to its own generation, and the rest of its licence competes in its tier.
 * Such a site can therefore be two miners of the case.
 *
 * @param tier null if the register names none
 * @param rampUpMw null for no limit
 */
record SiteOfDay(
    String siteId,
    String minerBin,
    String region,
    double licensedMw,
    double connectionMw,
    double minLoadMw,
    @Nullable Double rampUpMw,
    String supply,
    double ownGenMw,
    @Nullable Integer tier,
    LocalDate acceptedOn,
    @Nullable Double bidKztPerKwh) {

  /**
   * Suffix of the id of the exempt part of a site that also competes; site ids cannot contain it.
   */
  static final String OWN_PART = "~own";

  /** A weight must be above 0, even for a site whose licence is 0 MW. */
  private static final double SMALLEST_WEIGHT_MW = 1e-6;

  static SiteOfDay of(Row row) {
    return new SiteOfDay(
        Columns.SITE_ID.from(row),
        Columns.MINER_BIN.from(row),
        Columns.REGION.from(row),
        mw(row, Columns.LICENSED_MW, 0),
        mw(row, Columns.CONNECTION_MW, Double.MAX_VALUE),
        mw(row, MinerColumns.MIN_LOAD_MW, 0),
        MinerColumns.RAMP_UP_MW.number(row),
        MinerColumns.SUPPLY.from(row),
        mw(row, MinerColumns.OWN_GEN_MW, 0),
        Columns.TIER.from(row),
        MinerColumns.ACCEPTED_ON.<Date>from(row).toLocalDate(),
        MinerColumns.BID_KZT_PER_KWH.number(row));
  }

  private static double mw(Row row, ColumnSpec column, double absent) {
    Double value = column.number(row);
    return value == null ? absent : value;
  }

  /** The most that the site may draw: its licence, but not more than its connection, MW. */
  double mostMw() {
    return Math.min(licensedMw, connectionMw);
  }

  /**
   * The part of the licence that is served by own, renewable or imported power and is exempt, MW.
   */
  double exemptMw() {
    return supply.equals("grid") ? 0 : Math.min(ownGenMw, mostMw());
  }

  /** The tier in which the rest of the licence competes. */
  int competingTier(int gridTier) {
    return tier == null || tier == 0 ? gridTier : tier;
  }

  /** The part of the licence that competes for the surplus, MW. */
  double competingMw() {
    return mostMw() - exemptMw();
  }

  /** The site's place in the case. */
  SiteShare share(int gridTier, Compliance compliance) {
    int shareTier = competingMw() > 0 ? competingTier(gridTier) : 0;
    return new SiteShare(shareTier, exemptMw(), compliance, weightMw(compliance.factor()));
  }

  /** The competing MW of the licence times the compliance factor. */
  private double weightMw(double complianceFactor) {
    return Math.max(competingMw() * complianceFactor, SMALLEST_WEIGHT_MW);
  }

  /**
   * The site's miners in the case: one, or two if part of its licence is exempt and the rest
   * competes.
   *
   * @param gridTier tier if the register names none
   * @param carried what the day before has left; a site without a quota in it starts from its
   *     licence
   * @param complianceFactor factor of its weight
   */
  List<CaseMiner> caseMiners(int gridTier, CarriedOver carried, double complianceFactor) {
    List<CaseMiner> parts = new ArrayList<>();
    if (exemptMw() > 0) {
      String id = competingMw() > 0 ? siteId + OWN_PART : siteId;
      parts.add(part(id, exemptMw(), exemptMw(), 0, 0, exemptMw(), 0));
    }
    if (competingMw() > 0 || parts.isEmpty()) {
      double previous = carried.previousMw().getOrDefault(siteId, competingMw());
      parts.add(
          part(
              siteId,
              competingMw(),
              weightMw(complianceFactor),
              Math.min(minLoadMw, competingMw()),
              competingTier(gridTier),
              previous,
              carried.creditMwhOf(siteId)));
    }
    return parts;
  }

  private CaseMiner part(
      String id,
      double partMw,
      double weight,
      double partMinLoadMw,
      int partTier,
      double previousMw,
      double creditMwh) {
    return new CaseMiner(
        id,
        region,
        partMw,
        weight,
        partMinLoadMw,
        partTier,
        partTier == 0 ? (Double) partMw : null,
        rampUpMw == null ? Limit.UNLIMITED : Limit.ofMw(rampUpMw),
        previousMw,
        acceptedOn,
        bidKztPerKwh,
        creditMwh);
  }
}
