package kz.quat.allocation.cases;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A miner's site: a row of {@code miners.csv} (docs/spec/quotas.md, sections 1 and 5). Powers in
 * MW, rounded to six decimals.
 *
 * @param miner the site's id, unique in the case
 * @param region a region of the case
 * @param licensedMw the most it may take
 * @param weight its share against others of its tier; above 0
 * @param minLoadMw the least it can run at; at most {@code licensedMw}
 * @param tier 0 is exempt; 1, 2, … are served strictly in this order
 * @param ownGenMw own generation, renewable or firm import behind an exempt site; null only where
 *     the tier is 1 or more
 * @param rampUpMw the most its quota may grow in an hour; unlimited: its licence
 * @param prevMw its quota in the hour before the first
 * @param acceptedOn when its connection was accepted; null: not known, and last under {@code lifo}
 * @param bidKztPerKwh its bid; null: none, and nothing in the {@code auction}
 * @param shutoffCreditMwh what earlier shut-offs cost it
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

  /** Throws {@link BadCaseException} naming the column and the rule that a value breaks. */
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

  /** A miner of tier 1 or more with weight, no minimum load and no ramp. */
  public static CaseMiner plain(String miner, String region, double licensedMw, double weight) {
    return new CaseMiner(
        miner, region, licensedMw, weight, 0, 1, null, Limit.UNLIMITED, 0, null, null, 0);
  }
}
