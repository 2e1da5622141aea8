package kz.quat.allocation.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A miner's site: a row of {@code miners.csv} (docs/spec/quotas.md, sections 1 and 5). Powers are
 * in MW, rounded to six decimals.
 *
 * @param miner the site's id, unique in the case
 * @param region a region of the case
 * @param licensedMw the most that it may take
 * @param weight its share relative to others of its tier; above 0
 * @param minLoadMw the least that it can run at; at most {@code licensedMw}
 * @param tier 0 is exempt; tiers 1, 2, … are served strictly in this order
 * @param ownGenMw power from own generation, renewables or firm imports that an exempt site has;
 *     null only if the tier is 1 or more
 * @param rampUpMw the most that its quota may grow in an hour; if unlimited, its quota is limited
 *     only by its licence
 * @param prevMw its quota in the hour before the first
 * @param acceptedOn when its connection was accepted; null if unknown, which puts it last under
 *     {@code lifo}
 * @param bidKztPerKwh its bid; without one (null) it gets nothing in the {@code auction}
 * @param shutoffCreditMwh what earlier shut-offs have cost it
 */
public record CaseMiner(
    String miner,
    String region,
    double licensedMw,
    double weight,
    double minLoadMw,
    int tier,
    @Nullable Double ownGenMw,
    Limit rampUpMw,
    double prevMw,
    @Nullable LocalDate acceptedOn,
    @Nullable Double bidKztPerKwh,
    double shutoffCreditMwh) {
  static final String FILE = "miners.csv";
  private static final int LAST_TIER = 99;

  /** Throws {@link BadCaseException} naming the column and the rule if a value breaks a rule. */
  public CaseMiner {
    Rules rules = new Rules(FILE);
    rules.name("miner", miner);
    rules.name("region", region);
    licensedMw = rules.notNegative("licensed_mw", licensedMw);
    weight = rules.positive("weight", weight);
    minLoadMw = rules.notNegative("min_load_mw", minLoadMw);
    if (minLoadMw > licensedMw) {
      throw rules.refusal(
          "min_load_mw",
          Watts.text(minLoadMw),
          "must be at most licensed_mw (" + Watts.text(licensedMw) + ")");
    }
    rules.within("tier", tier, 0, LAST_TIER);
    if (ownGenMw != null) {
      ownGenMw = rules.notNegative("own_gen_mw", ownGenMw);
    } else if (tier == 0) {
      throw rules.refusal("own_gen_mw", "", "must not be blank for tier 0");
    }
    prevMw = rules.notNegative("prev_mw", prevMw);
    if (bidKztPerKwh != null) {
      bidKztPerKwh = rules.notNegative("bid_kzt_per_kwh", bidKztPerKwh);
    }
    shutoffCreditMwh = rules.notNegative("shutoff_credit", shutoffCreditMwh);
  }

  /** A miner of tier 1 with this weight and without minimum load or ramp limit. */
  public static CaseMiner plain(String miner, String region, double licensedMw, double weight) {
    return new CaseMiner(
        miner, region, licensedMw, weight, 0, 1, null, Limit.UNLIMITED, 0, null, null, 0);
  }
}
