package kz.quat.config;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.quat.domain.DisclosureRule;
import kz.quat.domain.EffectiveDated;
import kz.quat.domain.EicCode;
import kz.quat.domain.Fuel;
import kz.quat.domain.Language;
import kz.quat.domain.UserErrorException;
import org.jspecify.annotations.Nullable;

/** What the law or the operator sets. Entries are effective-dated and each names its source. */
public record Rules(
    CheckingRules checking,
    RegionRules regions,
    List<Reserve> reserve,
    List<Cap> caps,
    QuotaRules quota,
    List<ForecastRule> forecast,
    FilingRules filing,
    List<DisclosureRule> disclosure,
    List<OutageRule> outages) {

  public Rules {
    outages = List.copyOf(outages);
    reserve = List.copyOf(reserve);
    caps = List.copyOf(caps);
    forecast = List.copyOf(forecast);
    disclosure = List.copyOf(disclosure);
  }

  /** Codes and names of the regions, today's and former ones. */
  public record RegionRules(
      String source,
      List<Region> regions,
      List<RegionSplit> splits,
      @JsonProperty("old_codes") List<FormerCode> oldCodes,
      List<RegionAlias> names,
      @JsonProperty("former_names") List<FormerName> formerNames,
      @JsonProperty("eic_codes") List<EicArea> eicCodes) {
    public RegionRules {
      eicCodes = List.copyOf(eicCodes);
      regions = List.copyOf(regions);
      splits = List.copyOf(splits);
      for (RegionSplit split : splits) {
        requireListed(regions, "splits.code", split.code());
        requireListed(regions, "splits.split_from", split.splitFrom());
      }
      oldCodes = List.copyOf(oldCodes);
      names = List.copyOf(names);
      formerNames = List.copyOf(formerNames);
    }

    private static void requireListed(List<Region> regions, String key, String code) {
      if (regions.stream().noneMatch(region -> region.code().equals(code))) {
        throw new IllegalArgumentException(key + " is " + code + " (must be a listed region)");
      }
    }

    /** Regions that were separated from others on a day or later, with those others. */
    public SortedMap<String, String> separatedSince(LocalDate day) {
      SortedMap<String, String> separated = new TreeMap<>();
      for (RegionSplit split : splits) {
        if (regions.stream()
            .anyMatch(
                region ->
                    region.code().equals(split.code()) && !region.validFrom().isBefore(day))) {
          separated.put(split.code(), split.splitFrom());
        }
      }
      return separated;
    }

    /** The time zone (tzdb name) of each region, by today's code. */
    public SortedMap<String, String> zoneIds() {
      SortedMap<String, String> zoneIds = new TreeMap<>();
      regions.forEach(region -> zoneIds.put(region.code(), region.zoneId()));
      return zoneIds;
    }
  }

  /** A region in force from a day on, with its own clock. */
  public record Region(
      String code, String nameEn, String nameKk, String nameRu, String zoneId, LocalDate validFrom)
      implements EffectiveDated {
    public Region {
      if (!code.matches("KZ-[0-9]{2}")) {
        throw new IllegalArgumentException("regions.code is " + code + " (must be like KZ-35)");
      }
      ZoneId.of(zoneId);
    }

    /** The name in a language. */
    public String name(Language language) {
      return switch (language) {
        case KK -> nameKk;
        case RU -> nameRu;
        case EN -> nameEn;
      };
    }
  }

  /** A region that was separated from another one on the day from which it is in force. */
  public record RegionSplit(String code, String splitFrom) {
    public RegionSplit {
      if (code.equals(splitFrom)) {
        throw new IllegalArgumentException(
            "splits.split_from is " + splitFrom + " (must be another region)");
      }
    }
  }

  /** A name by which files may call a region, besides its Kazakh and Russian names. */
  public record RegionAlias(String name, String becomes) {}

  /** A former name, the region that it means today, and the last day on which it may be used. */
  public record FormerName(String name, String becomes, LocalDate validTo) {}

  /** The area code of a region, or of supply from abroad, in messages of IEC 62325. */
  public record EicArea(String code, String becomes, String source) {
    public EicArea {
      if (!EicCode.isValid(code)) {
        throw new IllegalArgumentException(
            "eic_codes.code is " + code + " (must be an EIC whose last character checks it)");
      }
      if (!becomes.matches("KZ-[0-9]{2}|X-[A-Z]{2}")) {
        throw new IllegalArgumentException(
            "eic_codes.becomes is " + becomes + " (must be like KZ-35 or X-RU)");
      }
    }
  }

  /** A former code, the code that replaced it, and the last day on which a record may carry it. */
  public record FormerCode(String code, String becomes, LocalDate validTo) {}

  /**
   * The reserve rule: the larger of a percentage of the median load forecast and the region's share
   * of its zone's largest unit.
   */
  public record Reserve(
      LocalDate validFrom,
      double percentOfLoad,
      Map<String, Double> largestUnitMw,
      SourceText source)
      implements EffectiveDated {
    public Reserve {
      largestUnitMw = Map.copyOf(largestUnitMw);
      Check.range("reserve.percent_of_load", percentOfLoad, 0, 100);
      largestUnitMw.forEach(
          (zone, mw) -> Check.range("reserve.largest_unit_mw." + zone, mw, 0, 1e5));
    }
  }

  /** A cap on mining; a null cap lifts an earlier one; null hours mean every hour. */
  public record Cap(
      LocalDate validFrom,
      String scope,
      @Nullable String name,
      @Nullable Double capMw,
      @Nullable List<Integer> hours,
      SourceText source)
      implements EffectiveDated {
    public Cap {
      if (!List.of("national", "zone", "region").contains(scope)) {
        throw new IllegalArgumentException(
            "caps.scope is " + scope + " (must be national, zone or region)");
      }
      if ((name == null) != scope.equals("national")) {
        throw new IllegalArgumentException(
            "caps.name must be given for zone and region, and only there");
      }
      if (hours != null && !scope.equals("national")) {
        throw new IllegalArgumentException("caps.hours is allowed for the national scope only");
      }
      if (capMw != null) {
        Check.range("caps.cap_mw", capMw, 0, 1e6);
      }
    }
  }

  /** Policies, tiers, floor prices and the other rules of sharing quotas. */
  public record QuotaRules(
      List<PolicyRule> policies,
      List<TierRule> tiers,
      List<FloorPrice> floorPrices,
      List<UtilisationRule> uptake,
      List<ReofferRule> reoffer,
      List<ComplianceRule> compliance,
      List<LegalText> basis,
      List<LegalText> objection) {
    public QuotaRules {
      policies = List.copyOf(policies);
      tiers = List.copyOf(tiers);
      floorPrices = List.copyOf(floorPrices);
      uptake = List.copyOf(uptake);
      reoffer = List.copyOf(reoffer);
      compliance = List.copyOf(compliance);
      basis = List.copyOf(basis);
      objection = List.copyOf(objection);
      if (uptake.isEmpty()) {
        throw new IllegalArgumentException("uptake must have an entry");
      }
    }
  }

  /**
   * A sentence of law that holds from a day on, as a page shows it to readers, in three languages.
   *
   * @param doubt true where only excerpts of the act were read, so that the sentence is still to be
   *     checked
   */
  public record LegalText(
      LocalDate validFrom,
      String textKk,
      String textRu,
      String textEn,
      boolean doubt,
      String source)
      implements EffectiveDated {
    public LegalText {
      for (String text : List.of(textKk, textRu, textEn)) {
        if (text.isBlank()) {
          throw new IllegalArgumentException("A text of law of " + validFrom + " is blank");
        }
      }
    }
  }

  /** The policy that decides quotas from a day on. */
  public record PolicyRule(LocalDate validFrom, String policy, SourceText source)
      implements EffectiveDated {
    public PolicyRule {
      if (!List.of("max_min", "pro_rata", "lifo", "auction").contains(policy)) {
        throw new IllegalArgumentException(
            "policies.policy is " + policy + " (must be max_min, pro_rata, lifo or auction)");
      }
    }
  }

  /** The tier that holds from a day on for grid-supplied power where the register names none. */
  public record TierRule(LocalDate validFrom, int gridTier, SourceText source)
      implements EffectiveDated {
    public TierRule {
      Check.range("tiers.grid_tier", gridTier, 1, 100);
    }
  }

  /**
   * The lowest bid, in KZT per kWh, that an auction accepts in a zone. A null price lifts an
   * earlier floor.
   */
  public record FloorPrice(
      LocalDate validFrom, String zone, @Nullable Double kztPerKwh, SourceText source)
      implements EffectiveDated {
    public FloorPrice {
      if (kztPerKwh != null) {
        Check.range("floor_prices.kzt_per_kwh", kztPerKwh, 0, 1e6);
      }
    }
  }

  /** The forecast method used from a day on. */
  public record ForecastRule(
      LocalDate validFrom, String method, double weatherErrorC, String source)
      implements EffectiveDated {
    public ForecastRule {
      Check.range("methods.weather_error_c", weatherErrorC, 0, 20);
      if (!List.of("ridge", "similar_day").contains(method)) {
        throw new IllegalArgumentException(
            "methods.method is " + method + " (must be ridge or similar_day)");
      }
    }
  }

  /** How load is forecast on a day. */
  public ForecastRule forecastOn(LocalDate day) {
    return required(EffectiveDated.inForce(forecast, day), "forecast.methods", day);
  }

  /** The reserve rule in force on a day. */
  public Reserve reserveOn(LocalDate day) {
    return required(EffectiveDated.inForce(reserve, day), "reserve", day);
  }

  /** The policy in force on a day, by its name in docs/spec/quotas.md. */
  public String policyOn(LocalDate day) {
    return required(EffectiveDated.inForce(quota.policies(), day), "quota.policies", day)
        .policy()
        .toLowerCase(Locale.ROOT);
  }

  /** The tier of grid-supplied power in force on a day. */
  public int gridTierOn(LocalDate day) {
    return required(EffectiveDated.inForce(quota.tiers(), day), "quota.tiers", day).gridTier();
  }

  /** The rule for re-offering unused quota in force on a day. */
  public ReofferRule reofferOn(LocalDate day) {
    return required(EffectiveDated.inForce(quota.reoffer(), day), "quota.reoffer", day);
  }

  /** The rule of the compliance factor in force on a day. */
  public ComplianceRule complianceOn(LocalDate day) {
    return required(EffectiveDated.inForce(quota.compliance(), day), "quota.compliance", day);
  }

  /** The rule in force on a day for when a total over miners may be shown to everybody. */
  public DisclosureRule disclosureOn(LocalDate day) {
    return required(EffectiveDated.inForce(disclosure, day), "disclosure", day);
  }

  /** The rule for unplanned outages of a fuel's units in force on a day. */
  public OutageRule outagesOn(Fuel fuel, LocalDate day) {
    List<OutageRule> ofFuel = outages.stream().filter(rule -> rule.fuel() == fuel).toList();
    return required(EffectiveDated.inForce(ofFuel, day), "outages of " + fuel.id(), day);
  }

  private static <T> T required(Optional<T> rule, String what, LocalDate day) {
    return rule.orElseThrow(
        () ->
            new UserErrorException(
                UserErrorException.Kind.USAGE,
                "conf/rules: no entry of " + what + " is in force on " + day + "; add one"));
  }
}
