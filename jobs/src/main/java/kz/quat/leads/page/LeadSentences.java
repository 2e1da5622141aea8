package kz.quat.leads.page;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import kz.quat.domain.Language;
import kz.quat.leads.Lead;
import kz.quat.leads.evidence.Feature;
import kz.quat.leads.region.RegionRise;
import kz.quat.text.Catalogue;
import kz.quat.text.Topic;
import org.jspecify.annotations.Nullable;

/** Sentences that speak for and against a lead, one plain sentence for each piece of evidence. */
public final class LeadSentences {

  /** Least and greatest power in kW of machines that were in wide use in 2021 to 2025. */
  private static final double MACHINE_LEAST_KW = 3.25;

  private static final double MACHINE_MOST_KW = 3.5;
  private static final long HOUR_SECONDS = 3600;
  private static final double WH_PER_MWH = 1e6;

  /** A load below this share of its usual value was switched off and not merely reduced. */
  private static final double OBEYS = 0.5;

  private final Catalogue words;
  private final ZoneId zone;
  private final DateTimeFormatter hours;

  /** Sentences in a language, with times in a region's local time. */
  public LeadSentences(Language language, ZoneId zone) {
    this.words = Catalogue.of(Topic.LEADS, language);
    this.zone = zone;
    String day = language == Language.EN ? "yyyy-MM-dd" : "dd.MM.yyyy";
    this.hours = DateTimeFormatter.ofPattern(day + " HH:00", Locale.ROOT);
  }

  /** All sentences of a lead, in the order of a page. */
  public List<String> of(Lead lead) {
    List<String> out = new ArrayList<>();
    place(lead, out);
    out.add(
        text("step", kw(lead.kw()), kw(lead.lowKw()), kw(lead.highKw()), time(lead.startHour())));
    out.add(
        text(
            "noise",
            number(value(lead, Feature.STEP_NOISE), 1),
            number(value(lead, Feature.RARITY), 1)));
    shape(lead, out);
    arrival(lead, out);
    out.add(
        text(
            "machines",
            number(Math.floor(lead.kw() / MACHINE_MOST_KW), 0),
            number(Math.ceil(lead.kw() / MACHINE_LEAST_KW), 0)));
    against(lead, out);
    Long end = lead.endHour();
    if (end != null) {
      out.add(text("gone", time(end)));
    }
    return out;
  }

  private void place(Lead lead, List<String> out) {
    double kind = value(lead, Feature.KIND);
    if (kind == 0) {
      out.add(text("place.balance"));
    } else if (kind == 1) {
      out.add(text("place.meter", lead.points().get(0).pointId()));
    } else {
      out.add(text("place.meters", String.valueOf(lead.points().size())));
    }
  }

  private void shape(Lead lead, List<String> out) {
    double spread = value(lead, Feature.HOUR_SPREAD);
    double low = value(lead, Feature.BLOCK_LOW);
    if (inBlocks(lead)) {
      out.add(
          text(
              "block",
              number(value(lead, Feature.BLOCK_HOURS), 0),
              number(100 * Math.max(0, low), 0)));
    } else {
      out.add(text(spread < 0.25 ? "flat" : "uneven", number(100 * spread, 0)));
    }
    out.add(text("weekend", number(100 * value(lead, Feature.WEEKEND), 0)));
    if (value(lead, Feature.KIND) > 0) {
      out.add(text("stretch", number(value(lead, Feature.STRETCH), 2)));
    }
  }

  private static boolean inBlocks(Lead lead) {
    return value(lead, Feature.BLOCK_GAIN) > 0.6
        && value(lead, Feature.HOUR_SPREAD) > 0.15
        && value(lead, Feature.BLOCK_LOW) < 0.7;
  }

  private void arrival(Lead lead, List<String> out) {
    double ramp = value(lead, Feature.RAMP_DAYS);
    if (ramp > 0) {
      out.add(text("lots", number(ramp, 0)));
    } else if (value(lead, Feature.JUMP) > 0.6) {
      out.add(text("sharp", number(100 * Math.min(1, value(lead, Feature.JUMP)), 0)));
    }
    double dips = value(lead, Feature.DIPS) - value(lead, Feature.DIPS_BEFORE);
    // A load that is reduced every evening falls sharply every day; another sentence describes
    // that.
    if (dips > 0.7 && !inBlocks(lead)) {
      out.add(text("dips", number(value(lead, Feature.DIPS), 1)));
    }
  }

