package kz.quat.publish.book;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import kz.quat.domain.UserErrorException;
import org.jspecify.annotations.Nullable;

/**
 * A supposed rate of the fee or price of energy, laid on what was consumed: {@code fee=3}, {@code
 * fee:1=+50%}, {@code tariff:grid=22}, {@code tariff=-10%}. Consumption stays as it was, for how it
 * would answer is not known.
 *
 * @param kind fee or tariff
 * @param of the rate in force (KZT/kWh) or the supply that it holds for; null for all
 * @param pct change in per cent; null where a value is given
 * @param kztPerKwh the new value in KZT/kWh; null where a change is given
 */
public record Supposed(
    Kind kind, @Nullable String of, @Nullable BigDecimal pct, @Nullable BigDecimal kztPerKwh) {

  /** What is supposed. */
  public enum Kind {
    FEE,
    TARIFF
  }

  private static final Pattern FORM =
      Pattern.compile(
          "(fee|tariff)(?::([a-z0-9.]+))?=(?:([+-]\\d{1,4}(?:\\.\\d{1,6})?)%|(\\d{1,6}(?:\\.\\d{1,6})?))");
  private static final Set<String> SUPPLIES = Set.of("grid", "own", "renewable", "import");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
  private static final BigDecimal KWH_PER_MWH = BigDecimal.valueOf(1000);

  /**
   * Reads what was typed.
   *
   * @throws UserErrorException (usage) where it is none of the forms, or would be below 0
   */
  public static Supposed of(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw wrong(
          text, "must be like fee=3, fee:1=+50%, tariff=-10% or tariff:grid=22, in KZT/kWh");
    }
    Kind kind = form.group(1).equals("fee") ? Kind.FEE : Kind.TARIFF;
    String of = form.group(2);
    BigDecimal pct = form.group(3) == null ? null : new BigDecimal(form.group(3));
    BigDecimal value = form.group(4) == null ? null : new BigDecimal(form.group(4));
    if (of != null && kind == Kind.TARIFF && !SUPPLIES.contains(of)) {
      throw wrong(text, "the supply must be grid, own, renewable or import");
    }
    if (of != null && kind == Kind.FEE && !of.matches("\\d{1,6}(\\.\\d{1,6})?")) {
      throw wrong(text, "the rate in force must be a number of KZT/kWh");
    }
    if (pct != null && pct.compareTo(HUNDRED.negate()) < 0) {
      throw wrong(text, "a rate cannot fall by more than 100 %");
    }
    return new Supposed(kind, of, pct, value);
  }

  private static UserErrorException wrong(String text, String rule) {
    return new UserErrorException(
        UserErrorException.Kind.USAGE, "Invalid --set " + text + " (" + rule + ")");
  }

  private boolean holdsFor(Object key) {
    if (of == null) {
      return true;
    }
    return key instanceof BigDecimal rate
        ? rate.compareTo(new BigDecimal(of)) == 0
        : key.toString().equals(of);
  }

  private BigDecimal of(BigDecimal inForce) {
    return kztPerKwh != null
        ? kztPerKwh
        : inForce.multiply(HUNDRED.add(Objects.requireNonNull(pct))).divide(HUNDRED);
  }

  /** The last one that holds for a key; what is named exactly goes before what holds for all. */
  private static Optional<Supposed> holding(List<Supposed> all, Kind kind, Object key) {
    List<Supposed> here =
        all.stream().filter(each -> each.kind == kind && each.holdsFor(key)).toList();
    List<Supposed> named = here.stream().filter(each -> each.of != null).toList();
    List<Supposed> best = named.isEmpty() ? here : named;
    return best.isEmpty() ? Optional.empty() : Optional.of(best.get(best.size() - 1));
  }

  /** The tables of what is supposed; empty where nothing is. */
  static List<Section> sections(List<Supposed> all, Section feeRates, Section purchases) {
    List<Section> sections = new ArrayList<>();
    if (all.stream().anyMatch(each -> each.kind == Kind.FEE)) {
      sections.add(fees(all, feeRates));
    }
    if (all.stream().anyMatch(each -> each.kind == Kind.TARIFF)) {
      sections.add(tariffs(all, purchases));
    }
    return sections;
  }

  private static Section fees(List<Supposed> all, Section rates) {
    return rates.with(
        List.of("supposed_kzt_per_kwh", "supposed_kzt", "difference_kzt"),
        Set.of("supposed_kzt", "difference_kzt"),
        "supposed_kzt = fee_energy_mwh * 1000 * supposed_kzt_per_kwh;"
            + " difference_kzt = supposed_kzt - expected_kzt",
        row -> {
          BigDecimal rate = (BigDecimal) row.get(0);
          BigDecimal energy = (BigDecimal) row.get(2);
          BigDecimal expected = (BigDecimal) row.get(3);
          if (rate == null || energy == null || expected == null) {
            return Arrays.asList(null, null, null);
          }
          BigDecimal next =
              holding(all, Kind.FEE, rate).map(supposed -> supposed.of(rate)).orElse(rate);
          BigDecimal fee = energy.multiply(KWH_PER_MWH).multiply(next);
          return Arrays.asList(next, fee, fee.subtract(expected));
        });
  }

  private static Section tariffs(List<Supposed> all, Section purchases) {
    return purchases.with(
        List.of("price_kzt_per_kwh", "supposed_kzt_per_kwh", "supposed_kzt", "difference_kzt"),
        Set.of("supposed_kzt", "difference_kzt"),
        "price_kzt_per_kwh = purchased_kzt / (purchased_mwh * 1000), rounded to six decimals;"
            + " supposed_kzt = purchased_kzt * (1 + change) or purchased_mwh * 1000 *"
            + " supposed_kzt_per_kwh; difference_kzt = supposed_kzt - purchased_kzt",
        row -> {
          Object supply = row.get(0);
          BigDecimal energy = (BigDecimal) row.get(2);
          BigDecimal paid = (BigDecimal) row.get(3);
          if (supply == null || energy == null || paid == null || energy.signum() == 0) {
            return Arrays.asList(null, null, null, null);
          }
          BigDecimal kwh = energy.multiply(KWH_PER_MWH);
          BigDecimal price = paid.divide(kwh, 6, RoundingMode.HALF_UP);
          Optional<Supposed> supposed = holding(all, Kind.TARIFF, supply);
          BigDecimal cost = supposed.map(each -> each.cost(kwh, paid)).orElse(paid);
          return Arrays.asList(
              price, cost.divide(kwh, 6, RoundingMode.HALF_UP), cost, cost.subtract(paid));
        });
  }

  private BigDecimal cost(BigDecimal kwh, BigDecimal paid) {
    return kztPerKwh != null ? kwh.multiply(kztPerKwh) : of(paid);
  }
}