  private void against(Lead lead, List<String> out) {
    double declared = value(lead, Feature.OF_DECLARED);
    if (value(lead, Feature.EXPLAINED) > 0) {
      out.add(text("explained"));
    } else if (declared > 1) {
      out.add(text("declared", number(100 * declared, 0)));
    }
    boolean balance = value(lead, Feature.KIND) == 0;
    double like = Math.max(value(lead, Feature.LIKE_LOAD), value(lead, Feature.LIKE_METER));
    if (balance && like > 0.5) {
      out.add(text("like", number(like, 2)));
    }
    double step = value(lead, Feature.BALANCE_STEP);
    if (!balance && Math.abs(step) > 0.3) {
      out.add(text("balance", number(100 * step, 0)));
    }
    if (value(lead, Feature.OTHER_FALL) < -0.4) {
      out.add(text("fall", number(-100 * value(lead, Feature.OTHER_FALL), 0)));
    }
    if (value(lead, Feature.PEERS_UP) > 0.3) {
      out.add(text("peers", number(100 * value(lead, Feature.PEERS_UP), 0)));
    }
    if (value(lead, Feature.AGE_DAYS) < 14) {
      out.add(text("young", number(value(lead, Feature.AGE_DAYS), 0)));
    }
  }

  /**
   * Sentences on what a load did when orders or inspectors came; empty if neither is known.
   *
   * @param underOrders rise in hours without quota divided by the usual rise; null if unknown
   * @param afterVisits rise after inspections nearby divided by the rise before; null if unknown
   */
  public List<String> obedience(@Nullable Double underOrders, @Nullable Double afterVisits) {
    List<String> out = new ArrayList<>();
    if (underOrders != null) {
      out.add(text(underOrders < OBEYS ? "orders.obeyed" : "orders.not", percent(underOrders)));
    }
    if (afterVisits != null) {
      out.add(text(afterVisits < OBEYS ? "visits.off" : "visits.on", percent(afterVisits)));
    }
    return out;
  }

  /** The sentence on the rise of the lead's region, which is only a coarse check. */
  public String region(RegionRise rise) {
    return rise.isAbove()
        ? text(
            "region.above",
            number(100 * rise.ratio(), 1),
            number(rise.residualMw(), 1),
            rise.since().toString(),
            number(100 * rise.limitRatio(), 1))
        : text("region.within", number(100 * rise.limitRatio(), 1));
  }

  /** The sentence for a region with too few known days. */
  public String regionUnknown() {
    return text("region.unknown");
  }

  /**
   * Sentences on what a registered site drew beyond its report, connection or quota; empty if
   * nothing.
   *
   * @param months months in which it reported too little
   */
  public List<String> site(
      long overReportWh,
      long months,
      long overContractWh,
      long overContractHours,
      long overQuotaWh,
      long overQuotaHours) {
    List<String> out = new ArrayList<>();
    if (overReportWh > 0) {
      out.add(text("site.report", mwh(overReportWh), months));
    }
    if (overContractHours > 0) {
      out.add(text("site.contract.hours", overContractHours));
    }
    if (overContractWh > 0) {
      out.add(text("site.contract", mwh(overContractWh)));
    }
    if (overQuotaHours > 0) {
      out.add(text("site.quota", mwh(overQuotaWh), overQuotaHours));
    }
    return out;
  }

  private String mwh(long wh) {
    return number(wh / WH_PER_MWH, 1);
  }

  private String percent(double share) {
    return number(100 * Math.max(0, share), 0);
  }

  private static double value(Lead lead, Feature feature) {
    return lead.features().get(feature.index());
  }

  String text(String key, Object... values) {
    return words.text(key, values);
  }

  String time(long hour) {
    return hours.format(Instant.ofEpochSecond(hour * HOUR_SECONDS).atZone(zone));
  }

  String kw(double kw) {
    return number(kw, kw < 10 ? 1 : 0);
  }

  String number(double value, int decimals) {
    return words.plain(BigDecimal.valueOf(value), decimals);
  }
}
